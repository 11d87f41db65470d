import { type Bytes, type Part, slice, sliceRanges } from '../formats/bytes.ts'
import { FTYP, readClipAt } from '../formats/motionClip.ts'
import { type Occurrence, occurrences, type Signature, signature } from '../formats/occurrences.ts'
import { PHOTOSHOP } from '../formats/photoshop.ts'
import { KIB } from '../formats/units.ts'
import type { LocationSearch } from './locationSearch.ts'
import { findMovieLocation } from './movieLocation.ts'
import { findExifLocation, findResourcesLocation } from './tiffLocation.ts'
import { findXmpLocation } from './xmpLocation.ts'

// The search is faster with fewer and shorter probes (occurrences.ts).
const EXIF = signature('Exif\0')
const XMP = signature('http://ns.adobe.com/xap/1.0/\0', 'adobe')
const EXTENDED_XMP = signature('http://ns.adobe.com/xmp/extension/\0', 'adobe')

/** In the first tag of every packet. */
const PACKET = signature('adobe:ns:meta/', 'adobe')
const PACKET_END = Buffer.from('</x:xmpmeta')

/** Between the signature and the data of Extended XMP: GUID, full length, offset (XMP part 3, 1.1.3.1). */
const EXTENSION_HEAD = 40
const MAX_SEGMENT = 65_533

/** Of a packet that no structure refers to. */
const MAX_PACKET = 256 * KIB

/**
 * Searches blocks that begin with a signature, wherever they are. Photos contain second pictures (MPF, gain maps),
 * previews in maker notes and, as motion photos, a whole MP4, in segments and boxes or after the end of all
 * structures, each with its own metadata. Coded pictures cannot contain a signature by chance: the shortest is 8 known
 * bytes. One sequential pass in constant memory.
 */
export function findSignatureLocation(bytes: Bytes, search: LocationSearch): void {
  const extended = new Map<string, ExtensionPart[]>()
  const clips = new Set<number>()
  const packets: number[] = []
  search.searchParts(bytes, signatureParts(bytes), ({ signature, at }) => {
    if (signature === FTYP) findClipLocation(bytes, at, clips, search)
    else if (signature === PACKET) packets.push(at)
    else if (signature === EXTENDED_XMP) addExtension(bytes, at, extended)
    else findBlockLocation(bytes, signature, at, search)
  })
  for (const parts of extended.values()) {
    parts.sort((a, b) => a.order - b.order)
    findXmpLocation(sliceRanges(bytes, parts), search)
  }
  const places = packets.map((at) => ({ at, end: at + PACKET.bytes.length }))
  search.searchParts(bytes, places, ({ at }) => findPacketLocation(bytes, at, search))
}

function* signatureParts(bytes: Bytes): Generator<Part & Occurrence> {
  for (const found of occurrences(bytes, [EXIF, XMP, EXTENDED_XMP, PACKET, PHOTOSHOP, FTYP])) {
    yield { ...found, end: found.at + found.signature.bytes.length }
  }
}

/** A JPEG segment, or the same block without one. */
function findBlockLocation(bytes: Bytes, kind: Signature, at: number, search: LocationSearch): void {
  // JPEG has two zeros after the name of EXIF.
  const head = kind.bytes.length + (kind === EXIF ? 1 : 0)
  const body = slice(bytes, at + head, segmentLength(bytes, at) - head)
  if (kind === EXIF) findExifLocation(body, search)
  else if (kind === XMP) findXmpLocation(body, search)
  else findResourcesLocation(body, search)
}

function findClipLocation(bytes: Bytes, at: number, walked: Set<number>, search: LocationSearch): void {
  const clip = readClipAt(bytes, at)
  if (clip) findMovieLocation(bytes, search, clip.offset, walked)
}

/** Searches a packet that is in no block known so far. */
function findPacketLocation(bytes: Bytes, at: number, search: LocationSearch): void {
  const [place] = bytes.locate(at, 1)
  if (place === undefined || search.wasTextSearched(place.offset)) return
  const text = bytes.read(at, MAX_PACKET)
  const end = text.indexOf(PACKET_END)
  findXmpLocation(slice(bytes, at, end < 0 ? text.length : end), search)
}

/** A piece of an Extended XMP packet. Pieces may be in any order. */
interface ExtensionPart {
  order: number
  offset: number
  length: number
}

function addExtension(bytes: Bytes, at: number, extended: Map<string, ExtensionPart[]>): void {
  const head = bytes.read(at + EXTENDED_XMP.bytes.length, EXTENSION_HEAD)
  if (head.length < EXTENSION_HEAD) return
  const guid = head.toString('latin1', 0, 32)
  const skip = EXTENDED_XMP.bytes.length + EXTENSION_HEAD
  const part = { order: head.readUInt32BE(36), offset: at + skip, length: segmentLength(bytes, at) - skip }
  const parts = extended.get(guid)
  if (parts) parts.push(part)
  else extended.set(guid, [part])
}

/**
 * The length of the segment's data, starting at its signature; without a marker of APP1 to APP15 before it, the
 * maximum.
 */
function segmentLength(bytes: Bytes, at: number): number {
  const marker = bytes.read(at - 4, 4)
  const isSegment = at >= 4 && marker.length === 4 && marker[0] === 0xff && ((marker[1] ?? 0) & 0xf0) === 0xe0
  return isSegment ? Math.max(marker.readUInt16BE(2) - 2, 0) : MAX_SEGMENT
}
