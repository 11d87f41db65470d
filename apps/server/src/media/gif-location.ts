import type { Bytes } from './bytes.ts'
import { gifPackets } from './gifPackets.ts'
import type { LocationSearch } from './locationSearch.ts'
import { xmpLocation } from './xmp-location.ts'

/** Where a GIF tells the location: its XMP packet. */
export function gifLocation(bytes: Bytes, search: LocationSearch): void {
  search.parts(bytes, gifPackets(bytes), ({ body }) => xmpLocation(body, search))
}
