import type { Bytes } from '../formats/bytes.ts'
import { parseTime } from './captureTime.ts'

/** Where XMP has the time, the most telling first (Metadata Working Group 2.0, 3.2.3). */
const PROPERTIES: readonly (readonly [namespace: string, prefix: string, name: string])[] = [
  ['http://ns.adobe.com/exif/1.0/', 'exif', 'DateTimeOriginal'],
  ['http://ns.adobe.com/photoshop/1.0/', 'photoshop', 'DateCreated'],
  ['http://ns.adobe.com/xap/1.0/', 'xmp', 'CreateDate'],
]

/** Longer ones carry pictures, behind the properties. */
const MAX_PACKET = 1 << 20
const CHARACTER_UNITS = 2

/** When the picture of some XMP packets was taken. */
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

/** What a packet calls a namespace. */
function prefixOf(text: string, namespace: string): string | undefined {
  const at = text.indexOf(namespace)
  const before = text.slice(Math.max(0, at - 100), at)
  return at < 0 ? undefined : /xmlns:([\w.-]{1,64})\s{0,16}=\s{0,16}["']$/.exec(before)?.[1]
}

/** Of a property that is there as an attribute or an element; damaged ones may be followed by good ones. */
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
