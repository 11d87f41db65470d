import * as limits from '@tintype/types/limits'
import { operations } from '@tintype/types/operations'
import { BlobTooLargeError } from '../../blobs/blobs.ts'
import {
  cancelUploadSession,
  creditUploadSession,
  finalizeUploadSession,
  insertUploadSession,
  leaseUploadSession,
  type UploadSession,
  uploadSession,
} from '../../catalog/uploadSessions.ts'
import { ApiError } from '../../domain/apiError.ts'
import type { UploadSessionId, UploadTokenId } from '../../domain/ids.ts'
import { requirePermission } from '../../domain/permissions.ts'
import {
  chunkError,
  creditAfterBreak,
  decide,
  declaredSize,
  lengthError,
  maxLength,
  type SessionRequest,
  type SessionState,
  type UploadCommand,
} from '../../domain/uploadProtocol.ts'
import type {
  BinaryBody,
  Context,
  OperationRequest,
  OperationResponse,
  ResponseHeaders,
} from '../operation.ts'
import { readBody } from './body.ts'
import { finishUpload } from './finishUpload.ts'
import { roomFor, withinUserLimits } from './userLimits.ts'

/** Lifetime of a session. Google's is not known for photos; in other services it is a week (facts 5.4). */
const SESSION_LIFETIME_MS = 7 * 24 * 3600 * 1000

type Headers = OperationRequest<'uploads.create'>['headers']
type UploadResponse = OperationResponse<'uploads.create'>

/** The command `start`: creates a session. */
export async function startSession(headers: Headers, context: Context): Promise<UploadResponse> {
  const { catalog, blobs, principal, now } = context
  const declared = declaredSize(
    headers['X-Goog-Upload-Raw-Size'],
    headers['X-Goog-Upload-Header-Content-Length'],
    context.maxBytes.upload,
  )
  if ('error' in declared) throw new ApiError(declared.error)
  const session = {
    user: principal.user,
    client: principal.client,
    rawSize: declared.rawSize,
    filename: headers['X-Goog-Upload-File-Name'],
    contentType: headers['X-Goog-Upload-Content-Type'],
    hash: headers['X-Goog-Hash'],
    staged: blobs.parts.newName(),
    createdAt: now(),
    expiresAt: now() + SESSION_LIFETIME_MS,
  }
  const id = await withinUserLimits(context, () => insertUploadSession(catalog, session, context.userLimits))
  return emptyResponse({ ...sessionUrl(id, context), 'X-Goog-Upload-Status': 'active' })
}

/** All other commands, sent to the URL of a session. */
export async function continueSession(
  uploadId: string,
  command: Exclude<Headers['X-Goog-Upload-Command'], undefined>,
  headers: Headers,
  body: BinaryBody,
  context: Context,
): Promise<UploadResponse> {
  const id = context.ids.parseUploadSessionId(uploadId)
  if (id === undefined) throw new ApiError('UploadSessionNotFound')
  const request: SessionRequest = {
    command: command === 'upload,finalize' ? 'upload, finalize' : command,
    offset: headers['X-Goog-Upload-Offset'],
    length: body.length,
  }
  // Rejected requests and queries do not interrupt the current writer.
  const response = respondWithoutWriting(
    requireSession(await uploadSession(context.catalog, id), context),
    request,
    context,
  )
  if (response !== undefined) return response

  return context.sessionMutex.run(id, async (signal) => {
    const session = requireSession(await leaseUploadSession(context.catalog, id), context)
    return (
      respondWithoutWriting(session, request, context) ??
      write(session, request, headers, body, context, signal)
    )
  })
}

/** @throws ApiError `UploadSessionNotFound`, the same for a session that does not exist, has expired, or belongs to another user */
function requireSession(session: UploadSession | undefined, { principal, now }: Context): UploadSession {
  const valid = session && session.expiresAt > now() ? session : undefined
  return requirePermission(principal, 'upload.use', valid)
}

/** Responds to a request that changes nothing; returns undefined for a request that writes. */
function respondWithoutWriting(
  session: UploadSession,
  request: SessionRequest,
  context: Context,
): UploadResponse | undefined {
  const step = decide(stateOf(session, context), request)
  if (step.do === 'reject') throw new ApiError(step.error)
  if (step.do === 'repeat' && session.token !== undefined) return tokenResponse(session.token, context)
  if (step.do !== 'report') return undefined
  if (request.command === 'cancel') return emptyResponse({ 'X-Goog-Upload-Status': session.state })
  return emptyResponse({
    ...sessionUrl(session.id, context),
    'X-Goog-Upload-Status': session.state,
    'X-Goog-Upload-Size-Received': session.received,
  })
}

