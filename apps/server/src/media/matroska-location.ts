import { type Bytes, slice } from './bytes.ts'
import type { LocationSearch, Part } from './locationSearch.ts'
import { LOCATION_KEY } from './movie-location.ts'

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
/** What may hold tags and names of tags. */
const TAGS = new Set<number>([ID.tags, ID.tag, ID.simpleTag])
/** An element that readers skip. */
const VOID = 0xec

/** Names of tags are words. */
const MAX_NAME = 256
/** Simple tags may hold others; real ones go two deep. */
const MAX_DEPTH = 16

interface Element extends Part {
  id: number
  body: Bytes
}

/**
 * Where a Matroska or WebM file tells the location: the text of such tags, which ffmpeg keeps when it repacks what a
 * phone recorded. Checksums over them become elements to skip.
 */
export function matroskaLocation(bytes: Bytes, search: LocationSearch): void {
  elementsLocation(bytes, search, 0)
}

function elementsLocation(container: Bytes, search: LocationSearch, depth: number): void {
  if (depth > MAX_DEPTH) {
    search.blank(container, 0, container.size, 0)
    return
  }
  search.parts(container, elements(container), ({ id, body }) => {
    if (id === ID.segment) elementsLocation(body, search, depth + 1)
    else if (TAGS.has(id)) tagsLocation(body, search, depth + 1)
  })
}

/** Of `Tags`, a `Tag` in it, or a `SimpleTag` in that. */
function tagsLocation(container: Bytes, search: LocationSearch, depth: number): void {
  if (depth > MAX_DEPTH) {
    search.blank(container, 0, container.size, 0)
    return
  }
  const inside = search.apart()
  const checksums: number[] = []
  let name = ''
  inside.parts(container, elements(container), ({ id, at, body }) => {
    if (id === ID.checksum) checksums.push(at)
    else if (id === ID.tagName) name = body.read(0, MAX_NAME).toString('latin1')
    else if (id === ID.tagString && LOCATION_KEY.test(name)) inside.blank(body, 0, body.size, 0x20)
    else if (TAGS.has(id)) tagsLocation(body, inside, depth + 1)
  })
  if (inside.isEmpty) return
  for (const at of checksums) search.blank(container, at, 1, VOID)
  search.add(inside.redactions())
}

/**
 * The elements of a view, until damage. In recordings that were written as they came, the segment and its clusters have
 * no size: what is in them follows as if it were the view's own.
 */
function* elements(bytes: Bytes): Generator<Element> {
  let at = 0
  while (at < bytes.size) {
    const head = bytes.read(at, 12)
    const idLength = Math.clz32(head[0] ?? 0) - 23
    const sizeLength = Math.clz32(head[idLength] ?? 0) - 23
    if (idLength > 4 || sizeLength > 8 || idLength + sizeLength > head.length) return
    bytes.budget.spend(ELEMENT_UNITS)
    const id = head.readUIntBE(0, idLength)
    const size = dataSize(head.subarray(idLength, idLength + sizeLength))
    const start = at + idLength + sizeLength
    const end = size === null ? start : Math.min(start + size, bytes.size)
    if (size !== null) yield { id, at, end, body: slice(bytes, start, size) }
    at = end
  }
}

const ELEMENT_UNITS = 200

/** A number whose first set bit only tells how long it is; all other bits set mean that the size is not known. */
function dataSize(bytes: Buffer): number | null {
  let size = (bytes[0] ?? 0) & (0xff >> bytes.length)
  let allSet = size === 0xff >> bytes.length
  for (const byte of bytes.subarray(1)) {
    size = size * 256 + byte
    allSet &&= byte === 0xff
  }
  return allSet ? null : size
}
