import { type Bytes, pieces, slice } from './bytes.ts'
import { clipAt, FTYP } from './motion-clip.ts'
import { movieLocation } from './movie-location.ts'
import { occurrences } from './occurrences.ts'
import type { Redaction } from './redaction.ts'
import { tiffLocation } from './tiff-location.ts'
import { xmpLocation } from './xmp-location.ts'

/** A photo has a handful; more than this only a file made for it, and only its uploader's own location is in it. */
const MAX_BLOCKS = 1_000

const EXIF = Buffer.from('Exif\0')
const XMP = Buffer.from('http://ns.adobe.com/xap/1.0/\0')
const EXTENDED_XMP = Buffer.from('http://ns.adobe.com/xmp/extension/\0')
/** GUID, full length, offset: what stands between the signature and the data of Extended XMP (XMP part 3, 1.1.3.1). */
const EXTENSION_HEAD = 40
const MAX_SEGMENT = 65_533

/**
 * Where a JPEG tells the location. It looks for the signatures of metadata anywhere in the file, not only in the
 * segments before the picture: photos carry second pictures (MPF, gain maps), previews in maker notes and, as motion
 * photos, a whole MP4 behind the end, each with its own. Entropy-coded data cannot hold a signature by chance: the
 * shortest is 8 known bytes. One sequential pass in constant memory; also used for raws with JPEG previews inside.
 */
export function signatureLocation(bytes: Bytes): Redaction[] {
  const out: Redaction[] = []
  const extended = new Map<string, { order: number; offset: number; length: number }[]>()
  let blocks = 0
  for (const { needle: signature, at } of occurrences(bytes, [EXIF, XMP, EXTENDED_XMP, FTYP])) {
    if (++blocks > MAX_BLOCKS) break
    if (signature === FTYP) {
      const clip = clipAt(bytes, at)
      if (clip) out.push(...movieLocation(slice(bytes, clip.offset, clip.length)))
      continue
    }
    const length = segmentLength(bytes, at)
    if (signature === EXIF) out.push(...tiffLocation(slice(bytes, at + 6, length - 6)))
    else if (signature === XMP) out.push(...xmpLocation(slice(bytes, at + XMP.length, length - XMP.length)))
    else {
      const head = bytes.read(at + EXTENDED_XMP.length, EXTENSION_HEAD)
      if (head.length < EXTENSION_HEAD) continue
      const guid = head.toString('latin1', 0, 32)
      const skip = EXTENDED_XMP.length + EXTENSION_HEAD
      const part = { order: head.readUInt32BE(36), offset: at + skip, length: length - skip }
      extended.set(guid, [...(extended.get(guid) ?? []), part])
    }
  }
  for (const parts of extended.values()) {
    parts.sort((a, b) => a.order - b.order)
    out.push(...xmpLocation(pieces(bytes, parts)))
  }
  return out
}

/** The length of the APP1 segment's data from its signature on; where no marker stands before it, the longest one. */
function segmentLength(bytes: Bytes, at: number): number {
  const marker = bytes.read(at - 4, 4)
  const app1 = at >= 4 && marker.length === 4 && marker.readUInt16BE(0) === 0xffe1
  return app1 ? Math.max(marker.readUInt16BE(2) - 2, 0) : MAX_SEGMENT
}
