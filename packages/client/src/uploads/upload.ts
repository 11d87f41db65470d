import type { AlbumPosition } from '@tintype/types'
import * as fieldLimits from '@tintype/types/fieldLimits'
import type { Methods } from '../api/methods.ts'
import type { RequestOptions } from '../http/options.ts'
import type { Transport } from '../http/transport.ts'
import { checkNumbers, httpUrl } from '../http/validate.ts'
import { wireFacts } from '../http/wire.ts'
import { itemCreator } from './batch.ts'
import { isList, type UploadHandle, type UploadInput, type UploadInputs } from './input.ts'
import { progressReporter, type UploadProgress } from './progress.ts'
import { type Job, run } from './queue.ts'
import type { UploadResult } from './results.ts'
import { sendFile } from './sendFile.ts'
import { UPLOAD } from './session.ts'

export interface UploadOptions extends RequestOptions {
  /** The album that takes the new items, in the order of the input: one that this app has created. */
  albumId?: string | undefined
  /** Where in the album they go, together; at its end when left out. */
  albumPosition?: AlbumPosition | undefined
  /** Called whenever the server has acknowledged bytes, and when a file is done. */
  onProgress?: ((progress: UploadProgress) => void) | undefined
  /** Called with what has to be kept of a file to go on with it after a restart of the program. */
  onHandle?: ((handle: UploadHandle, file: { index: number; input: UploadInput }) => void) | undefined
  /** How many files are sent side by side; 4 when left out. */
  concurrency?: number | undefined
  /** Larger files go in chunks of about this many bytes, smaller ones in one request; 16 MiB when left out. */
  chunkSize?: number | undefined
  /** How many items are made in one call, at most 50, which is the default. */
  batchSize?: number | undefined
}

/** Several uploads: to be iterated over for results as they come, or awaited for all of them. Once, in one of the ways. */
export interface UploadRun extends AsyncIterable<UploadResult>, PromiseLike<UploadResult[]> {}

export interface Upload {
  /** Uploads one file. Resolves with what became of it, failed ones too; rejects only when aborted. */
  (input: UploadInput, options?: UploadOptions): Promise<UploadResult>
  /**
   * Uploads files, and gives one result for each, in their order. It begins when it is iterated over or awaited.
   * It throws only when it is aborted, or when the inputs themselves throw.
   */
  (inputs: UploadInputs, options?: UploadOptions): UploadRun
}

/** What the client is made of. */
export interface UploadParts {
  transport: Transport
  methods: Methods
  baseUrl: string
  /** Of the client. */
  uploadOrigins: readonly string[] | undefined
  /** Milliseconds since 1970 UTC. */
  now: () => number
}

// In a function: outside of one, bundlers keep it for those who upload nothing.
const mostItems = () => fieldLimits.BatchCreateMediaItemsRequest.newMediaItems

export function createUploads({ transport, methods, baseUrl, uploadOrigins = [], now }: UploadParts): Upload {
  const inTurn = createTurns()
  const url = baseUrl + wireFacts(UPLOAD).path
  const origins = [baseUrl, ...uploadOrigins].map(originOf)

  function begin(inputs: UploadInputs, options: UploadOptions, all?: UploadResult[]) {
    const {
      concurrency = 4,
      chunkSize = 2 ** 24,
      batchSize = mostItems(),
      albumId,
      albumPosition,
      onProgress,
      onHandle,
      ...requestOptions
    } = options
    const progress = progressReporter(inputs, onProgress)
    const sending = {
      chunkSize,
      now,
      onReceived: progress.received,
      onHandle(job: Job, handle: UploadHandle) {
        job.handle = handle
        onHandle?.(handle, job)
      },
    }
    return run(inputs, {
      concurrency: atLeastOne(concurrency),
      batchSize: Math.min(atLeastOne(batchSize), mostItems()),
      signal: requestOptions.signal,
      all,
      aborted: (cause) =>
        transport.error({
          kind: 'aborted',
          operation: UPLOAD,
          message: `The upload was aborted: ${cause}`,
          cause,
        }),
      onDone: progress.done,
      onEnded: progress.ended,
      begin: (signal) => {
        const options = { ...requestOptions, signal }
        const target = { transport, url, origins, options }
        const create = itemCreator(methods, { albumId, albumPosition }, options)
        return {
          send: (job) => sendFile(target, job, sending),
          create: (batch) => inTurn(() => create(batch)),
        }
      },
    })
  }

  function upload(input: UploadInput | UploadInputs, options: UploadOptions = {}) {
    checkNumbers(options)
    const all: UploadResult[] = []
    if (!isList(input)) return collect(begin([input], options, all), all).then(([result]) => result)
    let results: ReturnType<typeof begin> | undefined
    let awaited: Promise<UploadResult[]> | undefined
    const once = (all?: UploadResult[]) => (results ??= begin(input, options, all))
    return {
      [Symbol.asyncIterator]: () => once(),
      // biome-ignore lint/suspicious/noThenProperty: it is meant to be awaited, as the pages of a list are.
      then: (...handlers) => {
        awaited ??= collect(once(all), all)
        return awaited.then(...handlers)
      },
    } satisfies UploadRun
  }
  return upload as Upload
}

function originOf(address: string): string {
  const { origin } = httpUrl(address) ?? {}
  if (!origin) throw new TypeError(`uploadOrigins must be like https://uploads.example, not ${address}.`)
  return origin
}

function atLeastOne(number: number): number {
  return Math.max(1, Math.floor(number))
}

/** The results that go into `all`, and those that are yielded because someone has begun to iterate over them. */
async function collect(results: AsyncIterable<UploadResult>, all: UploadResult[]): Promise<UploadResult[]> {
  for await (const result of results) all.push(result)
  return all
}

/** Never two batches of a user at once: the API refuses the second (facts 2.10). A client is one user's. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
}
