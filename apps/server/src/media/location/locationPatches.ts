import type { Bytes } from '../formats/bytes.ts'

/**
 * A range of the original file that is overwritten with one repeated byte when the file is served. `fill` is 0x00 in
 * binary structures, 0x20 in text, and any other byte where a container needs it (the checksum of a PNG chunk is four
 * ranges of length 1).
 */
export interface LocationPatch {
  offset: number
  length: number
  fill: number
}

/** Returns patches that overwrite a range of a view, at their places in the file. */
export const patchRange = (bytes: Bytes, offset: number, length: number, fill: number): LocationPatch[] =>
  bytes.locate(offset, length).map((span) => ({ ...span, fill }))

/**
 * Applies patches to a piece of the file that starts at `chunkOffset`. The piece itself is not changed; without an
 * overlap it is returned as it is. Where patches overlap, the later one in the list wins.
 */
export function applyPatches(chunk: Buffer, chunkOffset: number, patches: readonly LocationPatch[]): Buffer {
  let patched: Buffer | undefined
  for (const { offset, length, fill } of patches) {
    const from = Math.max(offset - chunkOffset, 0)
    const to = Math.min(offset + length - chunkOffset, chunk.length)
    if (from >= to) continue
    patched ??= Buffer.from(chunk)
    patched.fill(fill, from, to)
  }
  return patched ?? chunk
}

/**
 * Returns the same patches as a sorted list without overlaps, with touching ranges of one fill joined: the form in which
 * they are stored. Patches of one list may overlap (a GPS value inside another block); the earlier start wins.
 */
export function normalizePatches(patches: readonly LocationPatch[]): LocationPatch[] {
  const sorted = patches.filter((patch) => patch.length > 0).sort((a, b) => a.offset - b.offset)
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
