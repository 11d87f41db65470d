import type { Bytes } from '../formats/bytes.ts'
import { gifPackets } from '../formats/gifPackets.ts'
import type { LocationSearch } from './locationSearch.ts'
import { findXmpLocation } from './xmpLocation.ts'

/** Searches a GIF: its XMP packet. */
export function findGifLocation(bytes: Bytes, search: LocationSearch): void {
  search.searchParts(bytes, gifPackets(bytes), ({ body }) => findXmpLocation(body, search))
}
