import type { Clock } from '../http/options.ts'

export interface FakeClock extends Clock {
  /** What was waited for, in milliseconds. */
  readonly slept: number[]
}

/** A clock on which waiting takes no time, and chance adds nothing. @param start milliseconds since 1970 */
export function fakeClock(start = 0): FakeClock {
  const slept: number[] = []
  let now = start
  return {
    slept,
    now: () => now,
    random: () => 0,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted()
      slept.push(milliseconds)
      now += milliseconds
    },
  }
}
