import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { extname } from 'node:path'
import { createFairSemaphore, type FairSemaphoreOptions } from '../../concurrency/fairSemaphore.ts'
import { CPU_SIGNAL, type ProcessLimits } from './limits.ts'
import type { TaskMessage, TaskName, Tasks, WorkerMessage } from './tasks.ts'
import { DamagedFileError, WorkerFailedError, type WorkerFailure } from './workerErrors.ts'

export interface WorkerPoolOptions extends FairSemaphoreOptions, ProcessLimits {
  /** Time on the clock for one task, in milliseconds. */
  timeMs: number
}

/** Whose turn a task takes, and what cancels it. */
export interface Caller {
  /** A user or an address. */
  key: string
  signal?: AbortSignal | undefined
}

/** Runs a task in a worker process, within the turn of whoever got this function. */
export type RunTask = <Name extends TaskName>(
  task: Name,
  input: Tasks[Name]['input'],
) => Promise<Tasks[Name]['output']>

/** Processes that run tasks on untrusted files: one that crashes, hangs or grows is killed and replaced. */
export interface WorkerPool {
  /**
   * Waits for the turn of a key, then does the work, which may run tasks and start other programs.
   * @throws DamagedFileError the verdict of a parser or decoder
   * @throws WorkerFailedError when there is no verdict
   * @throws OverloadedError when too many tasks wait; the signal's reason; whatever the work throws
   */
  withSlot<T>(caller: Caller, work: (run: RunTask) => Promise<T>): Promise<T>
  load(): { running: number; waiting: number }
  /** Ends the processes that are idle. Those at work end when their task does. */
  close(): void
}

/** An idle process holds some 70 MB. */
const IDLE_MS = 60_000

/** A task that nobody waits for may end by itself within this time; a new process costs about as much. */
const CANCEL_GRACE_MS = 1000

/** Below everything that answers requests. */
const PRIORITY = 10

export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const semaphore = createFairSemaphore(options)
  const idle: WorkerProcess[] = []
  let closed = false

  function release(worker: WorkerProcess): void {
    if (worker.ended()) return
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

  function takeWorker(): WorkerProcess {
    for (let worker = idle.pop(); worker; worker = idle.pop()) if (!worker.ended()) return worker
    try {
      return startWorker(options)
    } catch (error) {
      throw new WorkerFailedError('system', `No worker process could be started: ${(error as Error).message}`)
    }
  }

  async function runTask(message: TaskMessage, signal: AbortSignal | undefined): Promise<never> {
    signal?.throwIfAborted()
    const worker = takeWorker()
    try {
      return (await worker.run(message, options.timeMs, signal)) as never
    } finally {
      release(worker)
    }
  }

  return {
    withSlot: ({ key, signal }, work) =>
      semaphore.run(
        key,
        () => work((task, input) => runTask({ task, input } as TaskMessage, signal)),
        signal,
      ),
    load: semaphore.load,
    close() {
      closed = true
      for (const worker of idle.splice(0)) worker.kill()
    },
  }
}

interface WorkerProcess {
  run(message: TaskMessage, timeMs: number, signal: AbortSignal | undefined): Promise<unknown>
  /** Lets the parent process end, and ends this one after a while without work. */
  rest(onEnd: () => void): void
  ended(): boolean
  kill(): void
}

function startWorker({ memoryBytes, cpuMs }: ProcessLimits): WorkerProcess {
  // Beside this file, and in the built server beside the bundle, with the same ending.
  const path = new URL(`./workerProcess${extname(import.meta.url)}`, import.meta.url)
  const child = fork(path, [String(memoryBytes), String(cpuMs)], {
    serialization: 'advanced',
    execArgv: [],
    stdio: 'ignore',
  })
  let ended = false
  let rested: (() => void) | undefined
  let resting: NodeJS.Timeout | undefined
  child.on('error', () => {
    ended = true
    rested?.()
  })
  child.once('exit', () => {
    ended = true
    rested?.()
  })
  // Without a descriptor to spare, Node returns a process that never started.
  if (child.pid === undefined) throw new Error('The system starts no process.')
  lowerPriority(child)
  return {
    run(message, timeMs, signal) {
      clearTimeout(resting)
      rested = undefined
      child.ref()
      child.channel?.ref()
      return exchange(child, message, timeMs, signal)
    },
    rest(onEnd) {
      rested = onEnd
      resting = setTimeout(() => child.kill('SIGKILL'), IDLE_MS).unref()
      child.unref()
      child.channel?.unref()
    },
    ended: () => ended || child.killed,
    kill: () => void child.kill('SIGKILL'),
  }
}

function lowerPriority({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, PRIORITY)
  } catch {
    // It has ended already.
  }
}

/** Sends a task and waits for its end. Kills the process when it takes too long, or nobody waits any more. */
function exchange(
  child: ChildProcess,
  task: TaskMessage,
  timeMs: number,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let partial: unknown
    let late: NodeJS.Timeout | undefined
    const settle = (end: () => void) => {
      clearTimeout(timer)
      clearTimeout(late)
      signal?.removeEventListener('abort', cancel)
      child.off('message', onMessage).off('exit', onExit).off('error', onError)
      end()
    }
    const fail = (reason: WorkerFailure, message: string, code?: string) =>
      settle(() => reject(new WorkerFailedError(reason, message, partial, code)))
    const kill = (reason: WorkerFailure, message: string) => {
      child.kill('SIGKILL')
      fail(reason, message)
    }
    const onMessage = (message: WorkerMessage) => {
      if (message.type === 'partial') partial = message.output
      else if (message.type === 'result') settle(() => resolve(message.output))
      else if (message.damaged) settle(() => reject(new DamagedFileError(message.message)))
      else fail('system', message.message, message.code)
    }
    const onError = (error: Error) => fail('system', `The worker process failed: ${error.message}`)
    const onExit = (code: number | null, ending: NodeJS.Signals | null) => {
      if (ending === CPU_SIGNAL) fail('cpu', 'The file takes too much processor time.')
      else if (ending === 'SIGKILL') fail('memory', 'The file takes too much memory.')
      else fail('system', `The worker process ended with ${ending ?? `exit code ${code}`}.`)
    }
    const cancel = () => {
      late = setTimeout(() => {
        child.kill('SIGKILL')
        settle(() => reject(signal?.reason))
      }, CANCEL_GRACE_MS)
    }
    const timer = setTimeout(() => kill('time', `The file takes more than ${timeMs / 1000} seconds.`), timeMs)
    child.on('message', onMessage).on('exit', onExit).on('error', onError)
    signal?.addEventListener('abort', cancel, { once: true })
    child.send(task, (error) => error && onError(error))
  })
}
