/** Callers that want the same result at a time share one run of the work. */
export interface Coalescer<Result> {
  /**
   * Joins the run under this key, or starts one. A caller whose signal aborts leaves; the run is aborted when all have
   * left.
   */
  run(
    key: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result>
  /** Resolves when everything under way has ended, in whatever way. */
  settled(): Promise<void>
}

interface Run<Result> {
  result: Promise<Result>
  controller: AbortController
  callers: number
}

export function createCoalescer<Result>(): Coalescer<Result> {
  const runs = new Map<string, Run<Result>>()

  function start(key: string, work: (signal: AbortSignal) => Promise<Result>): Run<Result> {
    const controller = new AbortController()
    const run: Run<Result> = { result: work(controller.signal), controller, callers: 0 }
    runs.set(key, run)
    const forget = () => {
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
          // Whoever comes now starts anew.
          if (runs.get(key) === run) runs.delete(key)
          run.controller.abort(signal.reason)
        }
        signal.addEventListener('abort', leave, { once: true })
        run.result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
      })
    },
    async settled() {
      await Promise.allSettled([...runs.values()].map(({ result }) => result))
    },
  }
}
