import type { MediaItem } from '@tintype/types'
import type { PhotosError } from '../http/errors.ts'
import type { UploadFile, UploadInput } from './input.ts'

/** The result of one file. */
export type UploadResult = CreatedUpload | ExistingUpload | FailedUpload

export interface FileResult {
  /** Position of the file in the input, from 0. */
  index: number
  input: UploadInput
}

/**
 * The item is in the library, and the response does not show that it existed before. It may have existed: the API
 * returns the same for new bytes and for bytes that were uploaded before with the same name.
 */
export interface CreatedUpload extends FileResult {
  outcome: 'created'
  mediaItem: MediaItem
}

/** The bytes were in the library before. The item keeps its original name and description. */
export interface ExistingUpload extends FileResult {
  outcome: 'existing'
  mediaItem: MediaItem
}

export interface FailedUpload extends FileResult {
  outcome: 'failed'
  /** A `PhotosError` if the API returned an error or could not be reached; otherwise why the file cannot be read. */
  error: PhotosError | Error
  /** Pass this to `upload` to try again. Bytes that the server already has are not sent again. */
  again: UploadFile
}

/**
 * Whether a returned item existed before. The API does not say so (facts 2.10), but it returns the existing item, with
 * its original name and description instead of those that were sent.
 */
export function isExisting(file: UploadFile, { filename, description }: MediaItem): boolean {
  return differs(file.fileName, filename) || differs(file.description, description)
}

function differs(sent: string | undefined, returned: string | undefined): boolean {
  return Boolean(sent) && sent !== returned
}
