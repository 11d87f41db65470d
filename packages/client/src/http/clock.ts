import type { Clock } from './options.ts'

/** Timers count in 31 bits; what is longer would end at once. */
const LONGEST = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer)
        reject(signal?.reason)
      }
      const timer = setTimeout(
        () => {
          signal?.removeEventListener('abort', end)
          resolve()
        },
        Math.min(milliseconds, LONGEST),
      )
      if (signal?.aborted) end()
      signal?.addEventListener('abort', end, { once: true })
    }),
}

/** The promise's outcome, or the signal's reason if that comes first: not everything listens to signals. */
export function unlessAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal | null | undefined,
): Promise<Value> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason)
    if (signal.aborted) end()
    signal.addEventListener('abort', end, { once: true })
    Promise.resolve(promise)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', end))
  })
}

/**
 * A signal that aborts with the caller's, or after so many milliseconds.
 *
 * `AbortSignal.any` and `timeout` would do, but keep every signal that they ever made in some runtimes. Nor is the
 * caller's own handed to fetch: Node leaves a listener on it for every request, and goes through all of them for the next.
 */
class Limit extends AbortController {
  /** When the time is up, in milliseconds of `performance`. */
  end = Infinity
  isLate = false
  private readonly outer: AbortSignal | undefined

  constructor(milliseconds: number, outer: AbortSignal | undefined) {
    super()
    this.outer = outer
    outer?.addEventListener('abort', this)
    if (milliseconds >= LONGEST) return
    const now = performance.now()
    this.end = now + milliseconds
    watch(this, now)
  }

  /** The caller aborts. */
  handleEvent(): void {
    this.abort(this.outer?.reason)
  }

  /** Ends the time, and with `true` the bond to the caller's signal as well. */
  release(all: boolean): void {
    if (this.end < Infinity) unwatch(this)
    if (all) this.outer?.removeEventListener('abort', this)
  }
}

/** Nothing where nothing could end a request: to hand fetch a signal takes a thirtieth of a call on the same machine. */
export function limited(milliseconds: number, outer: AbortSignal | undefined): Limit | undefined {
  return outer || milliseconds < LONGEST ? new Limit(milliseconds, outer) : undefined
}

// One timer for all: to start and stop one for every request shows beside what fetch takes. So does a Set of them, which
// is built anew every few times that it is added to.
const waits: Limit[] = []
let timer: Timer | undefined
/** When the timer goes off. */
let due = Infinity

/** Browsers have numbers, which keep nothing alive. */
type Timer = number | { unref(): void }

function watch(limit: Limit, now: number): void {
  waits.push(limit)
  if (due <= now) abortLate()
  else if (limit.end < due) schedule(limit.end, now)
}

function unwatch(limit: Limit): void {
  const at = waits.indexOf(limit)
  if (at >= 0) waits.splice(at, 1)
  if (waits.length === 0 && typeof timer === 'number') schedule(Infinity, 0)
}

function schedule(end: number, now: number): void {
  clearTimeout(timer as number | undefined)
  due = end
  timer = end === Infinity ? undefined : (setTimeout(abortLate, end - now) as Timer)
  // A program is kept by the connection of its request, and by nothing when that is over.
  if (typeof timer === 'object') timer.unref()
}

function abortLate(): void {
  const now = performance.now()
  let next = Infinity
  for (const limit of [...waits]) {
    if (limit.end <= now) {
      unwatch(limit)
      limit.isLate = true
      limit.abort()
    } else if (limit.end < next) next = limit.end
  }
  schedule(next, now)
}
