import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { CPU_SIGNAL, type ProcessLimits } from './limits.ts'
import type { TaskMessage, WorkerMessage } from './messages.ts'
import { DamagedFileError, WorkerFailedError, type WorkerFailure } from './workerErrors.ts'

/** An idle process holds some 70 MB. */
const IDLE_MS = 60_000

/** A canceled task may end by itself within this time; a new process costs about as much. */
const CANCEL_GRACE_MS = 1000

/**
 * A worker does one task at a time. Each thread that decodes keeps memory of its own: with the sixteen threads of the
 * server, a worker held 225 MB after 60 renders of a photo of 12 megapixels, with one thread 145 MB.
 */
const ONE_THREAD = { UV_THREADPOOL_SIZE: '1', MALLOC_ARENA_MAX: '1' }

/** Below everything that serves requests. */
const PRIORITY = 10

export interface TaskLimits {
  /** Wall-clock time, in milliseconds. */
  timeMs: number
  signal: AbortSignal | undefined
}

/** One worker process, as its parent sees it. */
export class Worker {
  readonly #child: ChildProcess
  #ended = false
  #onEnd: (() => void) | undefined
  #idleTimer: NodeJS.Timeout | undefined

  /** @throws Error when the system starts no process */
  constructor(program: URL, { memoryBytes, cpuMs }: ProcessLimits) {
    this.#child = fork(program, [String(memoryBytes), String(cpuMs)], {
      serialization: 'advanced',
      execArgv: [],
      env: { ...process.env, ...ONE_THREAD },
      stdio: 'ignore',
    })
    const end = () => {
      this.#ended = true
      this.#onEnd?.()
    }
    this.#child.on('error', end)
    this.#child.once('exit', end)
    // When no file descriptor is left, Node returns a process that never started.
    if (this.#child.pid === undefined) throw new Error('The system started no process.')
    lowerPriority(this.#child.pid)
  }

  get ended(): boolean {
    return this.#ended || this.#child.killed
  }

  /** @throws DamagedFileError, WorkerFailedError, the signal's reason */
  run(message: TaskMessage, limits: TaskLimits): Promise<unknown> {
    clearTimeout(this.#idleTimer)
    this.#onEnd = undefined
    this.#child.ref()
    this.#child.channel?.ref()
    return new Promise((resolve, reject) =>
      new RunningTask(this.#child, limits, { resolve, reject }).start(message),
    )
  }

  /** Lets the parent process end, and ends this one when it stays idle. */
  rest(onEnd: () => void): void {
    this.#onEnd = onEnd
    this.#idleTimer = setTimeout(() => this.kill(), IDLE_MS).unref()
    this.#child.unref()
    this.#child.channel?.unref()
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, PRIORITY)
  } catch {
    // The process has ended already.
  }
}

interface TaskPromise {
  resolve(output: unknown): void
  reject(error: unknown): void
}

/** A task from its message to its end. Kills the process when the task takes too long or its caller is gone. */
class RunningTask {
  readonly #child: ChildProcess
  readonly #limits: TaskLimits
  readonly #promise: TaskPromise
  #partial: unknown
  #timer: NodeJS.Timeout | undefined
  #graceTimer: NodeJS.Timeout | undefined

  constructor(child: ChildProcess, limits: TaskLimits, promise: TaskPromise) {
    this.#child = child
    this.#limits = limits
    this.#promise = promise
  }

  start(message: TaskMessage): void {
    const { timeMs, signal } = this.#limits
    this.#timer = setTimeout(() => {
      this.#child.kill('SIGKILL')
      this.#fail('time', `The file takes more than ${timeMs / 1000} seconds.`)
    }, timeMs)
    this.#child.on('message', this.#onMessage).on('exit', this.#onExit).on('error', this.#onError)
    signal?.addEventListener('abort', this.#onAbort, { once: true })
    this.#child.send(message, (error) => error && this.#onError(error))
  }

  readonly #onMessage = (message: WorkerMessage) => {
    if (message.type === 'partial') this.#partial = message.output
    else if (message.type === 'result') this.#settle(() => this.#promise.resolve(message.output))
    else if (message.damaged) this.#reject(new DamagedFileError(message.message))
    else this.#fail('system', message.message, message.code)
  }

  readonly #onError = (error: Error) => this.#fail('system', `The worker process failed: ${error.message}`)

  readonly #onExit = (code: number | null, signal: NodeJS.Signals | null) => {
    if (signal === CPU_SIGNAL) this.#fail('cpu', 'The file takes too much processor time.')
    else if (signal === 'SIGKILL') this.#fail('memory', 'The file takes too much memory.')
    else this.#fail('system', `The worker process ended with ${signal ?? `exit code ${code}`}.`)
  }

  readonly #onAbort = () => {
    this.#graceTimer = setTimeout(() => {
      this.#child.kill('SIGKILL')
      this.#reject(this.#limits.signal?.reason)
    }, CANCEL_GRACE_MS)
  }

  #fail(reason: WorkerFailure, message: string, code?: string): void {
    this.#reject(new WorkerFailedError(reason, message, this.#partial, code))
  }

  #reject(error: unknown): void {
    this.#settle(() => this.#promise.reject(error))
  }

  #settle(settle: () => void): void {
    clearTimeout(this.#timer)
    clearTimeout(this.#graceTimer)
    this.#limits.signal?.removeEventListener('abort', this.#onAbort)
    this.#child.off('message', this.#onMessage).off('exit', this.#onExit).off('error', this.#onError)
    settle()
  }
}
