import { boxes, child } from './boxes.ts'
import type { Bytes } from './bytes.ts'
import { exifItem } from './heif.ts'
import { heifItems, isXmp, itemPlaces } from './heifItems.ts'
import type { LocationSearch } from './locationSearch.ts'
import { movieLocation } from './movie-location.ts'
import { exifLocation } from './tiff-location.ts'
import { xmpLocation } from './xmp-location.ts'

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
