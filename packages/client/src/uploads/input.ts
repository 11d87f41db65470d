import * as fieldLimits from '@tintype/types/fieldLimits'
import { bytesIn, isBlob, isBuffer, isWebStream, tagOf } from '../http/bytes.ts'
import { type ByteSource, blobSource, bytesSource, checkedSource, isSize, streamSource } from './sources.ts'

/** A file to upload: its bytes, or an object with its bytes and details. */
export type UploadInput = Blob | ArrayBuffer | ArrayBufferView | UploadFile

/**
 * Several files. In an async iterable, wrap bytes as `{ body: bytes }`: runtimes use async iterables of bytes for the
 * pieces of one file. A stream is one file: `{ body: stream, size }`.
 */
export type UploadInputs = (Iterable<UploadInput> | AsyncIterable<Blob | UploadFile>) & NoStream

/** Streams are async iterables of `any`, which TypeScript would accept as files. */
interface NoStream {
  readonly pipe?: never | undefined
  readonly getReader?: never | undefined
}

export interface UploadFile {
  /**
   * The bytes. A stream (of the web or of Node) needs `size`; it can be read only once, so that its upload fails if it
   * has to start over. A function is called when the upload of the file begins, so that nothing is open before.
   */
  body:
    | Blob
    | ArrayBuffer
    | ArrayBufferView
    | ReadableStream<Uint8Array>
    | AsyncIterable<Uint8Array>
    | (() => Promise<ByteSource>)
  /** In bytes. Required for a stream. */
  size?: number | undefined
  /** Finds the size in bytes before the file is opened, for `onProgress`. `fromPath` sets it. */
  getSize?: (() => number | Promise<number>) | undefined
  /** File name with its extension, at most 255 characters. Default: the name of a `File`. */
  fileName?: string | undefined
  /** Media type, such as `image/jpeg`. Default: the type of a Blob; for others the server detects it. */
  mimeType?: string | undefined
  /** The caption of the new item, at most 999 characters. */
  description?: string | undefined
  /** A handle of an earlier upload of the file, which continues if size and modification time are still the same. */
  resume?: UploadHandle | undefined
}

/**
 * The state of a file's upload as JSON. Store it, and pass it as `resume` to continue the upload, also after a restart
 * of the program. Keep it as secret as a token: with an access token it is enough to continue the upload.
 */
export interface UploadHandle {
  /** Size of the file in bytes. */
  readonly size: number
  /** Modification time of the file in milliseconds since 1970 UTC, if known. */
  readonly lastModified?: number | undefined
  /** URL of the resumable session. */
  readonly session?: string | undefined
  /** Chunks of the session are multiples of this number of bytes. */
  readonly granularity?: number | undefined
  /** The upload token, once the server has all bytes. */
  readonly uploadToken?: string | undefined
  /** When the upload token expires, in milliseconds since 1970 UTC. */
  readonly goodUntil?: number | undefined
}

/** An input in the form that the upload uses. An invalid one is reported when it is opened. */
export function asUploadFile(input: UploadInput): UploadFile {
  const isFile = !isBytes(input) && !isStream(input) && 'body' in Object(input)
  const file = (isFile ? input : { body: input }) as UploadFile
  const { name } = (isBlob(file.body) ? file.body : {}) as Partial<File>
  return name && file.fileName === undefined ? { ...file, fileName: name } : file
}

/** Like `asUploadFile`, for inputs of an async iterable: rejects plain bytes, which may be a piece of a file. */
export function asWholeFile(input: UploadInput): UploadFile {
  return isBuffer(input) ? { body: () => Promise.reject(new TypeError(MAYBE_PIECE)) } : asUploadFile(input)
}

const MAYBE_PIECE =
  'Bytes from an async iterable may be a piece of a file. Use { body: iterable, size } for one file, { body: bytes } for each of several.'

/**
 * Whether a value is a list of inputs. Bytes are iterable too.
 * @throws TypeError for a value that is neither an input nor a list of them
 */
export function isList(value: UploadInput | UploadInputs): value is UploadInputs {
  if (isStream(value)) throw new TypeError('A stream is one file. Use upload({ body: stream, size }).')
  const object = Object(value)
  if (isBytes(value) || 'body' in object) return false
  if (object === value && (Symbol.iterator in object || Symbol.asyncIterator in object)) return true
  throw new TypeError(invalidInput(value))
}

const invalidInput = (value: unknown) =>
  `An upload must be a Blob, ArrayBuffer, typed array, { body } or a list of them, not ${tagOf(value)}. For a path, use fromPath.`

const isBytes = (value: unknown) => isBuffer(value) || isBlob(value)

function isStream(value: unknown): boolean {
  return isWebStream(value) || typeof Object(value).pipe === 'function'
}

/** @throws RangeError for a text that the API would reject, together with the whole batch of the file */
export function checkTexts({ fileName = '', description = '' }: UploadFile): void {
  checkLength('A file name', fileName, fieldLimits.SimpleMediaItem.fileName)
  checkLength('A description', description, fieldLimits.NewMediaItem.description)
}

function checkLength(field: string, text: string, max: number): void {
  // Code units are faster to count than characters, and never fewer.
  if (text.length > max && [...text].length > max) {
    throw new RangeError(`${field} must have at most ${max} characters: ${text.slice(0, 40)}…`)
  }
}

/** @throws TypeError for a body that is not bytes, and for a stream without a size */
export function openSource({ body, size }: UploadFile): ByteSource | Promise<ByteSource> {
  if (typeof body === 'function') return body().then(checkedSource)
  if (isBlob(body)) return blobSource(body)
  const bytes = bytesIn(body)
  if (bytes) return bytesSource(bytes)
  if (!isWebStream(body) && !(Symbol.asyncIterator in Object(body))) throw new TypeError(invalidInput(body))
  if (!isSize(size)) throw new TypeError('`size`, in bytes, is required when `body` is a stream.')
  return streamSource(body as ReadableStream | AsyncIterable<unknown>, size)
}

/** In bytes; undefined if the input has to be opened to find it. */
export function sizeOf(input: UploadInput): number | undefined {
  const { body, size } = asUploadFile(input)
  return isBlob(body) ? body.size : ((body as Partial<ArrayBuffer> | undefined)?.byteLength ?? size)
}
