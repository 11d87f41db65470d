import { type Bytes, slice } from './bytes.ts'

export interface PngChunk {
  type: string
  /** Where the length field of the chunk is, and where the next chunk begins. */
  at: number
  end: number
  body: Bytes
}

const SIGNATURE = 8
const CHUNK_UNITS = 150

/** The chunks of a PNG. Only their headers are read. */
export function* pngChunks(bytes: Bytes): Generator<PngChunk> {
  for (let at = SIGNATURE; ; ) {
    const head = bytes.read(at, 8)
    if (head.length < 8) return
    bytes.budget.spend(CHUNK_UNITS)
    const length = head.readUInt32BE(0)
    const end = Math.min(at + 12 + length, bytes.size)
    yield { type: head.toString('latin1', 4, 8), at, end, body: slice(bytes, at + 8, length) }
    at = end
  }
}
