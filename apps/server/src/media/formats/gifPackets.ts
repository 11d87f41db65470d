import { type Bytes, type Part, slice } from './bytes.ts'
import { occurrences, signature } from './occurrences.ts'
import { MIB } from './units.ts'

const XMP = signature('XMP DataXMP', 'taXMP')

/** Longer than any packet of a real GIF. */
const MAX_PACKET = MIB

/** The first bytes after a packet. */
const TRAILER = Buffer.from('01ff', 'hex')

/**
 * The XMP packets of a GIF. Each is stored verbatim in an application extension, with a trailer that leads a reader of
 * sub-blocks to the end of the packet (XMP part 3, 1.1.2). So its bytes can be patched like those of any other packet.
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
