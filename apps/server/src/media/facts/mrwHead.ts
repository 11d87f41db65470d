import type { Bytes } from '../formats/bytes.ts'
import { noBlocks } from '../formats/metadataBlocks.ts'
import { mrwBlocks } from '../formats/mrw.ts'
import type { Size } from '../formats/size.ts'
import type { PhotoHead } from './photoHead.ts'

/** Undefined for a file that is too short to be a Minolta raw. */
export function readMrwHead(bytes: Bytes): PhotoHead | undefined {
  if (bytes.size < 8) return undefined
  let size: Size | undefined
  const exif: Bytes[] = []
  for (const { name, body } of mrwBlocks(bytes)) {
    if (name === 'PRD') size = pictureSize(body)
    if (name === 'TTW') exif.push(body)
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
