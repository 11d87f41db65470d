import { abortable } from '../http/abortable.ts'
import type { PhotosError } from '../http/errors.ts'
import { isPhotosError } from '../http/isPhotosError.ts'
import type { BatchResult, UploadedFile } from './batch.ts'
import { asUploadFile, asWholeFile, type UploadFile, type UploadInput, type UploadInputs } from './input.ts'
import type { Job } from './job.ts'
import type { ProgressReporter } from './progress.ts'
import {
  type CreatedUpload,
  type ExistingUpload,
  type FailedUpload,
  type FileResult,
  isExisting,
  type UploadResult,
} from './results.ts'

export interface QueueOptions extends QueueRequests {
  /** How many files are sent at the same time. */
  concurrency: number
  batchSize: number
  /** The signal of the caller. */
  signal: AbortSignal | undefined
  /** False if the caller cannot leave the iteration early: then requests need no signal, which makes them faster. */
  isIterated: boolean
  /** Creates the error to throw when the caller's signal aborts. */
  abortError(reason: unknown): PhotosError
  progress: ProgressReporter
}

/** The signal aborts a request. It is undefined if nothing can stop the queue. */
export interface QueueRequests {
  /** Sends the bytes of a file. @returns the upload token */
  send(job: Job, signal: AbortSignal | undefined): Promise<string>
  /** Creates the media items of a batch. */
  create(batch: readonly UploadedFile[], signal: AbortSignal | undefined): Promise<BatchResult[]>
}

type UploadedJob = Job & UploadedFile

type FileOutcome =
  | Omit<CreatedUpload | ExistingUpload, keyof FileResult>
  | Omit<FailedUpload, keyof FileResult>

/** Statuses that every other file would get too: no access, no quota; for a batch also no such album, no storage. */
const FATAL = { send: [401, 403, 429], create: [400, 401, 403, 404, 429] }

/**
 * Uploads files concurrently and creates their items batch by batch, in the order of the input.
 *
 * An input is read only when there is room for it: at most two batches and the files that are being sent are held,
 * however many inputs there are and however slowly their results are taken.
 */
export class UploadQueue {
  readonly #options: QueueOptions
  readonly #iterator: Iterator<UploadInput> | AsyncIterator<UploadInput>
  readonly #toFile: (input: UploadInput) => UploadFile
  readonly #stopper = new AbortController()
  /** Aborts the requests. */
  readonly #signal: AbortSignal | undefined
  /** In the order of the input, from the first whose result is not taken yet. */
  readonly #jobs: Job[] = []
  /** The last job that was read, until it is sent. */
  #next: Job | undefined
  #count = 0
  readonly #running = { send: 0, create: 0 }
  #isReading = false
  /** Whether the input has no more files. */
  #isEnded = false
  /** An error that concerns all files: nothing more is sent, and all files without a result fail with it. */
  #fatalError: PhotosError | undefined
  #wake = () => {}

  constructor(inputs: UploadInputs, options: QueueOptions) {
    const isAsync = Symbol.asyncIterator in inputs
    this.#options = options
    this.#iterator = isAsync ? inputs[Symbol.asyncIterator]() : inputs[Symbol.iterator]()
    this.#toFile = isAsync ? asWholeFile : asUploadFile
    // Inputs that throw stop the queue too. An array does not.
    const isStoppable = options.isIterated || options.signal || !Array.isArray(inputs)
    this.#signal = isStoppable ? this.#stopper.signal : undefined
  }

