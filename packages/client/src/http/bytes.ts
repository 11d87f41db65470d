/** `Array`, `Blob`, `Null` …: what a value is, in every realm. */
export const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1)

/**
 * The bytes of a buffer or a view, undefined for anything else. Every fetch can send the result: shared and resizable
 * memory is copied, because some runtimes reject it and others send it as text.
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

/** Whether a value is a buffer or a view, in every realm. */
export const isBuffer = (value: unknown): value is ArrayBuffer | ArrayBufferView =>
  ArrayBuffer.isView(value) || tagOf(value).endsWith('ArrayBuffer')

export const isBlob = (value: unknown): value is Blob => value instanceof Blob || isForeignBlob(value)

/** Whether it is a Blob of another realm or implementation: some fetches would send it as text. */
export function isForeignBlob(value: unknown): boolean {
  const { arrayBuffer, slice } = Object(value) as Partial<Blob>
  return !(value instanceof Blob) && /^(Blob|File)$/.test(tagOf(value)) && !!arrayBuffer && !!slice
}

export function isWebStream(value: unknown): value is ReadableStream<unknown> {
  return typeof (value as Partial<ReadableStream> | null | undefined)?.getReader === 'function'
}

/** @throws TypeError for a chunk that holds no bytes: fetch would encode a string and count characters */
export function chunkBytes(chunk: unknown): Uint8Array<ArrayBuffer> {
  const bytes = bytesIn(chunk)
  if (!bytes) throw new TypeError(`A stream to upload must give bytes, not ${tagOf(chunk)}.`)
  return bytes
}

/**
 * A body that fetch sends as it is, but for Blobs of another realm.
 * @param errors is given what a stream failed with, which fetch would report as a failure of the network
 * @throws TypeError for what holds no bytes: fetch would send its text
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

/** The stream with every chunk as bytes. @param errors as in `requestBody` */
export function byteStream(stream: ReadableStream<unknown>, errors: unknown[] = []) {
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
    // Nothing is read before it is sent.
    { highWaterMark: 0 },
  )
}
