import type { Readable } from 'node:stream'

/** Received bytes that are durable but not readable yet. Ends with `keep` or `discard`. */
export interface StagedBlob {
  sha256: Buffer
  /** Reads the file again. */
  sha1(): Promise<Buffer>
  bytes: number
  /** A local file with the bytes, until `keep` or `discard`. */
  path: string
  /** Makes the bytes readable under their hash. Once it resolves they survive a power cut. */
  keep(): Promise<void>
  discard(): Promise<void>
}

/** Content-addressed storage: blobs are written once and never change. One conformance suite tests all backends. */
export interface Blobs {
  /**
   * Receives a stream in constant memory and hashes it.
   * @throws BlobTooLargeError when it is longer than `maxBytes`; errors of the source. Nothing is left behind.
   */
  stage(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StagedBlob>
  /** Partial uploads: bytes that arrive in several streams, one after the other, also through several processes. */
  parts: BlobParts
  /** Reads the bytes from `start` to `end`, inclusive. The stream fails with ENOENT if the blob does not exist. */
  read(sha256: Buffer, start?: number, end?: number): Readable
  /**
   * Like `read`, for up to `MAX_LENT_BYTES` at once. Undefined for backends where that is no faster.
   * @throws ENOENT if the blob does not exist; Error if it is shorter
   */
  readBytes?(sha256: Buffer, start: number, end: number): Promise<LentBytes>
  /** Length in bytes; undefined if the blob does not exist. */
  size(sha256: Buffer): Promise<number | undefined>
  /** Undefined for backends that cannot create URLs. */
  signedUrls?: SignedUrls
  /** Passes the path of a local file with the bytes to `use`. The file may be removed once `use` has resolved. */
  withFile<T>(sha256: Buffer, use: (path: string) => Promise<T>): Promise<T>
  /** Deletes a blob. Does nothing if it does not exist. */
  remove(sha256: Buffer): Promise<void>
  /**
   * Moves a damaged blob out of the way and keeps its bytes: afterwards the blob does not exist, and the same hash can
   * be kept again. Once it resolves, this survives a power cut.
   * @returns where an operator finds the bytes
   * @throws ENOENT if the blob does not exist
   */
  quarantine(sha256: Buffer): Promise<string>
  /**
   * Removes temporary files of processes that have ended. Keeps parts in `namedParts`, which is called after the
   * files were listed, because a part is named before it is created. A folder may be cleaned only by the process that
   * serves it, a bucket by any of its processes.
   */
  cleanTemporary(namedParts: () => Promise<ReadonlySet<string>>): Promise<void>
  /**
   * Aborts uploads to a store that began before a time (milliseconds since 1970 UTC): their processes were killed.
   * Undefined for backends without such uploads. @returns the number of aborted uploads
   */
  abandonUploads?(before: number): Promise<number>
  /** Lists the hashes of all blobs, in no particular order. */
  list(): AsyncIterable<Buffer>
  /** The mark that a process has set to identify the owner of the bytes; undefined if there is none. */
  mark(): Promise<string | undefined>
  setMark(mark: string): Promise<void>
  /** Resolves when the backend is reachable; rejects when it is not, or when `signal` aborts. */
  checkReachable(signal?: AbortSignal): Promise<void>
}

/** Bytes in a buffer that is used again. */
export interface LentBytes {
  bytes: Buffer
  /** Call it when the bytes have been sent. Without the call the buffer is not used again. */
  release(): void
}

export const MAX_LENT_BYTES = 64 * 1024

/** Name of the mark, in every backend. */
export const MARK = 'library'

/** URLs that give access to bytes without credentials, until they expire. */
export interface SignedUrls {
  /** Scheme, host and port of all signed URLs. */
  origin: string
  forBlob(sha256: Buffer, response: SignedResponse, seconds: number): Promise<string>
  /**
   * Like `forBlob` for derived images: uploads the image first unless it was uploaded today.
   * @param now milliseconds since 1970 UTC
   */
  forImage(image: DerivedImage, response: SignedResponse, seconds: number, now: number): Promise<string>
  /** Removes images that were uploaded before yesterday. @returns the number of removed objects */
  sweep(now: number): Promise<number>
}

export interface DerivedImage {
  /** Determined by the bytes alone, such as their hash. */
  name: string
  /** Called only if the store does not have the image yet. */
  bytes(): Promise<Uint8Array>
}

/** Headers of the response to a signed URL. */
export interface SignedResponse {
  mime: string
  /** `Content-Disposition`. */
  disposition: string
}

/**
 * Partial uploads. Callers track the durable length; bytes past it are garbage and will be overwritten. There is one
 * writer at a time, but a preempted writer may still write for a while: its later bytes do not count.
 */
export interface BlobParts {
  /** Returns a new unique name. Nothing is stored yet. */
  newName(): string
  /**
   * Appends a stream after the first `offset` bytes, which must be durable, and replaces whatever followed them.
   * Syncs at intervals, and once more before it fails with an error of the source; after each sync, calls `onDurable`
   * with the durable length.
   *
   * @returns the length of the part, all of it durable
   * @throws BlobTooLargeError before the part becomes longer than `maxBytes`; errors of `source` and `onDurable`
   */
  append(
    name: string,
    options: {
      offset: number
      /** Increases from writer to writer. */
      lease: number
      maxBytes: number
      source: AsyncIterable<Uint8Array>
      onDurable?: (bytes: number) => Promise<void>
    },
  ): Promise<number>
  /**
   * Hashes the first `bytes` bytes in constant memory, and discards the rest. Neither `keep` nor `discard` of the
   * result removes the part, so that a caller that is interrupted before its commit can repeat all of it. Use `remove`
   * after the commit.
   */
  complete(name: string, bytes: number, signal?: AbortSignal): Promise<StagedBlob>
  /**
   * Reads the bytes from `start` to `end`, inclusive, also during a write; fewer if the part is shorter. Fails with
   * ENOENT if the part does not exist.
   */
  read(name: string, start: number, end: number): AsyncIterable<Uint8Array>
  /** Length in bytes, durable or not; undefined if the part does not exist. */
  size(name: string): Promise<number | undefined>
  /**
   * Removes a part. Does nothing if it does not exist.
   * @param isNeeded checked before the removal, if it is unknown whether a row still names the part
   */
  remove(name: string, isNeeded?: () => Promise<boolean>): Promise<void>
}

export class BlobTooLargeError extends Error {
  override readonly name = 'BlobTooLargeError'
}

export function truncatedPart(expected: number, found: number): Error {
  return new Error(`Upload part is truncated: expected ${expected} bytes, found ${found}.`)
}
