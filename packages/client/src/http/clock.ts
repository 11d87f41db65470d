import type { Clock } from './options.ts'

/** Runtimes store the delay of a timer in 31 bits: a longer one would fire at once. */
export const MAX_TIMER_DELAY: number = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer)
        reject(signal?.reason)
      }
      const timer = setTimeout(
        () => {
          signal?.removeEventListener('abort', stop)
          resolve()
        },
        Math.min(milliseconds, MAX_TIMER_DELAY),
      )
      if (signal?.aborted) stop()
      signal?.addEventListener('abort', stop, { once: true })
    }),
}
