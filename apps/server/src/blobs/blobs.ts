import type { Readable } from 'node:stream'

/** Bytes that have arrived and are safe, but that nobody can read yet. Ends by `keep` or `discard`. */
export interface StagedBlob {
  sha256: Buffer
  sha1: Buffer
  bytes: number
  /** A file that holds the bytes until then, for looking into them. */
  path: string
  /** Makes the bytes readable under their hash, for good. Once it resolves they survive a power cut. */
  keep(): Promise<void>
  discard(): Promise<void>
}

/** Where the bytes are: content addressed, written once, never changed. One conformance suite holds for all. */
export interface Blobs {
  /**
   * Takes a stream to its end in constant memory, hashing it on the way.
   * @throws BlobTooLargeError when it is longer than `maxBytes`; whatever the source throws. Nothing stays behind.
   */
  stage(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StagedBlob>
  /** The bytes from `start` on, up to and including `end`. The stream fails with ENOENT when the blob is not there. */
  read(sha256: Buffer, start?: number, end?: number): Readable
  /** Length in bytes; undefined when the blob is not there. */
  size(sha256: Buffer): Promise<number | undefined>
  /** Lends a local file with the bytes, for libraries that want one; it may be gone when `use` has resolved. */
  withFile<T>(sha256: Buffer, use: (path: string) => Promise<T>): Promise<T>
  /** Throws away what was staged by processes that are gone. Only for a process that serves alone. */
  discardStaged(): Promise<void>
  /** The hashes of all blobs, in no particular order. */
  list(): AsyncIterable<Buffer>
}

export class BlobTooLargeError extends Error {
  override readonly name = 'BlobTooLargeError'
}
