/** Concurrent callers that need the same result share one run of the work. */
export interface Coalescer<Result> {
  /**
   * Joins the run with this key, or starts one. An aborted signal rejects its caller only; the run is aborted when all
   * of its callers have aborted.
   */
  run(
    key: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result>
  /** Resolves when all current runs have resolved or rejected, aborted ones included. */
  settled(): Promise<void>
}

interface Run<Result> {
  result: Promise<Result>
  controller: AbortController
  callers: number
}

export function createCoalescer<Result>(): Coalescer<Result> {
  const runs = new Map<string, Run<Result>>()
  /** All runs that have not ended, also aborted ones, which no caller can join any more. */
  const unsettled = new Set<Promise<Result>>()

  function start(key: string, work: (signal: AbortSignal) => Promise<Result>): Run<Result> {
    const controller = new AbortController()
    const run: Run<Result> = { result: work(controller.signal), controller, callers: 0 }
    runs.set(key, run)
    unsettled.add(run.result)
    const forget = () => {
      unsettled.delete(run.result)
      if (runs.get(key) === run) runs.delete(key)
    }
    run.result.then(forget, forget)
    return run
  }

  return {
    run(key, signal, work) {
      if (signal?.aborted) return Promise.reject(signal.reason)
      const run = runs.get(key) ?? start(key, work)
      run.callers++
      if (signal === undefined) return run.result
      return new Promise((resolve, reject) => {
        const leave = () => {
          reject(signal.reason)
          if (--run.callers > 0) return
          // Later callers must not join an aborted run.
          if (runs.get(key) === run) runs.delete(key)
          run.controller.abort(signal.reason)
        }
        signal.addEventListener('abort', leave, { once: true })
        run.result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
      })
    },
    async settled() {
      await Promise.allSettled(unsettled)
    },
  }
}

/**
 * Coalesces calls of work without a result, such as a sync of the disk: at most one run at a time and one waiting.
 *
 * @returns a function that requests a run that begins after the call; resolves or rejects as that run does
 */
export function coalesceRuns(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let waiting: Promise<void> | undefined

  const start = (): Promise<void> => {
    waiting = undefined
    const run = work().finally(() => {
      if (running === run) running = undefined
    })
    running = run
    return run
  }
  return () => {
    if (running === undefined) return start()
    waiting ??= running.then(start, start)
    return waiting
  }
}
