import { boxes, child } from './boxes.ts'
import { type Bytes, slice } from './bytes.ts'
import { heifItems, itemPlaces } from './heifItems.ts'
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
  for (const { id, type, contentType } of heifItems(meta)) {
    const isXmp = type === 'mime' && contentType === 'application/rdf+xml'
    if (!isXmp && type !== 'Exif') continue
    for (const body of places.get(id) ?? []) {
      if (isXmp) xmpLocation(body, search)
      else exifItemLocation(body, search)
    }
    // An item that is listed twice is looked at once.
    places.delete(id)
  }
}

/** The first four bytes tell how far behind them the TIFF header stands: 0, or 6 with JPEG's `Exif\0\0` (ISO 23008-12). */
function exifItemLocation(body: Bytes, search: LocationSearch): void {
  const head = body.read(0, 4)
  if (head.length < 4) return
  const start = 4 + head.readUInt32BE(0)
  exifLocation(slice(body, start, body.size - start), search)
}
