import { crc32 } from 'node:zlib'
import type { Bytes } from '../formats/bytes.ts'
import { noBlocks, skipExifPrefix } from '../formats/metadataBlocks.ts'
import { type PngChunk, pngChunks } from '../formats/png.ts'
import { isRawProfile, isXmp, type PngText, readPngText, readTextContent } from '../formats/pngText.ts'
import { addProfileBlocks, decodeRawProfile } from '../formats/rawProfile.ts'
import { MIB } from '../formats/units.ts'
import { applyPatches, patchRange } from './locationPatches.ts'
import type { LocationSearch } from './locationSearch.ts'
import { findExifLocation } from './tiffLocation.ts'
import { findXmpLocation } from './xmpLocation.ts'

/**
 * Searches a PNG: `eXIf`, XMP in any text chunk, and ImageMagick's "Raw profile type" texts. Each changed chunk gets a
 * new checksum, byte by byte, since readers drop a chunk with a wrong one.
 */
export function findPngLocation(bytes: Bytes, search: LocationSearch): void {
  search.searchParts(bytes, pngChunks(bytes), (chunk) => {
    const inside = search.subsearch()
    if (chunk.type === 'eXIf') findExifLocation(skipExifPrefix(chunk.body), inside)
    else findTextLocation(bytes, chunk, inside)
    if (inside.isEmpty) return
    search.add(inside.patches())
    setChecksum(bytes, chunk, inside, search)
  })
}

function findTextLocation(bytes: Bytes, chunk: PngChunk, search: LocationSearch): void {
  const text = readPngText(chunk)
  if (text === undefined || (!isXmp(text) && !isRawProfile(text))) return
  if (isXmp(text) && !text.isDeflated) {
    findXmpLocation(text.stored, search)
  } else if (hasLocation(text, search)) {
    // Deflated or hexadecimal text cannot be patched in place.
    search.blank(text.stored, 0, text.stored.size, BLANK)
    if (text.isDeflated) markPlain(bytes, chunk, text, search)
  }
}

/** Marks a text as not deflated. */
function markPlain(
  bytes: Bytes,
  chunk: PngChunk,
  { keyword, flagAt }: PngText,
  search: LocationSearch,
): void {
  if (flagAt !== undefined) {
    search.blank(chunk.body, flagAt, 1, 0)
    return
  }
  // zTXt becomes tEXt, whose text may be blanks, including the byte that was the compression method.
  for (const [i, byte] of [...Buffer.from('tE')].entries()) search.blank(bytes, chunk.at + 4 + i, 1, byte)
  search.blank(chunk.body, keyword.length + 1, 1, BLANK)
}

const BLANK = 0x20

/** Whether a text contains a location, or cannot be read and so may contain one. */
function hasLocation(text: PngText, search: LocationSearch): boolean {
  const probe = search.subsearch()
  probe.searchBlock(text.stored, BLANK, (stored) => {
    const content = readTextContent({ ...text, stored }, search.budget)
    if (content === undefined) probe.blank(stored, 0, stored.size, BLANK)
    else if (isXmp(text)) findXmpLocation(content, probe)
    else findProfileLocation(content, probe)
  })
  return !probe.isEmpty
}

function findProfileLocation(content: Bytes, search: LocationSearch): void {
  const profile = decodeRawProfile(content)
  if (profile === undefined) return
  const blocks = noBlocks()
  addProfileBlocks(profile, search.budget, blocks)
  for (const block of blocks.exif) findExifLocation(block, search)
  for (const packet of blocks.xmp) findXmpLocation(packet, search)
}

/** Patches the chunk's CRC over type and data as they will be served: four ranges of one byte. */
function setChecksum(bytes: Bytes, chunk: PngChunk, inside: LocationSearch, search: LocationSearch): void {
  const [from, end] = [chunk.at + 4, chunk.end - 4]
  if (chunk.body.size !== end - from - 4) return
  bytes.budget.spend(CHECKSUM_UNITS)
  const patches = inside.patches()
  let crc = 0
  for (let at = from; at < end; ) {
    const data = bytes.read(at, Math.min(MIB, end - at))
    if (data.length === 0) return
    bytes.budget.spend(data.length / 2 + patches.length * PATCH_UNITS)
    const base = bytes.locate(at, data.length)[0]?.offset ?? at
    crc = crc32(applyPatches(data, base, patches), crc)
    at += data.length
  }
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc)
  for (const [i, byte] of sum.entries()) search.add(patchRange(bytes, end + i, 1, byte))
}

/** Cost of a new checksum, and of each change in it. */
const [CHECKSUM_UNITS, PATCH_UNITS] = [10_000, 20]
