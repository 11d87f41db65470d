import { type Bytes, type Span, slice, sliceRanges } from '../formats/bytes.ts'
import { isFrame, jpegSegments, readFrameSize, SOS } from '../formats/jpeg.ts'
import { addResources, type MetadataBlocks, noBlocks, readOrientation } from '../formats/metadataBlocks.ts'
import { orient, type Size } from '../formats/size.ts'
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
  const segments: MetadataSegments = { blocks: noBlocks(), extendedXmp: [], resources: [] }
  for (const { marker, body } of jpegSegments(bytes, 0, true)) {
    if (isFrame(marker)) size ??= readFrameSize(body)
    else if (marker === SOS) hasData = true
    else if (marker === APP1 || marker === APP13) addSegment(body, segments)
  }
  if (size === undefined || !hasData) return undefined
  const blocks = joinSegments(bytes, segments)
  return { size: orient(size, readOrientation(blocks.exif[0])), blocks }
}

interface MetadataSegments {
  blocks: MetadataBlocks
  extendedXmp: (Span & { order: number })[]
  resources: Span[]
}

function addSegment(body: Bytes, { blocks, extendedXmp, resources }: MetadataSegments): void {
  const start = body.read(0, EXTENDED_XMP.length + EXTENSION_HEAD)
  const after = (length: number) => slice(body, length, body.size - length)
  const has = (signature: string) => start.toString('latin1', 0, signature.length) === signature
  if (has(EXIF)) blocks.exif.push(after(EXIF.length))
  else if (has(XMP)) blocks.xmp.push(after(XMP.length))
  else if (has(PHOTOSHOP)) resources.push(...spansOf(after(PHOTOSHOP.length)))
  else if (has(EXTENDED_XMP) && start.length === EXTENDED_XMP.length + EXTENSION_HEAD) {
    const order = start.readUInt32BE(start.length - 4)
    extendedXmp.push(...spansOf(after(start.length)).map((span) => ({ ...span, order })))
  }
}

/** Long blocks are split into several segments, which may be in any order in Extended XMP. */
function joinSegments(bytes: Bytes, { blocks, extendedXmp, resources }: MetadataSegments): MetadataBlocks {
  const inOrder = extendedXmp.sort((a, b) => a.order - b.order)
  if (inOrder.length > 0) blocks.xmp.push(sliceRanges(bytes, inOrder))
  if (resources.length > 0) addResources(sliceRanges(bytes, resources), blocks)
  return blocks
}

const spansOf = (view: Bytes): Span[] => view.locate(0, view.size)
