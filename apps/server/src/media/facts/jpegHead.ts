import { type Bytes, type Span, slice, sliceRanges } from '../formats/bytes.ts'
import { isFrame, jpegSegments, readFrameSize, SOS } from '../formats/jpeg.ts'
import { addResources, noBlocks, readOrientation } from '../formats/metadataBlocks.ts'
import type { Size } from '../formats/size.ts'
import { orient } from '../formats/size.ts'
import type { PhotoHead } from './photoHead.ts'

const [APP1, APP13] = [0xe1, 0xed]
const EXIF = 'Exif\0\0'
const XMP = 'http://ns.adobe.com/xap/1.0/\0'
const EXTENDED_XMP = 'http://ns.adobe.com/xmp/extension/\0'
const PHOTOSHOP = 'Photoshop 3.0\0'

/** After the signature of Extended XMP: GUID, full length, offset (XMP part 3, 1.1.3.1). */
const EXTENSION_HEAD = 40

/** Undefined for a file that no decoder would start to read: without a frame, or without the start of its data. */
export function readJpegHead(bytes: Bytes): PhotoHead | undefined {
  let size: Size | undefined
  let hasData = false
  const blocks = noBlocks()
  const extended: (Span & { order: number })[] = []
  const resources: Span[] = []
  for (const { marker, body } of jpegSegments(bytes, 0, true)) {
    if (isFrame(marker)) size ??= readFrameSize(body)
    else if (marker === SOS) hasData = true
    if (marker !== APP1 && marker !== APP13) continue
    const start = body.read(0, EXTENDED_XMP.length + EXTENSION_HEAD)
    const behind = (length: number) => slice(body, length, body.size - length)
    const has = (signature: string) => start.toString('latin1', 0, signature.length) === signature
    if (has(EXIF)) blocks.exif.push(behind(EXIF.length))
    else if (has(XMP)) blocks.xmp.push(behind(XMP.length))
    else if (has(PHOTOSHOP)) resources.push(...placeOf(behind(PHOTOSHOP.length)))
    else if (has(EXTENDED_XMP) && start.length === EXTENDED_XMP.length + EXTENSION_HEAD) {
      const order = start.readUInt32BE(start.length - 4)
      extended.push(...placeOf(behind(start.length)).map((span) => ({ ...span, order })))
    }
  }
  if (size === undefined || !hasData) return undefined
  // Long blocks are split into several segments, which may be in any order in Extended XMP.
  if (extended.length > 0)
    blocks.xmp.push(
      sliceRanges(
        bytes,
        extended.sort((a, b) => a.order - b.order),
      ),
    )
  if (resources.length > 0) addResources(sliceRanges(bytes, resources), blocks)
  return { size: orient(size, readOrientation(blocks.exif[0])), blocks }
}

const placeOf = (view: Bytes): Span[] => view.locate(0, view.size)
