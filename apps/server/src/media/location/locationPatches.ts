import type { Bytes } from '../formats/bytes.ts'

/**
 * A range of the original file to be overlaid with one repeated byte. `fill` is 0x00 in binary structures, 0x20 in
 * text, and any other byte where a container wants one (the checksum of a PNG chunk is four ranges of length 1).
 */
export type LocationPatch = { offset: number; length: number; fill: number }

/**
 * The same overlay as a sorted list without overlaps, touching ranges of one fill joined: what is stored with an item.
 * Ranges of one list may overlap (a GPS value inside another block); the earlier start wins.
 */
export function normalizePatches(redactions: readonly LocationPatch[]): LocationPatch[] {
  const sorted = redactions.filter((r) => r.length > 0).sort((a, b) => a.offset - b.offset)
  const out: LocationPatch[] = []
  for (const next of sorted) {
    const last = out.at(-1)
    const end = last ? last.offset + last.length : 0
    if (last && next.offset <= end && next.fill === last.fill) {
      last.length = Math.max(end, next.offset + next.length) - last.offset
      continue
    }
    const offset = Math.max(next.offset, end)
    const length = next.offset + next.length - offset
    if (length > 0) out.push({ offset, length, fill: next.fill })
  }
  return out
}

/** Overlays a range of a view with `fill`, in terms of the file. */
export const patchRange = (bytes: Bytes, offset: number, length: number, fill: number): LocationPatch[] =>
  bytes.locate(offset, length).map((span) => ({ ...span, fill }))
