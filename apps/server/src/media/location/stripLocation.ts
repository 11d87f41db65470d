/**
 * A range of the original file to be overlaid with one repeated byte. `fill` is 0x00 in binary structures, 0x20 in
 * text, and any other byte where a container wants one (the checksum of a PNG chunk is four ranges of length 1).
 */
export type Redaction = { offset: number; length: number; fill: number }

/**
 * Applies redactions to a piece of the file that starts at `chunkOffset`, while it is streamed
 * (docs/decisions/0010-location-by-blanking.md). The piece itself is not changed; without an overlap it is returned
 * unchanged. Where ranges overlap, the later one in the list wins.
 */
export function stripLocation(chunk: Buffer, chunkOffset: number, redactions: readonly Redaction[]): Buffer {
  let patched: Buffer | null = null
  for (const { offset, length, fill } of redactions) {
    const from = Math.max(offset - chunkOffset, 0)
    const to = Math.min(offset + length - chunkOffset, chunk.length)
    if (from >= to) continue
    patched ??= Buffer.from(chunk)
    patched.fill(fill, from, to)
  }
  return patched ?? chunk
}

/**
 * The same overlay as a sorted list without overlaps, touching ranges of one fill joined: what is stored with an item.
 * Ranges of one list may overlap (a GPS value inside another block); the earlier start wins.
 */
export function tidy(redactions: readonly Redaction[]): Redaction[] {
  const sorted = redactions.filter((r) => r.length > 0).sort((a, b) => a.offset - b.offset)
  const out: Redaction[] = []
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
