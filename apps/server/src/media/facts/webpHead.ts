import type { Bytes } from '../formats/bytes.ts'
import { noBlocks, readOrientation, skipExifPrefix } from '../formats/metadataBlocks.ts'
import { orient, type Size } from '../formats/size.ts'
import { webpChunks } from '../formats/webp.ts'
import type { PhotoHead } from './photoHead.ts'

/** Undefined for a file that is no picture: without a canvas and without a frame. */
export function readWebpHead(bytes: Bytes): PhotoHead | undefined {
  let size: Size | undefined
  const blocks = noBlocks()
  for (const { type, body } of webpChunks(bytes)) {
    if (type === 'VP8X') size ??= canvasSize(body)
    else if (type === 'VP8 ') size ??= lossySize(body)
    else if (type === 'VP8L') size ??= losslessSize(body)
    else if (type === 'EXIF') blocks.exif.push(skipExifPrefix(body))
    else if (type === 'XMP ') blocks.xmp.push(body)
    if (size === undefined) return undefined
  }
  return size && { size: orient(size, readOrientation(blocks.exif[0])), blocks }
}

/** Flags in four bytes, then each side less one, in 24 bits. */
function canvasSize(body: Bytes): Size | undefined {
  const head = body.read(0, 10)
  return head.length < 10
    ? undefined
    : { width: head.readUIntLE(4, 3) + 1, height: head.readUIntLE(7, 3) + 1 }
}

/** A frame tag of three bytes, a start code, then each side in 14 bits. */
function lossySize(body: Bytes): Size | undefined {
  const head = body.read(0, 10)
  if (head.length < 10 || head.toString('hex', 3, 6) !== '9d012a') return undefined
  const [width, height] = [head.readUInt16LE(6) & 0x3fff, head.readUInt16LE(8) & 0x3fff]
  return width > 0 && height > 0 ? { width, height } : undefined
}

/** A signature, then each side less one, in 14 bits. */
function losslessSize(body: Bytes): Size | undefined {
  const head = body.read(0, 5)
  if (head.length < 5 || head[0] !== 0x2f) return undefined
  const bits = head.readUInt32LE(1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
