/** The type of a value, such as `Array`, `Blob` or `Null`. Also right for values of another realm. */
export const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1)

/**
 * The bytes of a buffer or a view; undefined for anything else. Shared and resizable memory is copied: some runtimes
 * reject it as a body, others send it as text.
 */
export function bytesIn(value: unknown): Uint8Array<ArrayBuffer> | undefined {
  const { buffer, byteOffset, byteLength } = (
    ArrayBuffer.isView(value) ? value : { buffer: value }
  ) as DataView
  const tag = tagOf(buffer)
  if (!tag.endsWith('ArrayBuffer')) return undefined
  const bytes = new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength)
  const isFixed = tag === 'ArrayBuffer' && !(buffer as { resizable?: boolean }).resizable
  return isFixed ? bytes : new Uint8Array(bytes)
}

/** Whether a value is a buffer or a view, also of another realm. */
export const isBuffer = (value: unknown): value is ArrayBuffer | ArrayBufferView =>
  ArrayBuffer.isView(value) || tagOf(value).endsWith('ArrayBuffer')

export const isBlob = (value: unknown): value is Blob => value instanceof Blob || isForeignBlob(value)

/** Whether a value is a Blob of another realm or implementation, which some runtimes would send as text. */
export function isForeignBlob(value: unknown): boolean {
  const { arrayBuffer, slice } = Object(value) as Partial<Blob>
  return !(value instanceof Blob) && /^(Blob|File)$/.test(tagOf(value)) && !!arrayBuffer && !!slice
}

export function isWebStream(value: unknown): value is ReadableStream<unknown> {
  return typeof (value as Partial<ReadableStream> | null | undefined)?.getReader === 'function'
}

/** @throws TypeError for a chunk that is not bytes: fetch would encode a string, and count its characters as bytes */
export function chunkBytes(chunk: unknown): Uint8Array<ArrayBuffer> {
  const bytes = bytesIn(chunk)
  if (!bytes) throw new TypeError(`A stream to upload must contain bytes, not ${tagOf(chunk)}.`)
  return bytes
}

/**
 * Checks and converts a body of bytes. Blobs of another realm are returned as they are, and still need conversion.
 * @param errors receives the error of a stream, which fetch would report as a network failure
 * @throws TypeError for anything but bytes: fetch would send it as text
 */
export function requestBody(
  value: unknown,
  errors?: unknown[],
): Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> {
  if (isWebStream(value)) return byteStream(value, errors)
  const bytes = isBlob(value) ? value : bytesIn(value)
  if (!bytes)
    throw new TypeError(
      `A body must be a Blob, ArrayBuffer, typed array or ReadableStream, not ${tagOf(value)}.`,
    )
  return bytes
}

/** The stream with every chunk converted to bytes. @param errors receives the error of the stream */
export function byteStream(
  stream: ReadableStream<unknown>,
  errors: unknown[] = [],
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader()
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          if (done) controller.close()
          else controller.enqueue(chunkBytes(value))
        } catch (error) {
          errors.push(error)
          reader.cancel(error).catch(() => {})
          throw error
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Without a buffer, so that nothing is read before it is sent.
    { highWaterMark: 0 },
  )
}
