/** Counts one request against the quota of a user or a client. @returns false when the quota is used up */
export type Quota = (id: number) => boolean

/**
 * Allows `limit` requests per fixed window, such as a UTC day. Only the counts of the current window are kept, so memory
 * is bounded by the users that were active in it.
 */
export function createQuota(limit: number, windowMs: number, now: () => number): Quota {
  const used = new Map<number, number>()
  let window = Number.NaN
  return (id) => {
    const current = Math.floor(now() / windowMs)
    if (current !== window) {
      used.clear()
      window = current
    }
    const count = used.get(id) ?? 0
    if (count >= limit) return false
    used.set(id, count + 1)
    return true
  }
}
