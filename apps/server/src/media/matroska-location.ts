import { type Bytes, redact, slice } from './bytes.ts'
import { LOCATION_KEY } from './movie-location.ts'
import type { Redaction } from './redaction.ts'

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
/** An element that readers skip. */
const VOID = 0xec

/** 20 GB in clusters of a second are some tens of thousands. */
const MAX_ELEMENTS = 200_000
/** Names of tags are words. */
const MAX_NAME = 256
/** Simple tags may hold others; nobody goes deeper. */
const MAX_DEPTH = 8

type Element = { id: number; at: number; body: Bytes }

/**
 * Where a Matroska or WebM file tells the location: the text of such tags, which ffmpeg keeps when it repacks what a
 * phone recorded. Checksums over them become elements to skip.
 */
export function matroskaLocation(bytes: Bytes): Redaction[] {
  const out: Redaction[] = []
  for (const { id, body } of elements(bytes)) {
    if (id !== ID.segment) continue
    for (const element of elements(body)) {
      if (element.id === ID.tags) out.push(...tagsLocation(element.body, 0))
    }
  }
  return out
}

/** Of `Tags`, a `Tag` in it, or a `SimpleTag` in that. */
function tagsLocation(container: Bytes, depth: number): Redaction[] {
  if (depth > MAX_DEPTH) return []
  const out: Redaction[] = []
  const checksums: number[] = []
  let name = ''
  for (const { id, at, body } of elements(container)) {
    if (id === ID.checksum) checksums.push(at)
    else if (id === ID.tagName) name = body.read(0, MAX_NAME).toString('latin1')
    else if (id === ID.tagString && LOCATION_KEY.test(name)) out.push(...redact(body, 0, body.size, 0x20))
    else if (id === ID.tag || id === ID.simpleTag) out.push(...tagsLocation(body, depth + 1))
  }
  const stale = out.length > 0 ? checksums : []
  return [...out, ...stale.flatMap((at) => redact(container, at, 1, VOID))]
}

/** The elements of a view. Stops at one of unknown size, as in recordings that were never finished, and at damage. */
function* elements(bytes: Bytes): Generator<Element> {
  let at = 0
  for (let n = 0; n < MAX_ELEMENTS && at < bytes.size; n++) {
    const head = bytes.read(at, 12)
    const idLength = Math.clz32(head[0] ?? 0) - 23
    const sizeLength = Math.clz32(head[idLength] ?? 0) - 23
    if (idLength > 4 || sizeLength > 8 || idLength + sizeLength > head.length) return
    const size = dataSize(head.subarray(idLength, idLength + sizeLength))
    if (size === null) return
    const start = at + idLength + sizeLength
    yield { id: head.readUIntBE(0, idLength), at, body: slice(bytes, start, size) }
    at = start + size
  }
}

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
