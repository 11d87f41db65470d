import * as fieldLimits from '@tintype/types/fieldLimits'
import { type ByteSource, blobSource, bytesSource, streamSource } from './sources.ts'

/** Something to upload: bytes as they are, or bytes with what is to be said of them. */
export type UploadInput = Blob | ArrayBuffer | ArrayBufferView | UploadFile

export interface UploadFile {
  /**
   * The bytes. A stream needs its `size` too; it can be read only once, so an upload of it that has to start over
   * fails. A function is called when it is the file's turn, so nothing is open before.
   */
  body: Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array> | (() => Promise<ByteSource>)
  /** In bytes. Only a stream needs it said. */
  size?: number
  /** With its ending, at most 255 characters. A `File` brings its own. */
  fileName?: string
  /** Such as `image/jpeg`; the server looks for itself when left out. A Blob brings its own. */
  mimeType?: string
  /** The caption of the new item, at most 999 characters. */
  description?: string
  /** Where an earlier upload of the same file stopped: goes on from there, if the file is still the same. */
  resume?: UploadHandle
}

/**
 * How far the upload of a file has come: JSON, to be kept and given to `resume`, in another run of the program too.
 * Whoever has it and an access token can go on with the upload, so keep it as you keep tokens.
 */
export interface UploadHandle {
  /** Of the file, in bytes. */
  readonly size: number
  /** Of the file, in milliseconds since 1970 UTC, where it is known. */
  readonly lastModified?: number
  /** Address of the resumable session. */
  readonly session?: string
  /** Chunks of the session are multiples of this, in bytes. */
  readonly granularity?: number
  /** All bytes have arrived, and this stands for them. */
  readonly uploadToken?: string
  /** Until when the upload token is good, in milliseconds since 1970 UTC. */
  readonly goodUntil?: number
}

/** The one form that inputs are worked on in. */
export function asUploadFile(input: UploadInput): UploadFile {
  const file: UploadFile = isBytes(input) ? { body: input } : input
  const { name } = (file.body instanceof Blob ? file.body : {}) as Partial<File>
  return name && file.fileName === undefined ? { ...file, fileName: name } : file
}

/** Whether it is one input, not several: bytes can be iterated over, too. */
export function isUploadInput(value: object): value is UploadInput {
  return isBytes(value) || 'body' in value
}

function isBytes(value: object): value is Blob | ArrayBuffer | ArrayBufferView {
  return value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value)
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
  if (typeof body === 'function') return body()
  if (body instanceof Blob) return blobSource(body)
  if (isBytes(body)) return bytesSource(body)
  if (typeof body?.getReader !== 'function')
    throw new TypeError('Neither a Blob, nor bytes, nor a web stream.')
  if (size === undefined) throw new TypeError('The size of a stream has to be said.')
  return streamSource(body, size)
}

/** In bytes, as far as it can be known without opening anything. */
export function sizeOf(input: UploadInput): number | undefined {
  const { body, size } = asUploadFile(input)
  if (body instanceof Blob) return body.size
  return (body as Partial<ArrayBuffer> | undefined)?.byteLength ?? size
}
