import { unlessAborted } from '../clock.ts'
import type { PhotosError } from '../error.ts'
import { isPhotosError } from '../isPhotosError.ts'
import type { Arrived, Made } from './createItems.ts'
import { asUploadFile, type UploadFile, type UploadHandle, type UploadInput } from './input.ts'
import { isExisting, type UploadResult } from './results.ts'

export type UploadInputs = Iterable<UploadInput> | AsyncIterable<UploadInput>

/** What a run is made of. */
export interface RunParts {
  /** Brings the bytes of a file to the server. Rejects, and never throws. @returns the upload token */
  send(job: Job, signal: AbortSignal): Promise<string>
  /** Makes media items of a batch. */
  create(batch: readonly Arrived[], signal: AbortSignal): Promise<Made[]>
  concurrency: number
  batchSize: number
  signal: AbortSignal | undefined
  /** The error for whoever has aborted the signal. */
  aborted(reason: unknown): PhotosError
  onDone: (job: Job) => void
}

/** A file on its way through a run. */
export interface Job {
  index: number
  input: UploadInput
  file: UploadFile
  /** The newest of its handles. */
  handle?: UploadHandle
  token?: string
  result?: UploadResult
}

/** Answers that every other file would get as well: no access, no quota; for a batch also no such album, no storage. */
const REFUSALS = { send: [401, 403, 429], create: [400, 401, 403, 404, 429] }

/**
 * Uploads files side by side, and makes items of them batch by batch in the order of the input, which is also the
 * order of what it yields. It begins when the first result is asked for.
 *
 * Inputs are taken as there is room for them: no more are held than two batches and what is being sent, however
 * many there are and however slowly the results are taken.
 */
export async function* run(inputs: UploadInputs, parts: RunParts): AsyncGenerator<UploadResult, void> {
  const { concurrency, batchSize, signal, onDone } = parts
  const capacity = 2 * batchSize + concurrency
  const iterator = Symbol.asyncIterator in inputs ? inputs[Symbol.asyncIterator]() : inputs[Symbol.iterator]()
  const stopper = new AbortController()
  /** In the order of the input, from the first whose result is not taken yet. */
  const jobs: Job[] = []
  /** How many of them, from the first, are sent or have failed. */
  let passed = 0
  /** Of these, in their order, those that are in no batch yet. */
  const arrived: Job[] = []
  /** Taken from the input, with nobody to send it yet. */
  let ahead: Job | undefined
  let count = 0
  let sending = 0
  /** Files and batches under way. */
  let working = 0
  let isPulling = false
  let isCreating = false
  let isOver = false
  /** What concerns all files: nothing more is sent, and whatever is not done fails with it. */
  let refusal: PhotosError | undefined
  let wake = () => {}

  const changed = () =>
    new Promise<void>((resolve) => {
      wake = resolve
    })

  const stop = (reason: unknown) => {
    stopper.abort(reason)
    wake()
  }
  const stopAsTold = () => stop(parts.aborted(signal?.reason))

  function advance(): void {
    if (stopper.signal.aborted) return
    pull()
    const batch = nextBatch()
    if (batch.length > 0) createItemsOf(batch)
    if (jobs[0]?.result || (isOver && jobs.length === 0)) wake()
  }

  function pull(): void {
    for (;;) {
      if (ahead && sending < concurrency) {
        begin(ahead)
        ahead = undefined
      }
      if (ahead || isOver || isPulling || jobs.length >= capacity) return
      const step = iterator.next()
      if ('then' in step) {
        isPulling = true
        const taken = step.then((arrived) => {
          isPulling = false
          accept(arrived)
          advance()
        })
        taken.catch(stop)
      } else accept(step)
    }
  }

  function accept({ done, value }: IteratorResult<UploadInput>): void {
    isOver = done === true
    if (isOver) return
    ahead = { index: count++, input: value, file: asUploadFile(value) }
    jobs.push(ahead)
  }

  function begin(job: Job): void {
    if (refusal) fail(job, refusal)
    else send(job)
  }

  async function send(job: Job): Promise<void> {
    sending++
    working++
    try {
      job.token = await unlessAborted(parts.send(job, stopper.signal), stopper.signal)
    } catch (error) {
      fail(job, error)
      refuse(error, REFUSALS.send)
    }
    sending--
    goOn()
  }

  /** The first files without a result, as far as they have arrived: as many as a batch takes, or all there are. */
  function nextBatch(): Job[] {
    for (; passed < jobs.length; passed++) {
      const job = jobs[passed] as Job
      if (!job.result && job.token === undefined) break
      if (!job.result) arrived.push(job)
    }
    if (isCreating) return []
    if (refusal) for (const job of arrived.splice(0)) fail(job, refusal)
    // While files are being sent the batch may become fuller; calls are counted (api-facts 10).
    return arrived.length < batchSize && sending > 0 ? [] : arrived.splice(0, batchSize)
  }

  async function createItemsOf(batch: readonly Job[]): Promise<void> {
    isCreating = true
    working++
    try {
      const files = batch.map(({ file, token = '' }) => ({ file, token }))
      const made = await unlessAborted(parts.create(files, stopper.signal), stopper.signal)
      for (const [at, job] of batch.entries()) settle(job, made[at])
    } catch (error) {
      for (const job of batch) fail(job, error)
      refuse(error, REFUSALS.create)
    }
    isCreating = false
    goOn()
  }

  function settle(job: Job, made: Made | undefined): void {
    if (made === undefined || 'error' in made) fail(job, made?.error)
    else {
      const { index, input, file } = job
      const { mediaItem, isRepeat } = made
      const outcome = isRepeat || isExisting(file, mediaItem) ? 'existing' : 'created'
      job.result = { outcome, index, input, mediaItem }
      onDone(job)
    }
  }

  function fail(job: Job, error: unknown): void {
    // Whoever has stopped the run is told so, and nothing of single files.
    if (stopper.signal.aborted) return
    const { index, input, file, handle } = job
    job.result = {
      outcome: 'failed',
      index,
      input,
      error: error instanceof Error ? error : new Error(String(error)),
      again: { ...file, ...(handle && { resume: handle }) },
    }
    onDone(job)
  }

  function refuse(error: unknown, codes: readonly number[]): void {
    if (isPhotosError(error) && (error.kind === 'auth' || codes.includes(error.code))) refusal ??= error
  }

  /** At the end of what was under way. */
  function goOn(): void {
    try {
      advance()
    } catch (error) {
      stop(error)
    }
    if (--working === 0) wake()
  }

  try {
    if (signal?.aborted) throw parts.aborted(signal.reason)
    signal?.addEventListener('abort', stopAsTold)
    advance()
    for (;;) {
      stopper.signal.throwIfAborted()
      const result = jobs[0]?.result
      if (result) {
        jobs.shift()
        if (passed > 0) passed--
        // There is room for another.
        if (jobs.length === capacity - 1) advance()
        yield result
      } else if (isOver && jobs.length === 0) return
      else await changed()
    }
  } finally {
    signal?.removeEventListener('abort', stopAsTold)
    stop(undefined)
    while (working > 0) await changed()
    // Not waited for: an input that does not come would keep whoever does not want it.
    if (!isOver) Promise.resolve(iterator.return?.()).catch(() => undefined)
  }
}
