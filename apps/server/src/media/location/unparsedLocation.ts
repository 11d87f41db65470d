import { boxes } from '../formats/boxes.ts'
import { type Bytes, type Part, slice } from '../formats/bytes.ts'
import { elements } from '../formats/matroska.ts'
import { type Occurrence, occurrences, type Signature, signature } from '../formats/occurrences.ts'
import { MIB } from '../formats/units.ts'
import type { LocationSearch } from './locationSearch.ts'
import { findTagsLocation, MATROSKA_TAGS } from './matroskaLocation.ts'
import { findMovieLocation } from './movieLocation.ts'
import { findSignatureLocation } from './signatureLocation.ts'

/** After bytes that cannot be a box or element, a walk finds no other. Longer rests are truncated frames. */
const MAX_REST = 256 * MIB

const MOOV = signature('moov')
const TAGS = signature(MATROSKA_TAGS)

/** Searches the rest of a movie that a walk from box to box does not reach: trailers, and parts of damaged files. */
export function findMovieRestLocation(bytes: Bytes, search: LocationSearch): void {
  const rest = restOf(bytes, boxes(bytes))
  if (rest === undefined) return
  findSignatureLocation(rest, search)
  const walked = new Set<number>()
  search.searchParts(rest, occurrenceParts(rest, MOOV), ({ at }) =>
    findMovieLocation(rest, search, Math.max(0, at - 4), walked),
  )
}

/** Searches the rest of a Matroska file that a walk from element to element does not reach. */
export function findMatroskaRestLocation(bytes: Bytes, search: LocationSearch): void {
  const rest = restOf(bytes, elements(bytes))
  if (rest === undefined) return
  search.searchParts(rest, occurrenceParts(rest, TAGS), ({ at }) => {
    const [tags] = elements(slice(rest, at, rest.size))
    if (tags) findTagsLocation(tags.body, search, 1)
  })
}

function restOf(bytes: Bytes, walk: Iterable<Part>): Bytes | undefined {
  let end = 0
  for (const part of walk) end = part.end
  const size = bytes.size - end
  return size > 0 && size <= MAX_REST ? slice(bytes, end, size) : undefined
}

function* occurrenceParts(bytes: Bytes, one: Signature): Generator<Part & Occurrence> {
  for (const found of occurrences(bytes, [one])) {
    yield { ...found, end: found.at + one.bytes.length }
  }
}
