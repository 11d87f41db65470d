import * as fieldLimits from '@tintype/types/fieldLimits'
import { bytesIn, isBlob, isBuffer, isWebStream, tagOf } from '../http/bytes.ts'
import { type ByteSource, blobSource, bytesSource, checkedSource, isSize, streamSource } from './sources.ts'

/** Something to upload: bytes as they are, or bytes with what is to be said of them. */
export type UploadInput = Blob | ArrayBuffer | ArrayBufferView | UploadFile

/**
 * Several files. An async iterable of bytes is how runtimes pass the pieces of one file, so bytes in an async iterable
 * have to be wrapped: `{ body: bytes }`. A stream is one file: `{ body: stream, size }`.
 */
export type UploadInputs = (Iterable<UploadInput> | AsyncIterable<Blob | UploadFile>) & NoStream

/** Streams are async iterables of `any`, which TypeScript takes for files. */
interface NoStream {
  readonly pipe?: never | undefined
  readonly getReader?: never | undefined
}

export interface UploadFile {
  /**
   * The bytes. A stream (of the web or of Node) needs its `size` too; it can be read only once, so an upload of it that
   * has to start over fails. A function is called when it is the file's turn, so nothing is open before.
   */
  body:
    | Blob
    | ArrayBuffer
    | ArrayBufferView
    | ReadableStream<Uint8Array>
    | AsyncIterable<Uint8Array>
    | (() => Promise<ByteSource>)
  /** In bytes. Only a stream needs it said. */
  size?: number | undefined
  /** Finds the size before it is the file's turn, for `onProgress`. `fromPath` brings one. */
  getSize?: (() => number | Promise<number>) | undefined
  /** With its ending, at most 255 characters. A `File` brings its own. */
  fileName?: string | undefined
  /** Such as `image/jpeg`; the server looks for itself when left out. A Blob brings its own. */
  mimeType?: string | undefined
  /** The caption of the new item, at most 999 characters. */
  description?: string | undefined
  /** Where an earlier upload of the same file stopped: goes on from there, if the file is still the same. */
  resume?: UploadHandle | undefined
}

/**
 * How far the upload of a file has come: JSON, to be kept and given to `resume`, in another run of the program too.
 * Whoever has it and an access token can go on with the upload, so keep it as you keep tokens.
 */
export interface UploadHandle {
  /** Of the file, in bytes. */
  readonly size: number
  /** Of the file, in milliseconds since 1970 UTC, where it is known. */
  readonly lastModified?: number | undefined
  /** Address of the resumable session. */
  readonly session?: string | undefined
  /** Chunks of the session are multiples of this, in bytes. */
  readonly granularity?: number | undefined
  /** All bytes have arrived, and this stands for them. */
  readonly uploadToken?: string | undefined
  /** Until when the upload token is good, in milliseconds since 1970 UTC. */
  readonly goodUntil?: number | undefined
}

/** The one form that inputs are worked on in. What is no input fails when it is opened. */
export function asUploadFile(input: UploadInput): UploadFile {
  const isFile = !isBytes(input) && !isStream(input) && 'body' in Object(input)
  const file = (isFile ? input : { body: input }) as UploadFile
  const { name } = (isBlob(file.body) ? file.body : {}) as Partial<File>
  return name && file.fileName === undefined ? { ...file, fileName: name } : file
}

/** As `asUploadFile`, for an input from an async iterable, where bytes may be a piece of a file. */
export function asWholeFile(input: UploadInput): UploadFile {
  return isBuffer(input) ? { body: () => Promise.reject(new TypeError(PIECE)) } : asUploadFile(input)
}

const PIECE =
  'Bytes from an async iterable may be a piece of a file: give { body: iterable, size } for one file, { body: bytes } for each of several.'

/**
 * Whether it is several inputs: bytes can be iterated over, too.
 * @throws TypeError for what is neither an input nor a list of them
 */
export function isList(value: UploadInput | UploadInputs): value is UploadInputs {
  if (isStream(value)) throw new TypeError('A stream is one file: upload({ body: stream, size }).')
  if (isBytes(value)) return false
  if (typeof value !== 'object' || value === null) throw new TypeError(noInput(value))
  if ('body' in value) return false
  if (Symbol.iterator in value || Symbol.asyncIterator in value) return true
  throw new TypeError(noInput(value))
}

const noInput = (value: unknown) =>
  `An upload is a Blob, ArrayBuffer, typed array, { body } or a list of them, not ${tagOf(value)}. For a path, use fromPath.`

const isBytes = (value: unknown) => isBuffer(value) || isBlob(value)

function isStream(value: unknown): boolean {
  return isWebStream(value) || typeof Object(value).pipe === 'function'
}

/** @throws RangeError for what would fail the whole batch that the file is in */
export function checkTexts({ fileName = '', description = '' }: UploadFile): void {
  checkLength('A file name', fileName, fieldLimits.SimpleMediaItem.fileName)
  checkLength('A description', description, fieldLimits.NewMediaItem.description)
}

function checkLength(what: string, text: string, most: number): void {
  // A text has at most as many characters as code units, which are the cheaper to count.
  if (text.length > most && [...text].length > most) {
    throw new RangeError(`${what} has at most ${most} characters: ${text.slice(0, 40)}…`)
  }
}

/** @throws TypeError for what has no bytes that could be read */
export function openSource({ body, size }: UploadFile): ByteSource | Promise<ByteSource> {
  if (typeof body === 'function') return body().then(checkedSource)
  if (isBlob(body)) return blobSource(body)
  const bytes = bytesIn(body)
  if (bytes) return bytesSource(bytes)
  if (!isWebStream(body) && !(Symbol.asyncIterator in Object(body))) throw new TypeError(noInput(body))
  if (!isSize(size)) throw new TypeError('A stream needs its size in bytes: { body: stream, size }.')
  return streamSource(body as ReadableStream | AsyncIterable<unknown>, size)
}

/** In bytes, as far as it can be known without opening anything. */
export function sizeOf(input: UploadInput): number | undefined {
  const { body, size } = asUploadFile(input)
  return isBlob(body) ? body.size : ((body as Partial<ArrayBuffer> | undefined)?.byteLength ?? size)
}
