import { exifItem } from '../facts/heif.ts'
import { boxes, child } from '../formats/boxes.ts'
import type { Bytes } from '../formats/bytes.ts'
import { heifItems, isXmp, itemPlaces } from '../formats/heifItems.ts'
import type { LocationSearch } from './locationSearch.ts'
import { movieLocation } from './movieLocation.ts'
import { exifLocation } from './tiffLocation.ts'
import { xmpLocation } from './xmpLocation.ts'

/** Where a HEIC, HEIF or AVIF tells the location: its Exif and XMP items, and the clip of a motion photo (`mpvd`). */
export function heifLocation(bytes: Bytes, search: LocationSearch): void {
  movieLocation(bytes, search)
  search.parts(bytes, boxes(bytes), ({ type, body }) => {
    if (type === 'mpvd') movieLocation(body, search)
  })
  // Items are anywhere in the file: when it is too much work to find them, all but its head goes.
  const items = { at: HEAD, end: bytes.size }
  search.parts(bytes, [items], () => itemsLocation(bytes, search), HEAD)
}

/** `ftyp` is at least as long. */
const HEAD = 16

function itemsLocation(bytes: Bytes, search: LocationSearch): void {
  const meta = child(bytes, 'meta')
  if (!meta) return
  const places = itemPlaces(bytes, meta)
  for (const item of heifItems(meta)) {
    if (!isXmp(item) && item.type !== 'Exif') continue
    for (const body of places.get(item.id) ?? []) {
      if (isXmp(item)) xmpLocation(body, search)
      else exifLocation(exifItem(body), search)
    }
    // An item that is listed twice is looked at once.
    places.delete(item.id)
  }
}
