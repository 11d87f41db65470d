import { bytesIn, chunkBytes, isForeignBlob, tagOf } from '../http/bytes.ts'

/** Bytes that can be the body of a request. */
export type Bytes = Blob | Uint8Array<ArrayBuffer>

/** A file whose bytes are read in pieces. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number
  /** Modification time in milliseconds since 1970 UTC. An upload is resumed only if it is still the same. */
  readonly lastModified?: number | undefined
  /**
   * Reads exactly `length` bytes from `start` on. After a failure it is called again with the same or a later `start`,
   * and with 0 if the upload has to start over.
   */
  read(start: number, length: number): Bytes | Promise<Bytes>
  /** Called at the end of the upload. Its errors are ignored. */
  close?: (() => Promise<void>) | undefined
}

export function isSize(size: unknown): size is number {
  return Number.isSafeInteger(size) && (size as number) >= 0
}

/** Checks a source of the caller, and each of its reads: with fewer bytes the photo would be truncated. */
export function checkedSource(source: ByteSource): ByteSource {
  const { size, lastModified } = source ?? {}
  if (typeof source?.read !== 'function' || !isSize(size))
    throw new TypeError('A body function must return { size, read } with the size in bytes.')
  return {
    size,
    lastModified,
    async read(start, length) {
      const value = await source.read(start, length)
      const bytes = value instanceof Blob ? value : bytesIn(value)
      const count = bytes && ('size' in bytes ? bytes.size : bytes.length)
      if (count === length) return bytes as Bytes
      throw new RangeError(
        `read(${start}, ${length}) must return ${length} bytes, not ${count ?? tagOf(value)}.`,
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
    lastModified: lastModified || undefined,
    read: isForeignBlob(blob)
      ? async (start, length) => chunkBytes(await slice(start, length).arrayBuffer())
      : slice,
  }
}

export function bytesSource(bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return { size: bytes.length, read: (start, length) => bytes.subarray(start, start + length) }
}

/** Keeps the last chunk in memory, because it or the rest of it may have to be sent again. */
export function streamSource(stream: ReadableStream | AsyncIterable<unknown>, size: number): ByteSource {
  const { next, cancel } = 'getReader' in stream ? readerOf(stream) : iteratorOf(stream)
  let buffer = new Uint8Array(0)
  let bufferStart = 0

  return {
    size,
    async read(start, length) {
      if (start < bufferStart) {
        throw new Error('The upload has to start over, but a stream can be read only once.')
      }
      const kept = buffer.subarray(start - bufferStart)
      const pieces: Uint8Array[] = [kept]
      let total = kept.length
      const isLast = start + length === size
      // One byte more than the size shows that the stream is too long.
      const needed = isLast ? length + 1 : length
      while (total < needed) {
        const { done, value } = await next()
        if (done) break
        const bytes = chunkBytes(value)
        pieces.push(bytes)
        total += bytes.length
      }
      if (total < length || (isLast && total > length)) {
        const problem = total < length ? 'shorter' : 'longer'
        throw new RangeError(`The stream is ${problem} than its size, ${size} bytes.`)
      }
      buffer = concat(pieces, total)
      bufferStart = start
      return buffer.subarray(0, length)
    },
    close: cancel,
  }
}

function readerOf(stream: ReadableStream) {
  const reader = stream.getReader()
  return { next: () => reader.read(), cancel: () => reader.cancel() }
}

/** `destroy` ends a stream of Node at once; an iterator would first wait for the chunk that was requested. */
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

function concat(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