async function write(
  session: UploadSession,
  request: SessionRequest,
  headers: Headers,
  body: BinaryBody,
  context: Context,
  signal: AbortSignal,
): Promise<UploadResponse> {
  const { catalog, blobs } = context
  const { staged } = session
  const step = decide(stateOf(session, context), request)
  if (staged === undefined) throw new Error(`The active upload session ${session.id} has no file.`)
  if (step.do === 'cancel') {
    const isCanceled = await cancelUploadSession(catalog, session).catch((error) =>
      afterFailure(session, staged, context, error),
    )
    if (!isCanceled) throw new ApiError('UploadAborted')
    await blobs.parts.remove(staged)
    return emptyResponse({ 'X-Goog-Upload-Status': 'cancelled' })
  }
  const writer = { session, staged, context, signal }
  const received =
    step.do === 'receive' && body.length !== 0
      ? await receive(writer, request.command, body)
      : session.received
  if (step.do === 'receive' && !step.thenFinalize) return emptyResponse({ 'X-Goog-Upload-Status': 'active' })
  return finalize(writer, received, headers['X-Goog-Hash'] ?? session.hash)
}

/** A request that holds the session, until a newer one aborts the signal. */
interface SessionWriter {
  session: UploadSession
  staged: string
  context: Context
  signal: AbortSignal
}

/** Receives a chunk. @returns the received bytes of the session, durable as well as their count */
async function receive(writer: SessionWriter, command: UploadCommand, body: BinaryBody): Promise<number> {
  const { session, staged, context, signal } = writer
  const state = stateOf(session, context)
  const room = await roomFor(context, session.id)
  if (session.received + (body.length ?? 0) > room) throw new ApiError('UploadStorageFull')
  let length: number
  try {
    length = await context.blobs.parts.append(staged, {
      offset: session.received,
      lease: session.lease,
      maxBytes: Math.min(maxLength(state), room),
      source: readBody(body.read(), { ...context, signal }),
      onDurable: (bytes) => credit(writer, creditAfterBreak(session.received, bytes)),
    })
  } catch (error) {
    if (!(error instanceof BlobTooLargeError)) throw error
    if (room < maxLength(state)) throw new ApiError('UploadStorageFull')
    throw new ApiError(lengthError(state, maxLength(state) + 1) ?? 'UploadTooLarge')
  }
  const error = chunkError(state, command, length - session.received)
  if (error !== undefined) throw new ApiError(error)
  await credit(writer, length)
  return length
}

async function credit({ session, context, signal }: SessionWriter, received: number): Promise<void> {
  // A request that has preempted this one relies on the count that it has read.
  if (signal.aborted || !(await creditUploadSession(context.catalog, session, received))) {
    throw new ApiError('UploadAborted')
  }
}

async function finalize(
  writer: SessionWriter,
  received: number,
  hash: string | undefined,
): Promise<UploadResponse> {
  const { session, staged: name, context, signal } = writer
  const staged = await complete(name, received, context, signal)
  try {
    const token = await finishUpload(
      staged,
      { filename: session.filename, hash },
      context,
      async (transaction, row) => {
        if (signal.aborted || !(await finalizeUploadSession(transaction, session, row))) {
          throw new ApiError('UploadAborted')
        }
      },
    )
    // Not before: until the session is final, a client that is interrupted must be able to repeat the request.
    await context.blobs.parts.remove(name)
    return tokenResponse(token, context)
  } catch (error) {
    return await afterFailure(session, name, context, error)
  } finally {
    await staged.discard()
  }
}

/**
 * A commit whose sync failed may have ended the session all the same: then no row names the part any more, and it is
 * removed.
 */
async function afterFailure(
  { id }: UploadSession,
  part: string,
  { catalog, blobs }: Context,
  error: unknown,
): Promise<never> {
  const isNeeded = async () => (await uploadSession(catalog, id))?.staged === part
  // If the removal fails, the next start of the server removes the part.
  await Promise.allSettled([blobs.parts.remove(part, isNeeded)])
  throw error
}

async function complete(name: string, bytes: number, { blobs }: Context, signal: AbortSignal) {
  try {
    return await blobs.parts.complete(name, bytes, signal)
  } catch (error) {
    throw signal.aborted ? new ApiError('UploadAborted') : error
  }
}

function stateOf({ state, received, rawSize }: UploadSession, { maxBytes }: Context): SessionState {
  return { state, received, rawSize, maxBytes: maxBytes.upload }
}

/** The URL is absolute (facts 13.21), and valid for the session's user and client only. */
function sessionUrl(session: UploadSessionId, { ids, origin }: Context) {
  const query = new URLSearchParams({ upload_id: ids.uploadSession(session), upload_protocol: 'resumable' })
  return {
    'X-Goog-Upload-URL': `${origin}${operations['uploads.create'].path}?${query}`,
    'X-Goog-Upload-Chunk-Granularity': limits.resumableChunkGranularityBytes,
  }
}

function tokenResponse(token: UploadTokenId, { ids }: Context): UploadResponse {
  return { body: ids.uploadToken(token), headers: { 'X-Goog-Upload-Status': 'final' } }
}

function emptyResponse(headers: Partial<ResponseHeaders<'uploads.create'>>): UploadResponse {
  return { body: '', headers }
}
