import type { MediaItem } from '@tintype/types'
import type { PhotosError } from '../http/errors.ts'
import type { UploadFile, UploadInput } from './input.ts'

/** What became of one file. */
export type UploadResult = CreatedUpload | ExistingUpload | FailedUpload

interface OfOneFile {
  /** Place of the file in the input, from 0. */
  index: number
  input: UploadInput
}

/**
 * The item is in the library, and nothing in the answer says that it was there before. It may have been: the
 * same bytes, uploaded before under the same name, are answered in the same way as new ones.
 */
export interface CreatedUpload extends OfOneFile {
  outcome: 'created'
  mediaItem: MediaItem
}

/** The bytes were in the library already. The item keeps its first name and description. */
export interface ExistingUpload extends OfOneFile {
  outcome: 'existing'
  mediaItem: MediaItem
}

export interface FailedUpload extends OfOneFile {
  outcome: 'failed'
  /** A PhotosError when the API refused or was not reached; else what went wrong with reading the file. */
  error: PhotosError | Error
  /** What to upload to try again: bytes that have arrived are not sent again. */
  again: UploadFile
}

/**
 * Whether an answer shows that the bytes were known. The API does not say so itself (facts 2.10): it answers
 * with the item that was there, which has its first name and description in place of the ones that were sent.
 */
export function isExisting(file: UploadFile, { filename, description }: MediaItem): boolean {
  return differs(file.fileName, filename) || differs(file.description, description)
}

function differs(sent: string | undefined, got: string | undefined): boolean {
  return Boolean(sent) && sent !== got
}
