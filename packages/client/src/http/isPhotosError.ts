import type { ErrorName } from '@tintype/types/errors'
import { PhotosError } from './errors.ts'
import { errorNameOf } from './explain.ts'

/**
 * Whether a value is a `PhotosError`. With a name of the document, whether it is that error:
 *
 *     if (isPhotosError(error, 'InvalidUploadToken')) …
 */
export function isPhotosError(error: unknown, name?: ErrorName): error is PhotosError {
  // A program that loads both the ESM and the CommonJS build has two classes of this name.
  const isInstance = error instanceof PhotosError || (error instanceof Error && error.name === 'PhotosError')
  return isInstance && (name === undefined || errorNameOf(error as PhotosError) === name)
}
