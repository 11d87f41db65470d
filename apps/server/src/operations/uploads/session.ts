import * as limits from '@tintype/types/limits'
import { operations } from '@tintype/types/operations'
import { BlobTooLargeError } from '../../blobs/blobs.ts'
import {
  cancelUploadSession,
  creditUploadSession,
  finalizeUploadSession,
  insertUploadSession,
  leaseUploadSession,
  type UploadSessionRow,
  uploadSession,
} from '../../catalog/uploadSessions.ts'
import { isTokenHolder } from '../../domain/access.ts'
import { ApiError } from '../../domain/apiError.ts'
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
import { arriving } from './body.ts'
import { finishUpload } from './finishUpload.ts'
import { roomFor, withinUserLimits } from './userLimits.ts'

/** How long a session may be gone on with. Google's is not known; elsewhere it has a week (facts 5.4). */
const SESSION_LIFETIME_MS = 7 * 24 * 3600 * 1000

type Headers = OperationRequest<'uploads.create'>['headers']
type UploadAnswer = OperationResponse<'uploads.create'>

/** `start`: a session to which nothing was sent yet. */
export async function startSession(headers: Headers, context: Context): Promise<UploadAnswer> {
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
    filename: headers['X-Goog-Upload-File-Name'] ?? null,
    contentType: headers['X-Goog-Upload-Content-Type'] ?? null,
    hash: headers['X-Goog-Hash'] ?? null,
    staged: blobs.parts.newName(),
    createdAt: now(),
    expiresAt: now() + SESSION_LIFETIME_MS,
  }
  const id = await withinUserLimits(context, () => insertUploadSession(catalog, session, context.userLimits))
  return emptyAnswer({ ...address(id, context), 'X-Goog-Upload-Status': 'active' })
}

/** All other commands, to the address of a session. */
export async function continueSession(
  uploadId: string,
  command: Exclude<Headers['X-Goog-Upload-Command'], undefined>,
  headers: Headers,
  body: BinaryBody,
  context: Context,
): Promise<UploadAnswer> {
  const id = context.ids.parseUploadSessionId(uploadId)
  if (id === undefined) throw new ApiError('UploadSessionNotFound')
  const request: SessionRequest = {
    command: command === 'upload,finalize' ? 'upload, finalize' : command,
    offset: headers['X-Goog-Upload-Offset'],
    length: body.length,
  }
  // What is refused, or only asks, leaves whoever is writing alone.
  const answer = answerAtOnce(found(await uploadSession(context.catalog, id), context), request, context)
  if (answer !== undefined) return answer

  return context.sessionMutex.run(id, async (signal) => {
    const session = found(await leaseUploadSession(context.catalog, id), context)
    return answerAtOnce(session, request, context) ?? write(session, request, headers, body, context, signal)
  })
}

/** @throws ApiError the same for a session that never was, has expired, or is somebody else's */
function found(session: UploadSessionRow | undefined, { principal, now }: Context): UploadSessionRow {
  if (session === undefined || !isTokenHolder(principal, session) || session.expires_at <= now()) {
    throw new ApiError('UploadSessionNotFound')
  }
  return session
}

/** The answer to a request that changes nothing; undefined for one that does. */
function answerAtOnce(
  session: UploadSessionRow,
  request: SessionRequest,
  context: Context,
): UploadAnswer | undefined {
  const step = decide(stateOf(session, context), request)
  if (step.do === 'reject') throw new ApiError(step.error)
  if (step.do === 'repeat' && session.token !== null) return tokenAnswer(session.token, context)
  if (step.do !== 'report') return undefined
  if (request.command === 'cancel') return emptyAnswer({ 'X-Goog-Upload-Status': session.state })
  return emptyAnswer({
    ...address(session.id, context),
    'X-Goog-Upload-Status': session.state,
    'X-Goog-Upload-Size-Received': session.received,
  })
}

