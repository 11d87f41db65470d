import { type Box, boxes, child, metaStart } from './boxes.ts'
import { type Bytes, redact, slice } from './bytes.ts'
import { CANON_UUID } from './cr3.ts'
import type { Redaction } from './redaction.ts'
import { bareGpsLocation, tiffLocation } from './tiff-location.ts'
import { xmpLocation } from './xmp-location.ts'

/** The `uuid` of an XMP packet (XMP part 3, 1.2.7), in hexadecimal. */
const XMP_UUID = 'be7acfcb97a942e89c71999491e3afac'

/** Keys such as com.apple.quicktime.location.ISO6709, .location.name, .location.accuracy.horizontal. */
export const LOCATION_KEY = /location|gps|latitude|longitude/i
/** A key list has some ten entries of some ten bytes. */
const MAX_KEYS = 64 << 10

/** Where an MP4, MOV, 3GP or CR3 tells the location: user data of the movie and its tracks, Apple's keys, XMP. */
export function movieLocation(bytes: Bytes): Redaction[] {
  const out: Redaction[] = []
  for (const box of boxes(bytes)) {
    if (box.type === 'moov') out.push(...containerLocation(box.body))
    else if (box.type === 'uuid') out.push(...uuidLocation(box.body))
    else if (box.type === 'meta') out.push(...metaLocation(box.body))
  }
  return out
}

function containerLocation(container: Bytes): Redaction[] {
  const out: Redaction[] = []
  for (const box of boxes(container)) {
    if (box.type === 'trak') out.push(...containerLocation(box.body))
    else if (box.type === 'udta') out.push(...userDataLocation(box.body))
    else if (box.type === 'meta') out.push(...metaLocation(box.body))
    else if (box.type === 'uuid') out.push(...uuidLocation(box.body))
  }
  return out
}

/** `©xyz` (QuickTime, Android) and `loci` (3GPP) become `free` boxes of zeros: what a muxer leaves for removed data. */
function userDataLocation(udta: Bytes): Redaction[] {
  const out: Redaction[] = []
  for (const box of boxes(udta)) {
    if (box.type === '\xa9xyz' || box.type === 'loci') {
      out.push(...rename(udta, box, 'free'), ...redact(box.body, 0, box.body.size, 0))
    } else if (box.type === 'XMP_') {
      out.push(...xmpLocation(box.body))
    } else if (box.type === 'meta') {
      out.push(...metaLocation(box.body))
    }
  }
  return out
}

/** `keys` names, `ilst` values by the key's number (QuickTime File Format, metadata atom). Values become spaces. */
function metaLocation(meta: Bytes): Redaction[] {
  const start = metaStart(meta)
  const keys = child(meta, 'keys', start)
  const list = child(meta, 'ilst', start)
  if (!list) return []
  const names = keys ? keyNames(keys) : []
  const out: Redaction[] = []
  for (const item of boxes(list)) {
    const name = names[Buffer.from(item.type, 'latin1').readUInt32BE(0) - 1] ?? item.type
    if (!LOCATION_KEY.test(name) && name !== '\xa9xyz') continue
    for (const data of boxes(item.body)) {
      // Type and locale, 4 bytes each, then the value.
      if (data.type === 'data') out.push(...redact(data.body, 8, data.body.size - 8, 0x20))
    }
  }
  return out
}

function keyNames(keys: Bytes): string[] {
  const data = keys.read(0, MAX_KEYS)
  const names: string[] = []
  for (let at = 8; at + 8 <= data.length; ) {
    const size = data.readUInt32BE(at)
    if (size < 8) break
    names.push(data.toString('latin1', at + 8, at + size))
    at += size
  }
  return names
}

function uuidLocation(body: Bytes): Redaction[] {
  const id = body.read(0, 16).toString('hex')
  const content = slice(body, 16, body.size - 16)
  if (id === XMP_UUID) return xmpLocation(content)
  if (id !== CANON_UUID) return []
  const out: Redaction[] = []
  for (const box of boxes(content)) {
    if (box.type === 'CMT4') out.push(...bareGpsLocation(box.body))
    else if (box.type === 'CMT1') out.push(...tiffLocation(box.body))
  }
  return out
}

/** Overlays a box's type, a letter at a time. */
function rename(parent: Bytes, box: Box, type: string): Redaction[] {
  return [...Buffer.from(type, 'latin1')].flatMap((byte, i) => redact(parent, box.at + 4 + i, 1, byte))
}
