interface Deadline {
  /** Starts the timer, as StartTimer does. @returns a function that cancels it */
  start: (expire: () => void) => () => void
  /** Aborts the wait, too. */
  signal?: AbortSignal | undefined
  /** The error for a wait that has ended without a result. */
  error: (cause: 'timeout' | 'abort') => Error
}

/** Waits for a result, until the deadline expires or the signal aborts. The work itself is not stopped. */
export function withDeadline<T>(result: Promise<T>, { start, signal, error }: Deadline): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      cancel()
      signal?.removeEventListener('abort', abort)
      finish()
    }
    const abort = () => settle(() => reject(error('abort')))
    const cancel = start(() => settle(() => reject(error('timeout'))))
    result.then(
      (value) => settle(() => resolve(value)),
      (reason) => settle(() => reject(reason)),
    )
    if (signal?.aborted) abort()
    else signal?.addEventListener('abort', abort)
  })
}
