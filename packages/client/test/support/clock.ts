import type { Clock } from '../../src/index.ts'

/** A clock that tests set, on which waiting takes no time, and is told. */
export function instantClock(start = Date.now()): Clock & { at: number; waited: number[] } {
  const clock = {
    at: start,
    waited: [] as number[],
    now: () => clock.at,
    random: () => 0,
    async sleep(milliseconds: number, signal?: AbortSignal) {
      clock.waited.push(milliseconds)
      clock.at += milliseconds
      signal?.throwIfAborted()
    },
  }
  return clock
}
