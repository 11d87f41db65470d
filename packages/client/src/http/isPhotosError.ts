import type { ErrorName } from '@tintype/types/errors'
import { PhotosError } from './errors.ts'
import { recognise } from './explain.ts'

/**
 * Whether an error is one of the API, and with a name whether it is that one. The names are those of the document:
 *
 *     if (isPhotosError(error, 'InvalidUploadToken')) …
 */
export function isPhotosError(error: unknown, name?: ErrorName): error is PhotosError {
  // Two copies of this package, such as its ESM and its CommonJS form, have two classes.
  const is = error instanceof PhotosError || (error instanceof Error && error.name === 'PhotosError')
  return is && (name === undefined || recognise(error as PhotosError) === name)
}
