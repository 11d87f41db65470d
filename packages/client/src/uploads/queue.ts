import { unlessAborted } from '../http/clock.ts'
import type { PhotosError } from '../http/errors.ts'
import { isPhotosError } from '../http/isPhotosError.ts'
import type { Arrived, Made } from './batch.ts'
import {
  asUploadFile,
  asWholeFile,
  type UploadFile,
  type UploadHandle,
  type UploadInput,
  type UploadInputs,
} from './input.ts'
import { isExisting, type UploadResult } from './results.ts'

/** What a run is made of. */
export interface RunParts {
  /** @param signal ends what was begun; left out for a run that nobody can stop */
  begin(signal: AbortSignal | undefined): Requests
  concurrency: number
  batchSize: number
  signal: AbortSignal | undefined
  /** Gets the results, for those who want them all at once: to yield each of them would take longer. */
  all: UploadResult[] | undefined
  /** The error for whoever has aborted the signal. */
  aborted(reason: unknown): PhotosError
  onDone: (job: Job) => void
  /** The input has no more files than these. */
  onEnded: (files: number) => void
}

export interface Requests {
  /** Brings the bytes of a file to the server. Rejects, and never throws. @returns the upload token */
  send(job: Job): Promise<string>
  /** Makes media items of a batch. */
  create(batch: readonly Arrived[]): Promise<Made[]>
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
  const { concurrency, batchSize, signal, all, onDone, onEnded } = parts
  const capacity = 2 * batchSize + concurrency
  const isAsync = Symbol.asyncIterator in inputs
  const iterator = isAsync ? inputs[Symbol.asyncIterator]() : inputs[Symbol.iterator]()
  const stopper = new AbortController()
  // Where nobody can stop it, requests are spared a signal, which costs them more than all that is done here.
  const within = all && !signal && Array.isArray(inputs) ? undefined : stopper.signal
  const requests = parts.begin(within)
  /** In the order of the input, from the first whose result is not taken yet. */
  const jobs: Job[] = []
  /** How many of them, from the first, are sent or have failed. */
  let passed = 0
  /** Of these, in their order, those that are in no batch yet. */
  const arrived: (Job & Arrived)[] = []
  /** Taken from the input, with nobody to send it yet. */
  let ahead: Job | undefined
  let count = 0
  /** Files and batches under way. */
  const underWay = { send: 0, create: 0 }
  let isPulling = false
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
    if (batch.length > 0) {
      work('create', batch, requests.create(batch), (made) => {
        for (const [at, job] of batch.entries()) settle(job, made[at])
      })
    }
    if (jobs[0]?.result || (isOver && jobs.length === 0)) wake()
  }

  function pull(): void {
    for (;;) {
      const job = ahead
      if (job && underWay.send < concurrency) {
        ahead = undefined
        if (refusal) fail(job, refusal)
        else
          work('send', [job], requests.send(job), (token) => {
            job.token = token
          })
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
    if (isOver) {
      onEnded(count)
      return
    }
    ahead = { index: count++, input: value, file: isAsync ? asWholeFile(value) : asUploadFile(value) }
    jobs.push(ahead)
  }

  /** Waits for what was begun, and goes on. @param of those that fail with it */
  async function work<Value>(
    kind: keyof Requests,
    of: readonly Job[],
    begun: Promise<Value>,
    take: (value: Value) => void,
  ): Promise<void> {
    underWay[kind]++
    try {
      take(await unlessAborted(begun, within))
    } catch (error) {
      for (const job of of) fail(job, error)
      if (isPhotosError(error) && (error.kind === 'auth' || REFUSALS[kind].includes(error.code)))
        refusal ??= error
    }
    underWay[kind]--
    try {
      advance()
    } catch (error) {
      stop(error)
    }
    if (!isWorking()) wake()
  }

  const isWorking = () => underWay.send + underWay.create > 0

  /** The first files without a result, as far as they have arrived: as many as a batch takes, or all there are. */
  function nextBatch(): (Job & Arrived)[] {
    for (; passed < jobs.length; passed++) {
      const job = jobs[passed] as Job
      if (job.result) continue
      if (job.token === undefined) break
      arrived.push(job as Job & Arrived)
    }
    if (underWay.create > 0) return []
    if (refusal) for (const job of arrived.splice(0)) fail(job, refusal)
    // While files are being sent the batch may become fuller; calls are counted (facts 10).
    return arrived.length < batchSize && underWay.send > 0 ? [] : arrived.splice(0, batchSize)
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

  try {
    if (signal?.aborted) stopAsTold()
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
        if (all) all.push(result)
        else yield result
      } else if (isOver && jobs.length === 0) return
      else await changed()
    }
  } finally {
    signal?.removeEventListener('abort', stopAsTold)
    stop(undefined)
    while (isWorking()) await changed()
    // Not waited for: an input that does not come would keep whoever does not want it.
    if (!isOver) Promise.resolve(iterator.return?.()).catch(() => undefined)
  }
}
