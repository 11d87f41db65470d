import { type Bytes, slice } from './bytes.ts'

/** A named block of a Minolta raw. */
export interface MrwBlock {
  name: string
  body: Bytes
}

const HEADER = 8
/** A raw has a handful of them. */
const MAX_BLOCKS = 16

/** The blocks before the sensor's data. `PRD` contains the size of the picture, and `TTW` is a TIFF structure. */
export function* mrwBlocks(bytes: Bytes): Generator<MrwBlock> {
  const header = bytes.read(0, HEADER)
  if (header.length < HEADER) return
  const end = HEADER + header.readUInt32BE(4)
  let at = HEADER
  for (let n = 0; n < MAX_BLOCKS && at + 8 <= end; n++) {
    const head = bytes.read(at, 8)
    if (head.length < 8) return
    const length = head.readUInt32BE(4)
    yield { name: head.toString('latin1', 1, 4), body: slice(bytes, at + 8, length) }
    at += 8 + length
  }
}
