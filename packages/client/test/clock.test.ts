import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { limit } from '../src/clock.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('each ends after its own time, in whatever order they began', () => {
  const long = limit(60_000, undefined)
  const short = limit(1000, undefined)
  const middle = limit(20_000, undefined)
  vi.advanceTimersByTime(1000)
  expect([short, middle, long].map(({ signal }) => signal.aborted)).toEqual([true, false, false])
  vi.advanceTimersByTime(19_000)
  expect([middle, long].map(({ signal }) => signal.aborted)).toEqual([true, false])
  vi.advanceTimersByTime(40_000)
  expect([short, middle, long].map((each) => each.isLate())).toEqual([true, true, true])
})

test('what has ended in time is never aborted, and one that begins meanwhile has its whole time', () => {
  const first = limit(1000, undefined)
  vi.advanceTimersByTime(500)
  first.release(true)
  const second = limit(1000, undefined)
  vi.advanceTimersByTime(999)
  expect([first, second].map(({ signal }) => signal.aborted)).toEqual([false, false])
  vi.advanceTimersByTime(1)
  expect([first, second].map(({ signal }) => signal.aborted)).toEqual([false, true])
})

test('without a time it waits as long as it takes', () => {
  const { signal, isLate } = limit(Infinity, undefined)
  vi.advanceTimersByTime(2 ** 31)
  expect([signal.aborted, isLate()]).toEqual([false, false])
})

test('who aborts gives the reason, and it is not late', () => {
  const outer = new AbortController()
  const { signal, isLate, release } = limit(1000, outer.signal)
  outer.abort('no longer wanted')
  expect([signal.reason, isLate()]).toEqual(['no longer wanted', false])
  release(true)
})

test.each([
  ['behind', 1_000_000, 0],
  ['ahead', 0, 1_000_000],
])(
  'a time that began on a clock that the next one is %s of keeps no later one from its end',
  (_, before, now) => {
    vi.advanceTimersByTime(before)
    const forgotten = limit(1000, undefined)
    vi.useRealTimers()
    vi.useFakeTimers()
    vi.advanceTimersByTime(now)
    const { signal } = limit(2000, undefined)
    vi.advanceTimersByTime(2000)
    expect(signal.aborted).toBe(true)
    forgotten.release(true)
  },
)

test('a program is kept while it waits, and no longer', () => {
  vi.useRealTimers()
  const timers = () => process.getActiveResourcesInfo().filter((what) => what === 'Timeout').length
  const before = timers()
  for (let turn = 0; turn < 2; turn++) {
    const both = [limit(60_000, undefined), limit(60_000, undefined)]
    expect(timers()).toBe(before + 1)
    both[0]?.release(true)
    expect(timers()).toBe(before + 1)
    both[1]?.release(true)
    expect(timers()).toBe(before)
  }
})
