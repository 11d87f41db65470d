import { type Bytes, slice } from './bytes.ts'
import { occurrences } from './occurrences.ts'
import type { Redaction } from './redaction.ts'
import { xmpLocation } from './xmp-location.ts'

const XMP = Buffer.from('XMP DataXMP')
/** Longer than any packet in a GIF that was ever seen. */
const MAX_PACKET = 1 << 20
/** A GIF has one packet; more is made. */
const MAX_PACKETS = 100

/**
 * Where a GIF tells the location: its XMP packet, which stands in an application extension as it is, with a trailer of
 * bytes that lead whoever takes it for blocks to its end (XMP part 3, 1.1.2). So it may be overlaid like any other.
 */
export function gifLocation(bytes: Bytes): Redaction[] {
  const out: Redaction[] = []
  let packets = 0
  for (const { at } of occurrences(bytes, [XMP])) {
    if (++packets > MAX_PACKETS) break
    const packet = bytes.read(at + XMP.length, MAX_PACKET)
    const trailer = packet.indexOf(Buffer.from('01ff', 'hex'))
    out.push(...xmpLocation(slice(bytes, at + XMP.length, trailer < 0 ? packet.length : trailer)))
  }
  return out
}
