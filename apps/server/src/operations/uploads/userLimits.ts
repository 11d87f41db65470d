import { bytesOf, UserLimitError } from '../../catalog/storage.ts'
import { ApiError, fillTemplate } from '../../domain/apiError.ts'
import type { UploadSessionId } from '../../domain/ids.ts'
import type { Context } from '../operation.ts'

/** Returns the bytes that the user may still upload. @param session the upload session that they are for */
export async function roomFor(
  { catalog, principal, now, userLimits }: Context,
  session?: UploadSessionId,
): Promise<number> {
  const { storedBytes: limit } = userLimits
  if (limit === 0) return Number.POSITIVE_INFINITY
  return Math.max(0, limit - (await bytesOf(catalog, { user: principal.user, now: now(), except: session })))
}

/** Runs a write that checks the limits of the user. @throws ApiError `UploadTooManySessions`, `UploadStorageFull` */
export async function withinUserLimits<T>({ userLimits }: Context, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof UserLimitError)) throw error
    if (error.limit === 'storedBytes') throw new ApiError('UploadStorageFull')
    const message = fillTemplate('UploadTooManySessions', { limit: String(userLimits.uploadSessions) })
    throw new ApiError('UploadTooManySessions', { message })
  }
}
