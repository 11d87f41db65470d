/** Bytes that a request can have as its body. */
export type Bytes = Blob | Uint8Array<ArrayBuffer>

/** The bytes of a file, read piece by piece. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number
  /** In milliseconds since 1970 UTC: tells that a file is no longer the one whose upload was begun. */
  readonly lastModified?: number
  /**
   * All the `length` bytes from `start` on. Asked again from the same place or further on after a break, and from
   * the beginning when an upload has to start over.
   */
  read(start: number, length: number): Bytes | Promise<Bytes>
  close?(): Promise<void>
}

export function blobSource(blob: Blob): ByteSource {
  const { lastModified } = blob as Partial<File>
  return {
    size: blob.size,
    ...(lastModified && { lastModified }),
    read: (start, length) => blob.slice(start, start + length),
  }
}

export function bytesSource(body: ArrayBuffer | ArrayBufferView): ByteSource {
  const bytes = ArrayBuffer.isView(body)
    ? new Uint8Array(body.buffer as ArrayBuffer, body.byteOffset, body.byteLength)
    : new Uint8Array(body)
  return { size: bytes.length, read: (start, length) => bytes.subarray(start, start + length) }
}

/** Keeps what it gave last, because a chunk may have to be sent again, or the rest of it. */
export function streamSource(stream: ReadableStream<Uint8Array>, size: number): ByteSource {
  const reader = stream.getReader()
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
        const { done, value } = await reader.read()
        if (done) break
        pieces.push(value)
        have += value.length
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
    close: () => reader.cancel(),
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
