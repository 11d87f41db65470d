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
export function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason)
    if (signal.aborted) end()
    signal.addEventListener('abort', end, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
  })
}

/** A signal that aborts with the caller's, or after so many milliseconds. */
export interface Limit {
  signal: AbortSignal
  /** Whether the time was up. */
  isLate(): boolean
  /** Ends the time, and with `true` the bond to the caller's signal as well. */
  release(all: boolean): void
}

/**
 * `AbortSignal.any` and `timeout` would do, but keep every signal that they ever made in some runtimes. Nor is the
 * caller's own handed to fetch: Node leaves a listener on it for every request, and goes through all of them for the next.
 */
export function limit(milliseconds: number, outer: AbortSignal | undefined): Limit {
  const controller = new AbortController()
  let late = false
  const follow = () => controller.abort(outer?.reason)
  const timer =
    milliseconds < LONGEST
      ? setTimeout(() => {
          late = true
          controller.abort()
        }, milliseconds)
      : undefined
  if (outer?.aborted) follow()
  outer?.addEventListener('abort', follow, { once: true })
  return {
    signal: controller.signal,
    isLate: () => late,
    release(all) {
      clearTimeout(timer)
      if (all) outer?.removeEventListener('abort', follow)
    },
  }
}
