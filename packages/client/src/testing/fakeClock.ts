import type { Clock } from '../http/options.ts'

export interface FakeClock extends Clock {
  /** The delays that the client has waited for, in milliseconds. */
  readonly slept: number[]
}

/**
 * Creates a clock that advances only by waiting, which takes no time. Its random numbers are 0: delays have no jitter.
 * @param start milliseconds since 1970 UTC
 */
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
