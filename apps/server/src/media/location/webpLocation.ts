import { exifWithin } from '../facts/photoHead.ts'
import { webpChunks } from '../facts/webp.ts'
import type { Bytes } from '../formats/bytes.ts'
import type { LocationSearch } from './locationSearch.ts'
import { exifLocation } from './tiffLocation.ts'
import { xmpLocation } from './xmpLocation.ts'

/** Where a WebP tells the location: its `EXIF` and `XMP ` chunks. */
export function webpLocation(bytes: Bytes, search: LocationSearch): void {
  search.parts(bytes, webpChunks(bytes), ({ type, body }) => {
    // The container wants a bare TIFF here; several writers keep JPEG's prefix.
    if (type === 'EXIF') exifLocation(exifWithin(body), search)
    else if (type === 'XMP ') xmpLocation(body, search)
  })
}
