/** Calls back once after a time. @returns what cancels it */
export type StartTimer = (callback: () => void, ms: number) => () => void

export const startSystemTimer: StartTimer = (callback, ms) => {
  // A time limit is no reason for a process to stay alive.
  const timer = setTimeout(callback, ms).unref()
  return () => clearTimeout(timer)
}

/** Calls back again and again. @returns what cancels it */
export function startTicking(startTimer: StartTimer, callback: () => void, ms: number): () => void {
  let cancel = startTimer(tick, ms)
  function tick(): void {
    cancel = startTimer(tick, ms)
    callback()
  }
  return () => cancel()
}
