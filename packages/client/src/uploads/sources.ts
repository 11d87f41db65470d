import { bytesIn, chunkBytes, isForeignBlob, tagOf } from '../http/bytes.ts'

/** Bytes that a request can have as its body. */
export type Bytes = Blob | Uint8Array<ArrayBuffer>

/** The bytes of a file, read piece by piece. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number
  /** In milliseconds since 1970 UTC: tells that a file is no longer the one whose upload was begun. */
  readonly lastModified?: number | undefined
  /**
   * All the `length` bytes from `start` on. Asked again from the same place or further on after a break, and from
   * the beginning when an upload has to start over.
   */
  read(start: number, length: number): Bytes | Promise<Bytes>
  close?: (() => Promise<void>) | undefined
}

export function isSize(size: unknown): size is number {
  return Number.isSafeInteger(size) && (size as number) >= 0
}

/** A source that was not made here. Each read must return what was asked for: fewer bytes would be a cut photo. */
export function checkedSource(source: ByteSource): ByteSource {
  const { size, lastModified } = source ?? {}
  if (typeof source?.read !== 'function' || !isSize(size))
    throw new TypeError('A body function must return { size, read } with the size in bytes.')
  return {
    size,
    ...(lastModified !== undefined && { lastModified }),
    async read(start, length) {
      const given = await source.read(start, length)
      const bytes = given instanceof Blob ? given : bytesIn(given)
      const got = bytes && ('size' in bytes ? bytes.size : bytes.length)
      if (got === length) return bytes as Bytes
      throw new RangeError(
        `read(${start}, ${length}) must return ${length} bytes, not ${got ?? tagOf(given)}.`,
      )
    },
    close: async () => source.close?.(),
  }
}

export function blobSource(blob: Blob): ByteSource {
  const { lastModified } = blob as Partial<File>
  const slice = (start: number, length: number) => blob.slice(start, start + length)
  return {
    size: blob.size,
    ...(lastModified && { lastModified }),
    read: isForeignBlob(blob)
      ? async (start, length) => chunkBytes(await slice(start, length).arrayBuffer())
      : slice,
  }
}

export function bytesSource(bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return { size: bytes.length, read: (start, length) => bytes.subarray(start, start + length) }
}

/** Keeps what it gave last, because a chunk may have to be sent again, or the rest of it. */
export function streamSource(stream: ReadableStream | AsyncIterable<unknown>, size: number): ByteSource {
  const { next, cancel } = 'getReader' in stream ? readerOf(stream) : iteratorOf(stream)
  let kept = new Uint8Array(0)
  let keptFrom = 0
  return {
    size,
    async read(start, length) {
      if (start < keptFrom)
        throw new Error('The upload has to start over, and a stream can be read only once.')
      const pieces: Uint8Array[] = [kept.subarray(start - keptFrom)]
      let have = pieces[0]?.length ?? 0
      const isLast = start + length === size
      for (;;) {
        // Of the last piece it has to be known that nothing follows.
        if (isLast ? have > length : have >= length) break
        const { done, value } = await next()
        if (done) break
        const bytes = chunkBytes(value)
        pieces.push(bytes)
        have += bytes.length
      }
      if (have < length || (isLast && have > length)) {
        throw new RangeError(
          `The stream is ${have < length ? 'shorter' : 'longer'} than its size, ${size} bytes.`,
        )
      }
      kept = joined(pieces, have)
      keptFrom = start
      return kept.subarray(0, length)
    },
    close: cancel,
  }
}

function readerOf(stream: ReadableStream) {
  const reader = stream.getReader()
  return { next: () => reader.read(), cancel: () => reader.cancel() }
}

/** Node's streams end at once by `destroy`; an iterator would first wait for the chunk that was asked for. */
function iteratorOf(stream: AsyncIterable<unknown> & { destroy?: () => void }) {
  const iterator = stream[Symbol.asyncIterator]()
  return {
    next: () => iterator.next(),
    cancel: async () => {
      if (stream.destroy) stream.destroy()
      else await iterator.return?.()
    },
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
