import { type Bytes, pieces, slice } from './bytes.ts'
import type { LocationSearch, Part } from './locationSearch.ts'
import { clipAt, FTYP } from './motion-clip.ts'
import { movieLocation } from './movie-location.ts'
import { type Occurrence, occurrences } from './occurrences.ts'
import { exifLocation } from './tiff-location.ts'
import { xmpLocation } from './xmp-location.ts'

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
export function signatureLocation(bytes: Bytes, search: LocationSearch): void {
  const extended = new Map<string, ExtensionPart[]>()
  const clips = new Set<number>()
  search.parts(bytes, signatures(bytes), ({ needle, at }) => {
    const length = segmentLength(bytes, at)
    if (needle === FTYP) clipLocation(bytes, at, clips, search)
    else if (needle === EXIF) exifLocation(slice(bytes, at + 6, length - 6), search)
    else if (needle === XMP) xmpLocation(slice(bytes, at + XMP.length, length - XMP.length), search)
    else addExtension(bytes, at, length, extended)
  })
  for (const parts of extended.values()) {
    parts.sort((a, b) => a.order - b.order)
    xmpLocation(pieces(bytes, parts), search)
  }
}

function* signatures(bytes: Bytes): Generator<Part & Occurrence<Buffer>> {
  for (const found of occurrences(bytes, [EXIF, XMP, EXTENDED_XMP, FTYP])) {
    yield { ...found, end: found.at + found.needle.length }
  }
}

function clipLocation(bytes: Bytes, at: number, walked: Set<number>, search: LocationSearch): void {
  const clip = clipAt(bytes, at)
  if (clip) movieLocation(bytes, search, clip.offset, walked)
}

/** A piece of an Extended XMP packet, in whatever order the pieces are. */
interface ExtensionPart {
  order: number
  offset: number
  length: number
}

function addExtension(
  bytes: Bytes,
  at: number,
  length: number,
  extended: Map<string, ExtensionPart[]>,
): void {
  const head = bytes.read(at + EXTENDED_XMP.length, EXTENSION_HEAD)
  if (head.length < EXTENSION_HEAD) return
  const guid = head.toString('latin1', 0, 32)
  const skip = EXTENDED_XMP.length + EXTENSION_HEAD
  const part = { order: head.readUInt32BE(36), offset: at + skip, length: length - skip }
  const parts = extended.get(guid)
  if (parts) parts.push(part)
  else extended.set(guid, [part])
}

/** The length of the APP1 segment's data from its signature on; where no marker stands before it, the longest one. */
function segmentLength(bytes: Bytes, at: number): number {
  const marker = bytes.read(at - 4, 4)
  const app1 = at >= 4 && marker.length === 4 && marker.readUInt16BE(0) === 0xffe1
  return app1 ? Math.max(marker.readUInt16BE(2) - 2, 0) : MAX_SEGMENT
}
