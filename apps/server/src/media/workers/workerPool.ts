import { createFairSemaphore, type FairSemaphoreOptions } from '../../concurrency/fairSemaphore.ts'
import type { ProcessLimits } from './limits.ts'
import type { TaskTypes } from './messages.ts'
import { Worker } from './worker.ts'
import { WorkerFailedError } from './workerErrors.ts'

export interface WorkerPoolOptions extends FairSemaphoreOptions, ProcessLimits {
  /** The script of the worker processes, which calls `serveTasks`. */
  program: URL
  /** Wall-clock time of one task, in milliseconds. */
  timeMs: number
}

/** For whom tasks run, and what cancels them. */
export interface Caller {
  /** A user or an address: each gets a fair share of the slots. */
  key: string
  signal?: AbortSignal | undefined
}

/** Runs a task in a worker process, within the slot of the caller. */
export type RunTask<Tasks extends TaskTypes<Tasks>> = <Name extends keyof Tasks & string>(
  task: Name,
  input: Tasks[Name]['input'],
) => Promise<Tasks[Name]['output']>

/** Processes that run tasks on untrusted files. A process that crashes, hangs or grows is killed and replaced. */
export interface WorkerPool<Tasks extends TaskTypes<Tasks>> {
  /**
   * Waits for a slot for the caller, then does the work, which may run tasks and start other programs.
   * @throws DamagedFileError for the verdict of a parser or decoder
   * @throws WorkerFailedError when there is no verdict
   * @throws OverloadedError when too many tasks wait; the signal's reason; any error of the work
   */
  withSlot<T>(caller: Caller, work: (run: RunTask<Tasks>) => Promise<T>): Promise<T>
  load(): { running: number; waiting: number }
  /** Ends the idle processes. Busy ones end when their task does. */
  close(): void
}

export function createWorkerPool<Tasks extends TaskTypes<Tasks>>(
  options: WorkerPoolOptions,
): WorkerPool<Tasks> {
  const semaphore = createFairSemaphore(options)
  const idle: Worker[] = []
  let closed = false

  function release(worker: Worker): void {
    if (worker.ended) return
    if (closed) {
      worker.kill()
      return
    }
    idle.push(worker)
    worker.rest(() => {
      const at = idle.indexOf(worker)
      if (at !== -1) idle.splice(at, 1)
    })
  }

  function takeWorker(): Worker {
    for (let worker = idle.pop(); worker; worker = idle.pop()) if (!worker.ended) return worker
    try {
      return new Worker(options.program, options)
    } catch (error) {
      throw new WorkerFailedError('system', `No worker process could be started: ${(error as Error).message}`)
    }
  }

  async function runTask(task: string, input: unknown, signal: AbortSignal | undefined): Promise<never> {
    signal?.throwIfAborted()
    const worker = takeWorker()
    try {
      return (await worker.run({ task, input }, { timeMs: options.timeMs, signal })) as never
    } finally {
      release(worker)
    }
  }

  return {
    withSlot: ({ key, signal }, work) =>
      semaphore.run(key, () => work((task, input) => runTask(task, input, signal)), signal),
    load: semaphore.load,
    close() {
      closed = true
      for (const worker of idle.splice(0)) worker.kill()
    },
  }
}
