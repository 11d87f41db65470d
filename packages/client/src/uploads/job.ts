import type { UploadFile, UploadHandle, UploadInput } from './input.ts'
import type { UploadResult } from './results.ts'

/** A file on its way through an upload. */
export interface Job {
  /** Position of the file in the input, from 0. */
  index: number
  input: UploadInput
  file: UploadFile
  /** The latest handle of the file. */
  handle?: UploadHandle
  /** The upload token, once the bytes are on the server. */
  token?: string
  result?: UploadResult
}