  /** Starts the upload. Yields the results in the order of the input. */
  async *results(): AsyncGenerator<UploadResult, void> {
    const { signal, abortError } = this.#options
    const abort = () => this.#stop(abortError(signal?.reason))
    try {
      if (signal?.aborted) abort()
      signal?.addEventListener('abort', abort)
      this.#advance()
      for (;;) {
        this.#stopper.signal.throwIfAborted()
        const [first] = this.#jobs
        if (first?.result) {
          this.#jobs.shift()
          // There may be room for another input now.
          this.#advance()
          yield first.result
        } else if (!first && this.#isEnded) return
        else await this.#change()
      }
    } finally {
      signal?.removeEventListener('abort', abort)
      this.#stop(undefined)
      while (this.#running.send + this.#running.create > 0) await this.#change()
      // Without waiting, because an input may never settle.
      if (!this.#isEnded) Promise.resolve(this.#iterator.return?.()).catch(() => undefined)
    }
  }

  /** Resolves when a request has ended, an input has been read, or the queue is stopped. */
  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  #stop(reason: unknown): void {
    this.#stopper.abort(reason)
    this.#wake()
  }

  /** Starts all that can be started now. */
  #advance(): void {
    if (this.#stopper.signal.aborted) return
    this.#sendFiles()
    this.#createBatch()
  }

  /** Reads inputs and sends them, while there is room. */
  #sendFiles(): void {
    const { batchSize, concurrency } = this.#options
    for (;;) {
      if (this.#next && this.#running.send < concurrency) this.#sendFile(this.#next)
      const isFull = this.#next || this.#jobs.length >= 2 * batchSize + concurrency
      if (isFull || this.#isEnded || this.#isReading) return
      const step = this.#iterator.next()
      if ('then' in step) this.#readLater(step)
      else this.#read(step)
    }
  }

  #sendFile(job: Job): void {
    this.#next = undefined
    if (this.#fatalError) this.#fail(job, this.#fatalError)
    else
      this.#track('send', [job], this.#options.send(job, this.#signal), (token) => {
        job.token = token
      })
  }

  async #readLater(step: Promise<IteratorResult<UploadInput>>): Promise<void> {
    this.#isReading = true
    try {
      this.#read(await step)
      this.#isReading = false
      this.#advance()
      this.#wake()
    } catch (error) {
      this.#stop(error)
    }
  }

  #read({ done, value }: IteratorResult<UploadInput>): void {
    if (done) {
      this.#isEnded = true
      this.#options.progress.ended(this.#count)
      return
    }
    this.#next = { index: this.#count++, input: value, file: this.#toFile(value) }
    this.#jobs.push(this.#next)
  }

  #createBatch(): void {
    const { send, create } = this.#running
    if (create > 0) return
    const { batchSize } = this.#options
    const uploaded = this.#uploaded()
    if (this.#fatalError) this.#failAll(uploaded, this.#fatalError)
    // While files are being sent the batch may still grow, and requests per day are limited (facts 10).
    else if (uploaded.length >= batchSize || (send === 0 && uploaded.length > 0)) {
      const batch = uploaded.slice(0, batchSize)
      this.#track('create', batch, this.#options.create(batch, this.#signal), (results) => {
        for (const [at, job] of batch.entries()) this.#finish(job, results[at])
      })
    }
  }

  /** The uploaded files without a result, up to the first file that is still being sent. */
  #uploaded(): UploadedJob[] {
    const uploaded: UploadedJob[] = []
    for (const job of this.#jobs) {
      if (job.result) continue
      if (job.token === undefined) break
      uploaded.push(job as UploadedJob)
    }
    return uploaded
  }

  /** Waits for a request, then advances. @param jobs fail if the request fails */
  async #track<Value>(
    kind: keyof QueueRequests,
    jobs: readonly Job[],
    request: Promise<Value>,
    accept: (value: Value) => void,
  ): Promise<void> {
    this.#running[kind]++
    try {
      accept(await abortable(request, this.#signal))
    } catch (error) {
      this.#failAll(jobs, error)
      if (isPhotosError(error) && (error.kind === 'auth' || FATAL[kind].includes(error.code)))
        this.#fatalError ??= error
    }
    this.#running[kind]--
    try {
      this.#advance()
    } catch (error) {
      this.#stop(error)
    }
    this.#wake()
  }

  #finish(job: Job, created: BatchResult | undefined): void {
    if (created === undefined || 'error' in created) {
      this.#fail(job, created?.error)
      return
    }
    const { mediaItem, isDuplicate } = created
    const outcome = isDuplicate || isExisting(job.file, mediaItem) ? 'existing' : 'created'
    this.#settle(job, { outcome, mediaItem })
  }

  #failAll(jobs: readonly Job[], error: unknown): void {
    for (const job of jobs) this.#fail(job, error)
  }

  #fail(job: Job, error: unknown): void {
    // After a stop, the whole upload fails with the reason of the stop.
    if (this.#stopper.signal.aborted) return
    const { file, handle } = job
    this.#settle(job, {
      outcome: 'failed',
      error: error instanceof Error ? error : new Error(String(error)),
      again: handle ? { ...file, resume: handle } : { ...file },
    })
  }

  #settle(job: Job, outcome: FileOutcome): void {
    const { index, input } = job
    job.result = { index, input, ...outcome }
    try {
      this.#options.progress.done(job)
    } catch (error) {
      this.#stop(error)
    }
  }
}
