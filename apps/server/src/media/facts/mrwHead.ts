import { type Bytes, slice } from '../formats/bytes.ts'
import { noBlocks } from '../formats/metadataBlocks.ts'
import type { Size } from '../formats/size.ts'
import type { PhotoHead } from './photoHead.ts'

/** A raw has a handful of them. */
const MAX_BLOCKS = 16

/** A Minolta raw: before the sensor's data are named blocks. `PRD` contains the size, and `TTW` is a TIFF. */
export function readMrwHead(bytes: Bytes): PhotoHead | undefined {
  const head = bytes.read(0, 8)
  if (head.length < 8) return undefined
  const end = 8 + head.readUInt32BE(4)
  let size: Size | undefined
  const exif: Bytes[] = []
  let at = 8
  for (let n = 0; n < MAX_BLOCKS && at + 8 <= end; n++) {
    const block = bytes.read(at, 8)
    if (block.length < 8) break
    const name = block.toString('latin1', 1, 4)
    const body = slice(bytes, at + 8, block.readUInt32BE(4))
    if (name === 'PRD') size = pictureSize(body)
    if (name === 'TTW') exif.push(body)
    at += 8 + block.readUInt32BE(4)
  }
  return { size, blocks: { ...noBlocks(), exif } }
}

/** A version, the sensor's size, then the picture's, height first. */
function pictureSize(body: Bytes): Size | undefined {
  const data = body.read(0, 16)
  if (data.length < 16) return undefined
  const [height, width] = [data.readUInt16BE(12), data.readUInt16BE(14)]
  return width > 0 && height > 0 ? { width, height } : undefined
}
