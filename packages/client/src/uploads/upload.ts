import type { AlbumPosition } from '@tintype/types'
import * as fieldLimits from '@tintype/types/fieldLimits'
import type { Methods } from '../api/methods.ts'
import type { RequestOptions } from '../http/options.ts'
import type { Transport } from '../http/transport.ts'
import { checkNumbers, httpUrl } from '../http/validate.ts'
import { wireFacts } from '../http/wire.ts'
import { BatchCreator } from './batch.ts'
import { isList, type UploadHandle, type UploadInput, type UploadInputs } from './input.ts'
import { createMutex } from './mutex.ts'
import { progressReporter, type UploadProgress } from './progress.ts'
import { UploadQueue } from './queue.ts'
import type { UploadResult } from './results.ts'
import { sendFile } from './sendFile.ts'
import { UPLOAD } from './session.ts'

export interface UploadOptions extends RequestOptions {
  /** Album for the new items, in the order of the input. This app must have created it. */
  albumId?: string | undefined
  /** Position of the new items in the album, all together. Default: its end. */
  albumPosition?: AlbumPosition | undefined
  /** Called whenever the server has acknowledged bytes, and when a file is done. */
  onProgress?: ((progress: UploadProgress) => void) | undefined
  /** Called with the data needed to resume the upload of a file, also after a restart of the program. */
  onHandle?: ((handle: UploadHandle, file: { index: number; input: UploadInput }) => void) | undefined
  /** How many files are sent at the same time. Default: 4. */
  concurrency?: number | undefined
  /** Approximate size of a chunk in bytes. Smaller files are sent in one request. Default: 16 MiB. */
  chunkSize?: number | undefined
  /** How many items are created in one call. Default and maximum: 50. */
  batchSize?: number | undefined
}

/** The upload of a list. Iterate over it for results as they come, or await all of them. It can be used only once. */
export interface UploadRun extends AsyncIterable<UploadResult>, PromiseLike<UploadResult[]> {}

export interface Upload {
  /** Uploads one file. Resolves with its result, also if it failed. Rejects only if the upload is aborted. */
  (input: UploadInput, options?: UploadOptions): Promise<UploadResult>
  /**
   * Uploads several files, with one result for each in the order of the input. Begins when the returned object is
   * iterated or awaited. Throws only if the upload is aborted, or if the inputs themselves throw.
   */
  (inputs: UploadInputs, options?: UploadOptions): UploadRun
}

/** The parts of the client that uploads use. */
export interface UploadParts {
  transport: Transport
  methods: Methods
  baseUrl: string
  /** The option of the client. */
  uploadOrigins: readonly string[] | undefined
  /** Milliseconds since 1970 UTC. */
  now: () => number
}

// A function, because bundlers would keep a constant for programs that do not upload.
const maxBatchSize = () => fieldLimits.BatchCreateMediaItemsRequest.newMediaItems

export function createUploads({ transport, methods, baseUrl, uploadOrigins = [], now }: UploadParts): Upload {
  // The API rejects a second batch of a user while one is in progress (facts 2.10). A client belongs to one user.
  const withLock = createMutex()
  const url = baseUrl + wireFacts(UPLOAD).path
  const origins = [baseUrl, ...uploadOrigins].map(originOf)

  function start(inputs: UploadInputs, options: UploadOptions, isIterated: boolean) {
    const {
      concurrency = 4,
      chunkSize = 2 ** 24,
      batchSize = maxBatchSize(),
      albumId,
      albumPosition,
      onProgress,
      onHandle,
      ...requestOptions
    } = options
    const progress = progressReporter(inputs, onProgress)
    const creator = new BatchCreator(methods, { albumId, albumPosition })
    const queue = new UploadQueue(inputs, {
      concurrency: atLeastOne(concurrency),
      batchSize: Math.min(atLeastOne(batchSize), maxBatchSize()),
      signal: options.signal,
      isIterated,
      progress,
      send(job, signal) {
        const target = { transport, url, origins, options: { ...requestOptions, signal } }
        return sendFile(target, job, { chunkSize, now, progress, onHandle })
      },
      create: (batch, signal) => withLock(() => creator.create(batch, { ...requestOptions, signal })),
      abortError: (cause) =>
        transport.createError({
          kind: 'aborted',
          operation: UPLOAD,
          message: `The upload was aborted: ${cause}`,
          cause,
        }),
    })
    return queue.results()
  }

  function upload(input: UploadInput | UploadInputs, options: UploadOptions = {}) {
    checkNumbers(options)
    if (!isList(input)) return collect(start([input], options, false)).then(([result]) => result)
    let results: ReturnType<typeof start> | undefined
    let all: Promise<UploadResult[]> | undefined
    return {
      [Symbol.asyncIterator]: () => (results ??= start(input, options, true)),
      // biome-ignore lint/suspicious/noThenProperty: it is meant to be awaited, like the pages of a list.
      then: (...handlers) => {
        results ??= start(input, options, false)
        all ??= collect(results)
        return all.then(...handlers)
      },
    } satisfies UploadRun
  }
  return upload as Upload
}

function originOf(url: string): string {
  const { origin } = httpUrl(url) ?? {}
  if (!origin) throw new TypeError(`uploadOrigins must be like https://uploads.example, not ${url}.`)
  return origin
}

function atLeastOne(number: number): number {
  return Math.max(1, Math.floor(number))
}

async function collect(results: AsyncIterable<UploadResult>): Promise<UploadResult[]> {
  const all: UploadResult[] = []
  for await (const result of results) all.push(result)
  return all
}
