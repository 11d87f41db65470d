import type { Bytes } from '../formats/bytes.ts'
import { gifPackets } from '../formats/gifPackets.ts'
import type { LocationSearch } from './locationSearch.ts'
import { xmpLocation } from './xmpLocation.ts'

/** Where a GIF tells the location: its XMP packet. */
export function gifLocation(bytes: Bytes, search: LocationSearch): void {
  search.parts(bytes, gifPackets(bytes), ({ body }) => xmpLocation(body, search))
}
