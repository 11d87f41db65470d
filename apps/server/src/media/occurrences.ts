import type { Bytes } from './bytes.ts'

const STEP = 1 << 20

/** Where any of these stand in the file: all places of one within a megabyte, then those of the next. One pass. */
export function* occurrences<Needle extends Buffer>(
  bytes: Bytes,
  needles: readonly Needle[],
): Generator<{ needle: Needle; at: number }> {
  const longest = Math.max(...needles.map((needle) => needle.length))
  for (let start = 0; start < bytes.size; start += STEP) {
    const chunk = bytes.read(start, STEP + longest)
    for (const needle of needles) {
      let at = chunk.indexOf(needle)
      while (at >= 0 && at < STEP) {
        yield { needle, at: start + at }
        at = chunk.indexOf(needle, at + 1)
      }
    }
  }
}
