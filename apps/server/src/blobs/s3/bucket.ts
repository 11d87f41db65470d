import type { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { SignedResponse } from '../blobs.ts'
import type { BucketLocation } from './bucketLocation.ts'
import { createClient, DEFAULT_TIMEOUTS } from './client.ts'
import { readObject } from './readObject.ts'
import { mapSdkErrors, statusOf, unavailable } from './storeErrors.ts'

/** S3 requires parts of at least 5 MiB, except for the last, and allows 10,000 of them. */
const PART_BYTES = 8 * 1024 * 1024
const MAX_PARTS = 10_000

/** Parts of an object that are sent concurrently, and held in memory. */
const CONCURRENT_PARTS = 2

/** An object of a listing. */
export interface ListedObject {
  /** Without the prefix of the location. */
  key: string
  bytes: number
}

/** @throws when the bucket does not exist, or access is denied */
export async function openBucket(location: BucketLocation, timeouts = DEFAULT_TIMEOUTS): Promise<Bucket> {
  const client = createClient(location, timeouts)
  // Checked now: later, an object of a missing bucket would look like a missing object.
  await checkBucket(client, location.bucket)
  const example = new GetObjectCommand({ Bucket: location.bucket, Key: 'any' })
  // Only the SDK knows the host of a bucket that is named by its region alone.
  const { origin } = new URL(await getSignedUrl(client, example, { expiresIn: 1 }))
  return new Bucket(client, location, timeouts.idle, origin)
}

async function checkBucket(client: S3Client, bucket: string, abortSignal?: AbortSignal): Promise<void> {
  await mapSdkErrors(client.send(new HeadBucketCommand({ Bucket: bucket }), { abortSignal }))
}

/**
 * The operations on a bucket that the server needs. Keys are below the location's prefix. Each operation fails with
 * UnavailableError when the store does not execute it.
 */
export class Bucket {
  /** Origin of signed URLs. */
  readonly origin: string
  readonly #client: S3Client
  readonly #bucket: string
  readonly #prefix: string
  readonly #idleMs: number

  constructor(client: S3Client, { bucket, prefix }: BucketLocation, idleMs: number, origin: string) {
    this.#client = client
    this.#bucket = bucket
    this.#prefix = prefix
    this.#idleMs = idleMs
    this.origin = origin
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    await mapSdkErrors(this.#client.send(new PutObjectCommand({ ...this.#at(key), Body: bytes })))
  }

  /** Uploads a stream of about `bytes` bytes. The object becomes visible when it is complete. */
  async upload(key: string, source: Readable, bytes: number): Promise<void> {
    const partSize = Math.max(PART_BYTES, Math.ceil(bytes / MAX_PARTS))
    const params = { ...this.#at(key), Body: source }
    const upload = new Upload({ client: this.#client, params, partSize, queueSize: CONCURRENT_PARTS })
    await mapSdkErrors(upload.done())
  }

  /** Length in bytes; undefined if the object does not exist. */
  async size(key: string): Promise<number | undefined> {
    try {
      return (await this.#client.send(new HeadObjectCommand(this.#at(key)))).ContentLength
    } catch (error) {
      if (statusOf(error) === 404) return undefined
      throw unavailable(error)
    }
  }

  /** Reads the bytes from `start` to `end`, inclusive. Fails with ENOENT if the object does not exist. */
  read(key: string, start = 0, end = Number.POSITIVE_INFINITY): Readable {
    const reader = { client: this.#client, bucket: this.#bucket, idleMs: this.#idleMs }
    return readObject(reader, this.#prefix + key, start, end)
  }

  /** Returns a URL that gives access to the object for a time. */
  signUrl(key: string, { mime, disposition }: SignedResponse, seconds: number): Promise<string> {
    const headers = { ResponseContentType: mime, ResponseContentDisposition: disposition }
    const command = new GetObjectCommand({ ...this.#at(key), ...headers })
    return getSignedUrl(this.#client, command, { expiresIn: seconds })
  }

  /** Lists the objects below a prefix in the order of their keys. */
  async *list(below: string): AsyncGenerator<ListedObject> {
    const scope = { Bucket: this.#bucket, Prefix: this.#prefix + below }
    for (let ContinuationToken: string | undefined, more = true; more; ) {
      const command = new ListObjectsV2Command({ ...scope, ContinuationToken })
      const page = await mapSdkErrors(this.#client.send(command))
      for (const { Key = '', Size = 0 } of page.Contents ?? []) {
        yield { key: Key.slice(this.#prefix.length), bytes: Size }
      }
      ContinuationToken = page.NextContinuationToken
      more = page.IsTruncated === true
    }
  }

  /** Deletes an object. Does nothing if it does not exist. */
  async remove(key: string): Promise<void> {
    await mapSdkErrors(this.#client.send(new DeleteObjectCommand(this.#at(key))))
  }

  /**
   * Aborts incomplete uploads below a prefix that began before a time (milliseconds since 1970 UTC).
   * @returns the number of aborted uploads; 0 for stores that do not list them, where a bucket rule must do this
   */
  async abandonUploads(below: string, before: number): Promise<number> {
    let abandoned = 0
    try {
      for await (const { Key, UploadId, Initiated } of this.#uploads(below)) {
        if (!Initiated || Initiated.getTime() >= before) continue
        await this.#client.send(new AbortMultipartUploadCommand({ Bucket: this.#bucket, Key, UploadId }))
        abandoned++
      }
    } catch (error) {
      // Other statuses say that the store has no such request, or does not allow it.
      const status = statusOf(error) ?? 503
      if (status >= 500 && status !== 501) throw unavailable(error)
    }
    return abandoned
  }

  /** Rejects when the bucket does not exist, or access is denied. */
  checkReachable(signal?: AbortSignal): Promise<void> {
    return checkBucket(this.#client, this.#bucket, signal)
  }

  async *#uploads(below: string) {
    const scope = { Bucket: this.#bucket, Prefix: this.#prefix + below }
    for (let after = {}, more = true; more; ) {
      const page = await this.#client.send(new ListMultipartUploadsCommand({ ...scope, ...after }))
      yield* page.Uploads ?? []
      after = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
      // A store without this request lists its objects instead, and marks the next page in another way.
      more = page.IsTruncated === true && page.NextKeyMarker !== undefined
    }
  }

  #at(key: string) {
    return { Bucket: this.#bucket, Key: this.#prefix + key }
  }
}
