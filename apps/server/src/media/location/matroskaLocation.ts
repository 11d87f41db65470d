import type { Bytes } from '../formats/bytes.ts'
import { elements } from '../formats/matroska.ts'
import type { LocationSearch } from './locationSearch.ts'
import { LOCATION_KEY } from './movieLocation.ts'

/** Elements by id (RFC 9559). */
const ID = {
  segment: 0x18538067,
  tags: 0x1254c367,
  tag: 0x7373,
  simpleTag: 0x67c8,
  tagName: 0x45a3,
  tagString: 0x4487,
  checksum: 0xbf,
} as const
/** Elements that may contain tags and names of tags. */
const TAGS = new Set<number>([ID.tags, ID.tag, ID.simpleTag])
/** The id of `Tags` as stored. */
export const MATROSKA_TAGS = '\x12\x54\xc3\x67'
/** An element that readers skip. */
const VOID = 0xec

/** Names of tags are words. */
const MAX_NAME = 256
/** Simple tags may be nested; real ones are two levels deep. */
const MAX_DEPTH = 16

/**
 * Searches a Matroska or WebM: the texts of location tags, which ffmpeg keeps when it remuxes a phone's recording.
 * Checksums over them become elements that readers skip.
 */
export function findMatroskaLocation(bytes: Bytes, search: LocationSearch): void {
  findElementsLocation(bytes, search, 0)
}

function findElementsLocation(container: Bytes, search: LocationSearch, depth: number): void {
  if (depth > MAX_DEPTH) {
    search.blank(container, 0, container.size, 0)
    return
  }
  search.searchParts(container, elements(container), ({ id, body }) => {
    if (id === ID.segment) findElementsLocation(body, search, depth + 1)
    else if (TAGS.has(id)) findTagsLocation(body, search, depth + 1)
  })
}

/** Searches `Tags`, a `Tag` in it, or a `SimpleTag` in that. */
export function findTagsLocation(container: Bytes, search: LocationSearch, depth: number): void {
  if (depth > MAX_DEPTH) {
    search.blank(container, 0, container.size, 0)
    return
  }
  const inside = search.subsearch()
  const checksums: number[] = []
  let name = ''
  inside.searchParts(container, elements(container), ({ id, at, body }) => {
    if (id === ID.checksum) checksums.push(at)
    else if (id === ID.tagName) name = body.read(0, MAX_NAME).toString('latin1')
    else if (id === ID.tagString && LOCATION_KEY.test(name)) inside.blank(body, 0, body.size, 0x20)
    else if (TAGS.has(id)) findTagsLocation(body, inside, depth + 1)
  })
  if (inside.isEmpty) return
  for (const at of checksums) search.blank(container, at, 1, VOID)
  search.add(inside.patches())
}
