import { type Bytes, slice } from '../formats/bytes.ts'
import { imageResources, RESOURCE } from '../formats/photoshop.ts'
import { integers, openTiff, readIfd, TAG, type Tiff, walkIfds } from '../formats/tiff.ts'
import type { LocationSearch } from './locationSearch.ts'
import { findXmpLocation } from './xmpLocation.ts'

/** EXIF 3.0 defines GPS tags 0 to 0x1F. */
const LAST_GPS_TAG = 0x1f

/** GPS values are short; the longest in practice (a processing method in UTF-16) is far below. */
const MAX_GPS_VALUE = 65_536

/** Searches an EXIF block: its GPS directories, and the XMP packet in tag 700. */
export function findExifLocation(bytes: Bytes, search: LocationSearch): void {
  search.searchBlock(bytes, 0, (block) => findDirectoriesLocation(block, search))
}

/** Searches a whole TIFF file. If that is too much work, only the header is kept: a TIFF without a picture. */
export function findTiffLocation(bytes: Bytes, search: LocationSearch): void {
  const body = slice(bytes, TIFF_HEADER, bytes.size - TIFF_HEADER)
  search.searchBlock(body, 0, () => findDirectoriesLocation(bytes.chargedTo(search.budget), search))
}

const TIFF_HEADER = 8

/** Searches a block whose first directory is the GPS one itself (`CMT4` in Canon's CR3). */
export function findBareGpsLocation(bytes: Bytes, search: LocationSearch): void {
  search.searchBlock(bytes, 0, (block) => {
    const tiff = openTiff(block)
    if (tiff) blankGpsDirectory(tiff, tiff.first, search)
  })
}

function findDirectoriesLocation(bytes: Bytes, search: LocationSearch): void {
  const tiff = openTiff(bytes)
  if (!tiff) return
  const gps = new Set<number>()
  const packets = new Map<string, Bytes>()
  const resources = new Map<number, Bytes>()
  for (const ifd of walkIfds(tiff)) {
    for (const entry of ifd.entries) {
      if (entry.tag === TAG.gps) for (const offset of integers(tiff, entry, 1)) gps.add(offset)
      const value = () => slice(bytes, entry.valueAt, entry.valueLength)
      if (entry.tag === TAG.xmp) packets.set(`${entry.valueAt} ${entry.valueLength}`, value())
      if (entry.tag === TAG.photoshop) resources.set(entry.valueAt, value())
    }
  }
  for (const offset of gps) blankGpsDirectory(tiff, offset, search)
  for (const packet of packets.values()) findXmpLocation(packet, search)
  for (const block of resources.values()) findResourcesLocation(block, search)
}

/** Searches Photoshop's copies of blocks that the file has elsewhere. */
export function findResourcesLocation(bytes: Bytes, search: LocationSearch): void {
  search.searchParts(bytes, imageResources(bytes), ({ id, body }) => {
    if (id === RESOURCE.exif || id === RESOURCE.exif3) findExifLocation(body, search)
    else if (id === RESOURCE.xmp) findXmpLocation(body, search)
  })
}

/**
 * Zeroes a GPS directory with its values. The count of entries becomes zero: readers find an empty directory and
 * nothing to warn about. A directory of which fewer than half the entries are GPS ones is a stray pointer, perhaps
 * into pixels, and is kept.
 */
function blankGpsDirectory(tiff: Tiff, offset: number, search: LocationSearch): void {
  const ifd = readIfd(tiff, offset)
  const gpsEntries = ifd?.entries.filter((entry) => entry.tag <= LAST_GPS_TAG && entry.valueLength > 0)
  if (!ifd || !gpsEntries || gpsEntries.length * 2 < ifd.entries.length) return
  search.blank(tiff.bytes, ifd.offset, ifd.length, 0)
  for (const entry of gpsEntries) {
    if (entry.inline || entry.valueAt < 8) continue
    tiff.bytes.budget.spend(BLANK_UNITS)
    search.blank(tiff.bytes, entry.valueAt, Math.min(entry.valueLength, MAX_GPS_VALUE), 0)
  }
}

const BLANK_UNITS = 150
