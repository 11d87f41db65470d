import type { Readable } from 'node:stream'

/** Bytes that have arrived and are safe, but that nobody can read yet. Ends by `keep` or `discard`. */
export interface StagedBlob {
  sha256: Buffer
  /** Reads all of it again. */
  sha1(): Promise<Buffer>
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
  /** Bytes that arrive in several streams, from several processes even, one after the other. */
  parts: BlobParts
  /** The bytes from `start` on, up to and including `end`. The stream fails with ENOENT when the blob is not there. */
  read(sha256: Buffer, start?: number, end?: number): Readable
  /** Length in bytes; undefined when the blob is not there. */
  size(sha256: Buffer): Promise<number | undefined>
  /** There are none where only this process can reach the bytes. */
  links?: BlobLinks
  /** Lends a local file with the bytes, for libraries that want one; it may be gone when `use` has resolved. */
  withFile<T>(sha256: Buffer, use: (path: string) => Promise<T>): Promise<T>
  /** Makes a blob be no more. One that is not there is none already. */
  remove(sha256: Buffer): Promise<void>
  /**
   * Takes a blob out of everyone's reach and keeps its bytes, whatever they are: afterwards there is no such
   * blob, and the same hash may be kept anew. Once it resolves, that survives a power cut.
   * @returns where a person finds the bytes
   * @throws ENOENT when the blob is not there
   */
  setAside(sha256: Buffer): Promise<string>
  /**
   * Throws away what was staged by processes that are gone. Parts stay that are among `namedParts`, which is asked
   * when it is known which there are: a part is named before it comes to be. Of a folder only the process that
   * serves it alone may do this; of a bucket any of its processes.
   */
  cleanTemporary(namedParts: () => Promise<ReadonlySet<string>>): Promise<void>
  /**
   * Ends uploads to a store that were begun before then, in milliseconds since 1970 UTC: of processes that were killed.
   * Where bytes are not uploaded there are none. @returns how many
   */
  abandonUploads?(before: number): Promise<number>
  /** The hashes of all blobs, in no particular order. */
  list(): AsyncIterable<Buffer>
  /** What `setMark` has said of whose bytes these are, by any process; undefined where nothing was said. */
  mark(): Promise<string | undefined>
  setMark(mark: string): Promise<void>
  /** Resolves when blobs can be reached; rejects when they cannot, or when `signal` says not to wait any longer. */
  answers(signal?: AbortSignal): Promise<void>
}

/** What the mark is called, wherever the bytes are. */
export const MARK = 'library'

/** URLs at which anybody has bytes for so many seconds. */
export interface BlobLinks {
  /** Scheme, host and port of all of them. */
  origin: string
  toBlob(sha256: Buffer, answer: LinkAnswer, seconds: number): Promise<string>
  /**
   * The same for what was made of blobs, and can be made again: it is put where the URL leads unless it has been on this
   * day. @param now milliseconds since 1970 UTC
   */
  toDrawn(drawn: Drawn, answer: LinkAnswer, seconds: number, now: number): Promise<string>
  /** Removes what was put for links of days before yesterday. @returns how many objects that were */
  sweep(now: number): Promise<number>
}

export interface Drawn {
  /** Of these bytes alone, such as their hash. */
  name: string
  /** Asked only when the store does not have them yet. */
  bytes(): Promise<Uint8Array>
}

/** What a link is to answer with beside the bytes. */
export interface LinkAnswer {
  mime: string
  /** `Content-Disposition`. */
  disposition: string
}

/**
 * Files in the making. Who uses them remembers how many bytes are safe: what lies behind that is nothing, and
 * whoever goes on writes over it. One writer at a time, but one that was told to stop may still be heard: what
 * it writes after the next has begun is nothing.
 */
export interface BlobParts {
  /** A name that was never given before. Nothing is stored yet. */
  newName(): string
  /**
   * Puts a stream behind the first `offset` bytes, which must be safe; what stood there before is gone. At
   * times on the way, and before it fails because its source does, it makes safe what it has and tells
   * `onSafe` how many bytes the file then has.
   *
   * @returns the length of the file, all of it safe
   * @throws BlobTooLargeError before the file is longer than `maxBytes`; whatever source and `onSafe` throw
   */
  append(
    name: string,
    options: {
      offset: number
      /** Counts up from writer to writer. */
      turn: number
      maxBytes: number
      source: AsyncIterable<Uint8Array>
      onSafe?: (bytes: number) => Promise<void>
    },
  ): Promise<number>
  /**
   * Reads the first `bytes` bytes and hashes them, in constant memory; the rest is cut off. Both `keep` and
   * `discard` leave the part there, so that whoever is interrupted before they have written down what became of
   * it can do all of it again. `remove` takes it away.
   */
  complete(name: string, bytes: number, signal?: AbortSignal): Promise<StagedBlob>
  /**
   * The bytes from `start` on, up to and including `end`, beside whoever writes to it; fewer when it has fewer. Fails
   * with ENOENT when nothing is stored.
   */
  read(name: string, start: number, end: number): AsyncIterable<Uint8Array>
  /** How many bytes it has, safe or not; undefined when nothing is stored. */
  size(name: string): Promise<number | undefined>
  /**
   * Removes a part; does nothing if it does not exist.
   * @param isNeeded asked before, where a failure has left it open whether anything still names the part
   */
  remove(name: string, isNeeded?: () => Promise<boolean>): Promise<void>
}

export class BlobTooLargeError extends Error {
  override readonly name = 'BlobTooLargeError'
}
