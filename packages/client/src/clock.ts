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
    Promise.resolve(promise)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', end))
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
  let wait: Wait | undefined
  if (milliseconds < LONGEST) {
    const now = performance.now()
    wait = { end: now + milliseconds, controller }
    watch(wait, now)
  }
  const follow = outer && (() => controller.abort(outer.reason))
  if (follow) {
    if (outer.aborted) follow()
    outer.addEventListener('abort', follow, { once: true })
  }
  return {
    signal: controller.signal,
    isLate: () => wait !== undefined && !waits.has(wait),
    release(all) {
      if (wait) unwatch(wait)
      if (all && follow) outer.removeEventListener('abort', follow)
    },
  }
}

/** What is to be aborted when its time is up, in milliseconds of `performance`. */
interface Wait {
  end: number
  controller: AbortController
}

// One timer for all: to start and stop one for every request shows beside what fetch takes.
const waits = new Set<Wait>()
let timer: Timer | undefined
/** When the timer goes off. */
let due = Infinity

/** Browsers have numbers, which keep nothing alive. */
type Timer = number | { ref(): void; unref(): void }

function watch(wait: Wait, now: number): void {
  waits.add(wait)
  if (due <= now) abortLate()
  else if (wait.end < due) schedule(wait.end, now)
  else if (waits.size === 1 && typeof timer === 'object') timer.ref()
}

function unwatch(wait: Wait): void {
  waits.delete(wait)
  if (waits.size > 0) return
  // A program that has nothing else to do is not kept by it.
  if (typeof timer === 'object') timer.unref()
  else schedule(Infinity, 0)
}

function schedule(end: number, now: number): void {
  clearTimeout(timer as number | undefined)
  due = end
  timer = end === Infinity ? undefined : (setTimeout(abortLate, end - now) as Timer)
}

function abortLate(): void {
  const now = performance.now()
  let next = Infinity
  for (const wait of waits) {
    if (wait.end <= now) {
      waits.delete(wait)
      wait.controller.abort()
    } else if (wait.end < next) next = wait.end
  }
  schedule(next, now)
}
