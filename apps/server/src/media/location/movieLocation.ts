import { type Box, boxes, MAX_BOX_DEPTH } from '../formats/boxes.ts'
import { type Bytes, slice } from '../formats/bytes.ts'
import { CANON_UUID } from '../formats/cr3.ts'
import { readMetaList } from '../formats/metaList.ts'
import { XMP_UUID } from '../formats/xmpBoxes.ts'
import type { LocationSearch } from './locationSearch.ts'
import { findBareGpsLocation, findExifLocation } from './tiffLocation.ts'
import { findXmpLocation } from './xmpLocation.ts'

/** Keys such as com.apple.quicktime.location.ISO6709, .location.name, .location.accuracy.horizontal. */
export const LOCATION_KEY = /location|gps|latitude|longitude/i

/**
 * Searches an MP4, MOV, 3GP or CR3: user data of the movie and its tracks, Apple's keys, XMP.
 * @param from where the movie begins: in motion photos after the picture
 * @param walked where boxes of this file began in earlier calls: several beginnings may lead to the same boxes
 */
export function findMovieLocation(
  bytes: Bytes,
  search: LocationSearch,
  from = 0,
  walked = new Set<number>(),
): void {
  const look = (box: Box) => {
    if (box.type === 'moov') findContainerLocation(box.body, search, 1)
    else if (box.type === 'uuid') findUuidLocation(box.body, search)
    else if (box.type === 'meta') findMetaLocation(box.body, search)
  }
  search.searchParts(bytes, newBoxes(bytes, from, walked), look, from)
}

function* newBoxes(bytes: Bytes, from: number, walked: Set<number>): Generator<Box> {
  if (walked.has(from)) return
  for (const box of boxes(bytes, from)) {
    walked.add(box.at)
    yield box
    if (walked.has(box.end)) return
  }
}

function findContainerLocation(container: Bytes, search: LocationSearch, depth: number): void {
  if (depth > MAX_BOX_DEPTH) {
    search.blank(container, 0, container.size, 0)
    return
  }
  search.searchParts(container, boxes(container), (box) => {
    if (box.type === 'trak') findContainerLocation(box.body, search, depth + 1)
    else if (box.type === 'udta') findUserDataLocation(box.body, search)
    else if (box.type === 'meta') findMetaLocation(box.body, search)
    else if (box.type === 'uuid') findUuidLocation(box.body, search)
  })
}

/** `©xyz` (QuickTime, Android) and `loci` (3GPP) become `free` boxes of zeros, as muxers do for removed data. */
function findUserDataLocation(udta: Bytes, search: LocationSearch): void {
  search.searchParts(udta, boxes(udta), (box) => {
    if (box.type === '\xa9xyz' || box.type === 'loci') {
      rename(udta, box, 'free', search)
      search.blank(box.body, 0, box.body.size, 0)
    } else if (box.type === 'XMP_') {
      findXmpLocation(box.body, search)
    } else if (box.type === 'meta') {
      findMetaLocation(box.body, search)
    }
  })
}

/** Values become spaces. */
function findMetaLocation(meta: Bytes, search: LocationSearch): void {
  const list = readMetaList(meta)
  if (!list) return
  search.searchParts(list.values, list.items(), ({ name, body }) => {
    if (!LOCATION_KEY.test(name) && name !== '\xa9xyz') return
    search.searchParts(body, boxes(body), (data) => {
      // Type and locale, 4 bytes each, then the value.
      if (data.type === 'data') search.blank(data.body, 8, data.body.size - 8, 0x20)
    })
  })
}

function findUuidLocation(body: Bytes, search: LocationSearch): void {
  const id = body.read(0, 16).toString('hex')
  const content = slice(body, 16, body.size - 16)
  if (id === XMP_UUID) findXmpLocation(content, search)
  if (id !== CANON_UUID) return
  search.searchParts(content, boxes(content), (box) => {
    if (box.type === 'CMT4') findBareGpsLocation(box.body, search)
    else if (box.type === 'CMT1') findExifLocation(box.body, search)
  })
}

/** Patches the type of a box, a letter at a time. */
function rename(parent: Bytes, box: Box, type: string, search: LocationSearch): void {
  for (const [i, byte] of Buffer.from(type, 'latin1').entries()) search.blank(parent, box.at + 4 + i, 1, byte)
}
