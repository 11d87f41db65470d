import type { Bytes } from './bytes.ts'
import type { LocationSearch } from './locationSearch.ts'
import { exifWithin } from './photoHead.ts'
import { exifLocation } from './tiff-location.ts'
import { webpChunks } from './webp.ts'
import { xmpLocation } from './xmp-location.ts'

/** Where a WebP tells the location: its `EXIF` and `XMP ` chunks. */
export function webpLocation(bytes: Bytes, search: LocationSearch): void {
  search.parts(bytes, webpChunks(bytes), ({ type, body }) => {
    // The container wants a bare TIFF here; several writers keep JPEG's prefix.
    if (type === 'EXIF') exifLocation(exifWithin(body), search)
    else if (type === 'XMP ') xmpLocation(body, search)
  })
}
