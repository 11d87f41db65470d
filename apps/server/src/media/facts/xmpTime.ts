import type { Bytes } from '../formats/bytes.ts'
import { MIB } from '../formats/units.ts'
import { parseTime } from './captureTime.ts'

/** Properties with the time, the most reliable first (Metadata Working Group 2.0, 3.2.3). */
const PROPERTIES: readonly (readonly [namespace: string, prefix: string, name: string])[] = [
  ['http://ns.adobe.com/exif/1.0/', 'exif', 'DateTimeOriginal'],
  ['http://ns.adobe.com/photoshop/1.0/', 'photoshop', 'DateCreated'],
  ['http://ns.adobe.com/xap/1.0/', 'xmp', 'CreateDate'],
]

/** Longer packets contain images, after the properties. */
const MAX_PACKET = MIB
const CHARACTER_UNITS = 2

/** The time when the picture of these XMP packets was taken. */
export function readXmpTime(packets: readonly Bytes[]): number | undefined {
  const texts = packets.map((packet) => textOf(packet))
  for (const [namespace, prefix, name] of PROPERTIES) {
    for (const text of texts) {
      for (const value of valuesOf(text, `${prefixOf(text, namespace) ?? prefix}:${name}`)) {
        const time = parseTime(value)
        if (time !== undefined) return time
      }
    }
  }
  return undefined
}

/** Names and times are ASCII in any encoding of XMP, with zeros between them in UTF-16. */
function textOf(packet: Bytes): string {
  const data = packet.read(0, MAX_PACKET)
  packet.budget.spend(data.length * CHARACTER_UNITS)
  return data.toString('latin1').replaceAll('\0', '')
}

/** The prefix of a namespace in a packet. */
function prefixOf(text: string, namespace: string): string | undefined {
  const at = text.indexOf(namespace)
  const before = text.slice(Math.max(0, at - 100), at)
  return at < 0 ? undefined : /xmlns:([\w.-]{1,64})\s{0,16}=\s{0,16}["']$/.exec(before)?.[1]
}

/** A property may be an attribute or an element, and a good value may follow damaged ones. */
const MAX_PLACES = 8
const MAX_VALUE = 64

function* valuesOf(text: string, name: string): Generator<string> {
  let at = text.indexOf(name)
  for (let n = 0; n < MAX_PLACES && at >= 0; n++) {
    const rest = text.slice(at + name.length, at + name.length + MAX_VALUE)
    const value = /^\s*=\s*["']([^"'<>]+)/.exec(rest)?.[1] ?? /^\s*>\s*([^<>]+)/.exec(rest)?.[1]
    if (value !== undefined) yield value
    at = text.indexOf(name, at + name.length)
  }
}
