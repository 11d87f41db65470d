import { isPhotosError } from '../http/isPhotosError.ts'
import { sendForSuccess } from '../http/sendForSuccess.ts'
import {
  checkOrigin,
  commandRequest,
  type FileFacts,
  querySession,
  type Session,
  startSession,
  UPLOAD,
  type UploadTarget,
} from './session.ts'
import type { ByteSource } from './sources.ts'

export interface ResumableOptions extends FileFacts {
  /** In bytes; rounded down to a multiple of what the server names. */
  chunkSize: number
  /** A session that was begun earlier. */
  session?: Session | undefined
  onSession: (session: Session) => void
  /** Hears how many bytes of the file are safe with the server. */
  onReceived: (bytes: number) => void
}

/** How often an upload is taken up again that does not get on. */
const FUTILE = 3

/**
 * Uploads a file in chunks. After every break the server is asked what it has, and the upload goes on from
 * there: a part of the chunk may have been received, or all of it, with only the answer lost.
 * @returns the upload token
 */
export async function uploadResumable(
  target: UploadTarget,
  source: ByteSource,
  { session, onSession, ...options }: ResumableOptions,
): Promise<string> {
  for (let left = FUTILE; ; left--) {
    const isNew = session === undefined
    session ??= await startSession(target, options)
    checkOrigin(target, session)
    if (isNew) onSession(session)
    try {
      return await sendChunks(target, source, session, isNew, options)
    } catch (error) {
      if (!isEnded(error) || left === 0) throw error
      session = undefined
    }
  }
}

/** @throws PhotosError or SessionEnded, of which `isEnded` tells whether a new session is needed */
async function sendChunks(
  target: UploadTarget,
  source: ByteSource,
  session: Session,
  isNew: boolean,
  { size, chunkSize, onReceived }: Omit<ResumableOptions, 'session' | 'onSession'>,
): Promise<string> {
  const { transport, options } = target
  const whole = Math.max(session.granularity, chunkSize - (chunkSize % session.granularity))
  let offset = 0
  let length = 0
  let isSure = isNew
  let isFinal = false
  let futile = 0

  async function realign(): Promise<void> {
    const state = await querySession(target, session)
    isFinal = state.status === 'final'
    if (!isFinal && state.status !== 'active') throw new SessionEnded('The session was cancelled.')
    // The answer that was lost had the token in it: `finalize` once more gives it again.
    offset = isFinal ? size : state.received
    isSure = true
    onReceived(offset)
  }

  const request = async () => {
    if (!isSure) await realign().catch(unrepeated)
    isSure = false
    length = Math.min(whole, size - offset)
    if (length === 0) return commandRequest(session.url, 'finalize', { offset })
    const command = offset + length === size ? 'upload, finalize' : 'upload'
    return commandRequest(session.url, command, { offset, body: await source.read(offset, length) })
  }

  for (;;) {
    const before = offset
    try {
      const call = { operation: UPLOAD, request, options, repeatable: true } as const
      const text = await sendForSuccess(transport, call, ({ text = '' }) => text)
      isSure = true
      offset += length
      onReceived(offset)
      if (offset === size) return tokenOf(text)
    } catch (thrown) {
      const error = thrown instanceof QueryFailed ? thrown.cause : thrown
      if (isFinal && isMisaligned(error)) throw new SessionEnded(NO_TOKEN)
      if (error !== thrown || !mayHavePassed(error)) throw error
      await realign()
      // While it gets on, however slowly, it is not given up.
      if (offset > before) futile = 0
      else if (!isMisaligned(error) || ++futile > FUTILE) throw error
    }
  }
}

const NO_TOKEN = 'The session is complete, and gives no upload token.'

function tokenOf(text: string): string {
  const token = text.trim()
  if (token === '') throw new SessionEnded(NO_TOKEN)
  return token
}

class SessionEnded extends Error {}

/** A query is repeated by itself: when it has failed for good, the chunk is not to be tried again. */
class QueryFailed extends Error {}

function unrepeated(cause: unknown): never {
  throw new QueryFailed('', { cause })
}

/** The session has expired, or was cancelled, or is final without a token to be had. */
function isEnded(error: unknown): boolean {
  return error instanceof SessionEnded || hasCode(error, 404, 410, 412)
}

/** The server has other bytes than were thought (400), or another request has taken the session over (409). */
function isMisaligned(error: unknown): boolean {
  return hasCode(error, 400, 409)
}

/** Whether bytes of the chunk may have arrived all the same. */
function mayHavePassed(error: unknown): boolean {
  if (!isPhotosError(error)) return false
  return isMisaligned(error) || error.code >= 500 || error.kind === 'network' || error.kind === 'timeout'
}

function hasCode(error: unknown, ...codes: number[]): boolean {
  return isPhotosError(error) && codes.includes(error.code)
}
