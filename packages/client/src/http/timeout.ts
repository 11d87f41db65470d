import { MAX_TIMER_DELAY } from './clock.ts'

/** The time limit of one attempt, combined with the signal of the caller. */
export interface Timeout {
  /** Aborts when the time is up, or with the reason of the caller's signal. */
  readonly signal: AbortSignal
  /** Whether the time was up before the end of the attempt. */
  readonly isExpired: boolean
  /** Stops the timer. */
  stop(): void
  /** Stops the timer, and ignores the caller's signal from now on. */
  release(): void
}

/**
 * `AbortSignal.any` and `AbortSignal.timeout` would do the same, but some runtimes never release the signals that they
 * create. Fetch does not get the caller's own signal because Node leaves a listener on it for every request.
 * @param outer the signal of the caller
 * @returns undefined if neither can end the attempt: fetch is faster without a signal
 */
export function withTimeout(milliseconds: number, outer: AbortSignal | undefined): Timeout | undefined {
  const isLimited = milliseconds < MAX_TIMER_DELAY
  if (!outer && !isLimited) return undefined
  const controller = new AbortController()
  const abort = () => controller.abort(outer?.reason)
  outer?.addEventListener('abort', abort)
  let isExpired = false
  const expire = () => {
    isExpired = true
    controller.abort()
  }
  const timer = isLimited ? setTimeout(expire, milliseconds) : undefined
  const stop = () => clearTimeout(timer)
  return {
    signal: controller.signal,
    get isExpired() {
      return isExpired
    },
    stop,
    release() {
      stop()
      outer?.removeEventListener('abort', abort)
    },
  }
}
