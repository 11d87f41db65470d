import type { Bytes } from './bytes.ts'

const STEP = 1 << 20
/** Finding a byte sequence is a matter of the memory's speed. */
const UNITS_PER_BYTE = 1 / 8
/** What each hit costs. */
const HIT_UNITS = 40

export interface Occurrence<Needle extends Buffer> {
  needle: Needle
  at: number
}

/** Where any of these are in a file, in order of their place. One pass. */
export function* occurrences<Needle extends Buffer>(
  bytes: Bytes,
  needles: readonly Needle[],
  from = 0,
): Generator<Occurrence<Needle>> {
  const longest = Math.max(...needles.map((needle) => needle.length))
  for (let start = from; start < bytes.size; start += STEP) {
    const chunk = bytes.read(start, STEP + longest - 1)
    bytes.budget.spend(chunk.length * needles.length * UNITS_PER_BYTE)
    const next = needles.map((needle) => ({ needle, at: chunk.indexOf(needle) }))
    for (;;) {
      const first = earliest(next)
      if (first === undefined || first.at >= STEP) break
      bytes.budget.spend(HIT_UNITS)
      yield { needle: first.needle, at: start + first.at }
      first.at = chunk.indexOf(first.needle, first.at + 1)
    }
  }
}

function earliest<Place extends { at: number }>(places: readonly Place[]): Place | undefined {
  let first: Place | undefined
  for (const place of places) {
    if (place.at >= 0 && (first === undefined || place.at < first.at)) first = place
  }
  return first
}
