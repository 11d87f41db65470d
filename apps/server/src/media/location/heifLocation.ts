import { boxes, findBox } from '../formats/boxes.ts'
import type { Bytes } from '../formats/bytes.ts'
import { exifInItem, heifItems, isXmp, locateItems } from '../formats/heifItems.ts'
import type { LocationSearch } from './locationSearch.ts'
import { findMovieLocation } from './movieLocation.ts'
import { findExifLocation } from './tiffLocation.ts'
import { findXmpLocation } from './xmpLocation.ts'

/** Searches a HEIC, HEIF or AVIF: its Exif and XMP items, and the clip of a motion photo (`mpvd`). */
export function findHeifLocation(bytes: Bytes, search: LocationSearch): void {
  findMovieLocation(bytes, search)
  search.searchParts(bytes, boxes(bytes), ({ type, body }) => {
    if (type === 'mpvd') findMovieLocation(body, search)
  })
  // Items may be anywhere in the file. If finding them is too much work, everything but the file's head is blanked.
  const items = { at: HEAD, end: bytes.size }
  search.searchParts(bytes, [items], () => itemsLocation(bytes, search), HEAD)
}

/** `ftyp` is at least as long. */
const HEAD = 16

function itemsLocation(bytes: Bytes, search: LocationSearch): void {
  const meta = findBox(bytes, 'meta')
  if (!meta) return
  const places = locateItems(bytes, meta)
  for (const item of heifItems(meta)) {
    if (!isXmp(item) && item.type !== 'Exif') continue
    for (const body of places.get(item.id) ?? []) {
      if (isXmp(item)) findXmpLocation(body, search)
      else findExifLocation(exifInItem(body), search)
    }
    // An item that is listed twice is searched once.
    places.delete(item.id)
  }
}
