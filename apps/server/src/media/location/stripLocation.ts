import type { LocationPatch } from './locationPatches.ts'

/**
 * Applies redactions to a piece of the file that starts at `chunkOffset`, while it is streamed
 * (docs/decisions/0010-location-by-blanking.md). The piece itself is not changed; without an overlap it is returned
 * unchanged. Where ranges overlap, the later one in the list wins.
 */
export function stripLocation(
  chunk: Buffer,
  chunkOffset: number,
  redactions: readonly LocationPatch[],
): Buffer {
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
