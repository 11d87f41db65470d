/** Starts a timer that calls back once. @returns a function that cancels it */
export type StartTimer = (callback: () => void, ms: number) => () => void

export const startSystemTimer: StartTimer = (callback, ms) => {
  // A pending timeout must not keep the process alive.
  const timer = setTimeout(callback, ms).unref()
  return () => clearTimeout(timer)
}

/** Starts a timer that calls back repeatedly. @returns a function that cancels it */
export function startTicking(startTimer: StartTimer, callback: () => void, ms: number): () => void {
  let cancel = startTimer(tick, ms)
  function tick(): void {
    cancel = startTimer(tick, ms)
    callback()
  }
  return () => cancel()
}
