import { type Bytes, slice } from './bytes.ts'

export interface WebpChunk {
  type: string
  at: number
  end: number
  body: Bytes
}

const CHUNK_UNITS = 150

/** The chunks of a WebP (RIFF, padded to even length, no checksums). Only their headers are read. */
export function* webpChunks(bytes: Bytes): Generator<WebpChunk> {
  for (let at = 12; ; ) {
    const head = bytes.read(at, 8)
    if (head.length < 8) return
    bytes.budget.spend(CHUNK_UNITS)
    const length = head.readUInt32LE(4)
    const end = Math.min(at + 8 + length + (length % 2), bytes.size)
    yield { type: head.toString('latin1', 0, 4), at, end, body: slice(bytes, at + 8, length) }
    at = end
  }
}