async function write(
  session: UploadSessionRow,
  request: SessionRequest,
  headers: Headers,
  body: BinaryBody,
  context: Context,
  signal: AbortSignal,
): Promise<UploadAnswer> {
  const { catalog, blobs } = context
  const { staged } = session
  const step = decide(stateOf(session, context), request)
  if (staged === null) throw new Error(`The active upload session ${session.id} has no file.`)
  if (step.do === 'cancel') {
    const isCancelled = await cancelUploadSession(catalog, session).catch((error) =>
      afterFailure(session, staged, context, error),
    )
    if (!isCancelled) throw new ApiError('UploadAborted')
    await blobs.parts.remove(staged)
    return emptyAnswer({ 'X-Goog-Upload-Status': 'cancelled' })
  }
  const writing = { session, staged, context, signal }
  const received =
    step.do === 'receive' && body.length !== 0
      ? await receive(writing, request.command, body)
      : session.received
  if (step.do === 'receive' && !step.thenFinalize) return emptyAnswer({ 'X-Goog-Upload-Status': 'active' })
  return finalize(writing, received, headers['X-Goog-Hash'] ?? session.hash)
}

/** A request that has the session to itself, until the signal says that another has it. */
interface Writing {
  session: UploadSessionRow
  staged: string
  context: Context
  signal: AbortSignal
}

/** Takes in a chunk. @returns how many bytes the session then has; they are safe, and so is the count */
async function receive(writing: Writing, command: UploadCommand, body: BinaryBody): Promise<number> {
  const { session, staged, context, signal } = writing
  const state = stateOf(session, context)
  const room = await roomFor(context, session.id)
  if (session.received + (body.length ?? 0) > room) throw new ApiError('UploadStorageFull')
  let length: number
  try {
    length = await context.blobs.parts.append(staged, {
      offset: session.received,
      turn: session.lease,
      maxBytes: Math.min(maxLength(state), room),
      source: arriving(body.open(), { ...context, signal }),
      onSafe: (bytes) => credit(writing, creditAfterBreak(session.received, bytes)),
    })
  } catch (error) {
    if (!(error instanceof BlobTooLargeError)) throw error
    if (room < maxLength(state)) throw new ApiError('UploadStorageFull')
    throw new ApiError(lengthError(state, maxLength(state) + 1) ?? 'UploadTooLarge')
  }
  const error = chunkError(state, command, length - session.received)
  if (error !== undefined) throw new ApiError(error)
  await credit(writing, length)
  return length
}

async function credit({ session, context, signal }: Writing, received: number): Promise<void> {
  // Whoever has taken over counts on the number that it was told.
  if (signal.aborted || !(await creditUploadSession(context.catalog, session, received))) {
    throw new ApiError('UploadAborted')
  }
}

async function finalize(writing: Writing, received: number, hash: string | null): Promise<UploadAnswer> {
  const { session, staged: name, context, signal } = writing
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
    // Only now: until the session is final, whoever is interrupted must be able to do all of this again.
    await context.blobs.parts.remove(name)
    return tokenAnswer(token, context)
  } catch (error) {
    return await afterFailure(session, name, context, error)
  } finally {
    await staged.discard()
  }
}

/**
 * A commit that failed to become safe may have ended the session all the same: its client is told when it asks, and
 * nobody knows the part any more.
 */
async function afterFailure(
  { id }: UploadSessionRow,
  part: string,
  { catalog, blobs }: Context,
  error: unknown,
): Promise<never> {
  const isNeeded = async () => (await uploadSession(catalog, id))?.staged === part
  // What remains is removed by the next start.
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

function stateOf({ state, received, raw_size }: UploadSessionRow, { maxBytes }: Context): SessionState {
  return { state, received, rawSize: raw_size, maxBytes: maxBytes.upload }
}

/** The address is absolute (facts 13.21) and holds for the session's user and client alone. */
function address(session: number, { ids, origin }: Context) {
  const query = new URLSearchParams({ upload_id: ids.uploadSession(session), upload_protocol: 'resumable' })
  return {
    'X-Goog-Upload-URL': `${origin}${operations['uploads.create'].path}?${query}`,
    'X-Goog-Upload-Chunk-Granularity': limits.resumableChunkGranularityBytes,
  }
}

function tokenAnswer(token: number, { ids }: Context): UploadAnswer {
  return { body: ids.uploadToken(token), headers: { 'X-Goog-Upload-Status': 'final' } }
}

function emptyAnswer(headers: Partial<ResponseHeaders<'uploads.create'>>): UploadAnswer {
  return { body: '', headers }
}
