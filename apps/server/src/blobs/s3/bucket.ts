import { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { UnavailableError } from '../../domain/unavailable.ts'
import type { LinkAnswer } from '../blobs.ts'
import type { BucketLocation } from './bucketLocation.ts'

/** How long a store may take, in milliseconds. */
export interface StoreTimeouts {
  /** To take a connection. */
  connect: number
  /** Without a byte, in either direction. */
  idle: number
  /** From a request to the beginning of its answer. */
  answer: number
}

const TIMEOUTS: StoreTimeouts = { connect: 5_000, idle: 20_000, answer: 60_000 }

/** With backoff between them, by the SDK: of failures that pass, such as 503 or a lost connection. */
const ATTEMPTS = 5

/** Of a store that says nothing, which is the slowest way to fail: somebody waits for each. */
const SILENT_ATTEMPTS = 2

/** S3 takes no shorter part but the last, and no more than 10,000 of them. */
const PART_BYTES = 8 * 1024 * 1024
const MAX_PARTS = 10_000

/** Parts of an object that are under way at a time: so many lie in memory. */
const PARTS_AT_ONCE = 2

/** An object as a listing tells it. */
export interface ListedObject {
  /** Without the prefix of the location. */
  key: string
  bytes: number
}

/**
 * The few things that are done with a bucket. Keys are below the location's prefix. Each fails with
 * UnavailableError when the store does not do it.
 */
export interface Bucket {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Puts a stream of about so many bytes; nothing is visible before all of it is there. */
  upload(key: string, source: Readable, bytes: number): Promise<void>
  /** Undefined when there is no such object. */
  size(key: string): Promise<number | undefined>
  /** From `start` up to and including `end`. Fails with ENOENT when there is no such object. */
  read(key: string, start?: number, end?: number): Readable
  /** Of what `link` gives. */
  origin: string
  /** A URL at which anybody may get an object for so many seconds. */
  link(key: string, answer: LinkAnswer, seconds: number): Promise<string>
  /** In the order of keys. */
  list(prefix: string): AsyncIterable<ListedObject>
  /** One that is not there is removed already. */
  remove(key: string): Promise<void>
  /**
   * Ends uploads below a prefix that were begun before then, in milliseconds since 1970 UTC, and are not whole yet. None
   * where the store does not tell of them. @returns how many
   */
  abandonUploads(prefix: string, before: number): Promise<number>
  /** Rejects when the bucket is not there, or may not be used. */
  answers(signal?: AbortSignal): Promise<void>
}

/** @throws when there is no such bucket, or it may not be used */
export async function openBucket(
  { bucket: Bucket, prefix, ...reach }: BucketLocation,
  timeouts = TIMEOUTS,
): Promise<Bucket> {
  const client = new S3Client({
    ...reach,
    maxAttempts: ATTEMPTS,
    // Checksums that not every store knows (OpenStack Swift) are sent only where S3 demands them.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: timeouts.connect,
      socketTimeout: timeouts.idle,
      requestTimeout: timeouts.answer,
      throwOnRequestTimeout: true,
    },
  })
  client.middlewareStack.add(
    (next) => {
      let silences = 0
      return async (args) => {
        try {
          return await next(args)
        } catch (error) {
          // What the SDK does not know it does not try again, unless it finds what it knows in the cause.
          if (isSilence(error) && ++silences === SILENT_ATTEMPTS) throw new UnavailableError(error.message)
          throw error
        }
      }
    },
    // Within what the SDK repeats.
    { step: 'finalizeRequest', priority: 'low' },
  )
  const at = (key: string) => ({ Bucket, Key: prefix + key })
  const answers = async (abortSignal?: AbortSignal) => {
    await told(client.send(new HeadBucketCommand({ Bucket }), { ...(abortSignal && { abortSignal }) }))
  }
  // An object of a bucket that is not there would seem to be only an object that is not there.
  await answers()

  async function* bytesOf(key: string, start: number, end: number, signal: AbortSignal) {
    let position = start
    for (let failures = 0; position <= end; ) {
      const body = await get(key, position, end, signal)
      if (body === undefined) return
      try {
        for await (const chunk of inTime(body)) {
          yield chunk
          position += chunk.length
          failures = 0
        }
        return
      } catch (error) {
        // A response that breaks off is continued where it did; so is one whose connection the store closed because
        // its reader was slow.
        if (signal.aborted) throw error
        if (++failures === ATTEMPTS) throw unavailable(error)
      }
    }
  }

  /** The SDK's own limits end where the answer begins. */
  async function* inTime(body: Readable): AsyncGenerator<Buffer> {
    const watch = () => setTimeout(() => body.destroy(new Error('The store sends no more.')), timeouts.idle)
    let timer = watch()
    try {
      for await (const chunk of body) {
        clearTimeout(timer)
        yield chunk
        timer = watch()
      }
    } finally {
      clearTimeout(timer)
    }
  }

  /** Undefined when the object ends before `start`. Retried by the SDK until the response begins, and not here. */
  async function get(key: string, start: number, end: number, abortSignal: AbortSignal) {
    const Range = `bytes=${start}-${end === Number.POSITIVE_INFINITY ? '' : end}`
    try {
      const { Body } = await client.send(new GetObjectCommand({ ...at(key), Range }), { abortSignal })
      if (!(Body instanceof Readable)) throw new Error('The store answered without a body.')
      return Body
    } catch (error) {
      if (statusOf(error) === 404) throw missing(key)
      if (statusOf(error) === 416) return undefined
      throw abortSignal.aborted ? error : unavailable(error)
    }
  }

  async function* uploadsBelow(Prefix: string) {
    for (let after = {}, more = true; more; ) {
      const page = await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix, ...after }))
      yield* page.Uploads ?? []
      after = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
      // A store that does not know the question lists its objects instead, of which a next page is marked otherwise.
      more = page.IsTruncated === true && page.NextKeyMarker !== undefined
    }
  }

  const link: Bucket['link'] = (key, { mime, disposition }, expiresIn) => {
    const answer = { ResponseContentType: mime, ResponseContentDisposition: disposition }
    return getSignedUrl(client, new GetObjectCommand({ ...at(key), ...answer }), { expiresIn })
  }

  return {
    answers,
    // Only the SDK knows where a bucket is that is named by its region alone.
    origin: new URL(await link('any', { mime: 'any', disposition: 'any' }, 1)).origin,
    link,
    async put(key, bytes) {
      await told(client.send(new PutObjectCommand({ ...at(key), Body: bytes })))
    },
    async upload(key, source, bytes) {
      const partSize = Math.max(PART_BYTES, Math.ceil(bytes / MAX_PARTS))
      const params = { ...at(key), Body: source }
      await told(new Upload({ client, params, partSize, queueSize: PARTS_AT_ONCE }).done())
    },
    async size(key) {
      try {
        return (await client.send(new HeadObjectCommand(at(key)))).ContentLength
      } catch (error) {
        if (statusOf(error) === 404) return undefined
        throw unavailable(error)
      }
    },
    read(key, start = 0, end = Number.POSITIVE_INFINITY) {
      const reading = new AbortController()
      const stream = Readable.from(bytesOf(key, start, end, reading.signal), { objectMode: false })
      return stream.once('close', () => reading.abort())
    },
    async *list(below) {
      for (let ContinuationToken: string | undefined, more = true; more; ) {
        const page = await told(
          client.send(new ListObjectsV2Command({ Bucket, Prefix: prefix + below, ContinuationToken })),
        )
        for (const { Key = '', Size = 0 } of page.Contents ?? []) {
          yield { key: Key.slice(prefix.length), bytes: Size }
        }
        ContinuationToken = page.NextContinuationToken
        more = page.IsTruncated === true
      }
    },
    async remove(key) {
      await told(client.send(new DeleteObjectCommand(at(key))))
    },
    async abandonUploads(below, before) {
      let abandoned = 0
      try {
        for await (const { Key, UploadId, Initiated } of uploadsBelow(prefix + below)) {
          if (!Initiated || Initiated.getTime() >= before) continue
          await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
          abandoned++
        }
      } catch (error) {
        // Not every store lists them, nor lets everybody: a rule of the bucket has to do it there.
        const status = statusOf(error) ?? 503
        if (status >= 500 && status !== 501) throw unavailable(error)
      }
      return abandoned
    },
  }
}

/** The SDK calls a closed connection a timeout, too, but that one fails at once and has a code. */
function isSilence(error: unknown): error is Error {
  if (!(error instanceof Error) || error.name !== 'TimeoutError') return false
  const { code } = error as NodeJS.ErrnoException
  return code !== 'ECONNRESET' && code !== 'EPIPE'
}

/** What a store was asked for; the SDK marks what it fails of, and leaves alone what the source of an upload does. */
function told<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error) => {
    throw '$metadata' in error ? unavailable(error) : error
  })
}

function unavailable(cause: unknown): UnavailableError {
  if (cause instanceof UnavailableError) return cause
  return new UnavailableError('The store does not do what it is asked for.', { cause })
}

/** The HTTP status that a store refused with; undefined when it was something else. */
function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode
}

/** As a file system says it. */
export function missing(key: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`ENOENT: no such object, ${key}`), { code: 'ENOENT' })
}
