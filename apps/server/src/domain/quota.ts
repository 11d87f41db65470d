/** Takes one of what is left to someone. @returns false when nothing is left until the next window. */
export type Quota = (whose: number) => boolean

/**
 * Counts in windows of a fixed length, such as UTC days, that begin for everyone at once: at most `limit` in each.
 * Only the counts of the present window are kept, so memory is bounded by those who were here in it.
 */
export function createQuota(limit: number, windowMs: number, now: () => number): Quota {
  const used = new Map<number, number>()
  let window = Number.NaN
  return (whose) => {
    const current = Math.floor(now() / windowMs)
    if (current !== window) {
      used.clear()
      window = current
    }
    const count = used.get(whose) ?? 0
    if (count >= limit) return false
    used.set(whose, count + 1)
    return true
  }
}
