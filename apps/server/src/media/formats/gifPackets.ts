import type { Part } from './bytes.ts'
import { type Bytes, slice } from './bytes.ts'
import { occurrences, signature } from './occurrences.ts'

const XMP = signature('XMP DataXMP', 'taXMP')

/** Longer than any packet in a GIF that was ever seen. */
const MAX_PACKET = 1 << 20

/** How the bytes behind a packet begin. */
const TRAILER = Buffer.from('01ff', 'hex')

/**
 * The XMP packets of a GIF. Each stands in an application extension as it is, with a trailer of bytes that lead whoever
 * takes it for blocks to its end (XMP part 3, 1.1.2). So it may be overlaid like any other.
 */
export function* gifPackets(bytes: Bytes): Generator<Part & { body: Bytes }> {
  let searched = 0
  for (const { at } of occurrences(bytes, [XMP])) {
    const start = Math.max(at + XMP.bytes.length, searched)
    const packet = bytes.read(start, at + XMP.bytes.length + MAX_PACKET - start)
    if (packet.length === 0) continue
    const trailer = packet.indexOf(TRAILER)
    searched = start + (trailer < 0 ? packet.length : trailer)
    yield { at: start, end: searched, body: slice(bytes, start, searched - start) }
  }
}
