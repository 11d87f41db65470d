import { BlobTooLargeError, type StagedBlob } from '../../blobs/blobs.ts'
import { ApiError } from '../../domain/apiError.ts'
import type { BinaryBody, Context, Operation } from '../operation.ts'
import { readBody } from './body.ts'
import { finishUpload } from './finishUpload.ts'
import { continueSession, startSession } from './session.ts'
import { roomFor } from './userLimits.ts'

/** Receives bytes and returns an upload token, in one request or in a session of several requests (facts 5). */
export const createUpload: Operation<'uploads.create'> = async ({ query, headers, body }, context) => {
  const protocol = headers['X-Goog-Upload-Protocol']
  const command = headers['X-Goog-Upload-Command']
  if (query.upload_id !== undefined) {
    if (command === undefined || protocol === 'raw') throw new ApiError('UploadInvalidArgument')
    return continueSession(query.upload_id, command, headers, body, context)
  }
  if (command === 'start' && protocol !== 'raw') return startSession(headers, context)
  if (command !== undefined || protocol === 'resumable') throw new ApiError('UploadInvalidArgument')

  const staged = await stage(body, context)
  try {
    const announced = {
      filename: headers['X-Goog-Upload-File-Name'],
      hash: headers['X-Goog-Hash'],
    }
    return { body: context.ids.uploadToken(await finishUpload(staged, announced, context)), headers: {} }
  } finally {
    await staged.discard()
  }
}

async function stage({ read, length = 0 }: BinaryBody, context: Context): Promise<StagedBlob> {
  const { upload: maxBytes } = context.maxBytes
  if (length > maxBytes) throw new ApiError('UploadTooLarge')
  const room = await roomFor(context)
  if (length > room) throw new ApiError('UploadStorageFull')
  try {
    return await context.blobs.stage(readBody(read(), context), Math.min(maxBytes, room))
  } catch (error) {
    if (error instanceof BlobTooLargeError) {
      throw new ApiError(room < maxBytes ? 'UploadStorageFull' : 'UploadTooLarge')
    }
    throw error
  }
}
