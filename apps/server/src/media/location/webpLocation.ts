import type { Bytes } from '../formats/bytes.ts'
import { skipExifPrefix } from '../formats/metadataBlocks.ts'
import { webpChunks } from '../formats/webp.ts'
import type { LocationSearch } from './locationSearch.ts'
import { findExifLocation } from './tiffLocation.ts'
import { findXmpLocation } from './xmpLocation.ts'

/** Searches a WebP: its `EXIF` and `XMP ` chunks. */
export function findWebpLocation(bytes: Bytes, search: LocationSearch): void {
  search.searchParts(bytes, webpChunks(bytes), ({ type, body }) => {
    // The container requires a bare TIFF here; several writers keep JPEG's prefix.
    if (type === 'EXIF') findExifLocation(skipExifPrefix(body), search)
    else if (type === 'XMP ') findXmpLocation(body, search)
  })
}
