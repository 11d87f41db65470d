import type { ErrorName } from '@tintype/types/errors'
import * as limits from '@tintype/types/limits'

/**
 * The resumable upload protocol (api-facts 5.4) without its bytes and rows: what a command means for a session
 * in some state. Errors are named as the document names its examples.
 */

/** What a request asks for; both spellings of `upload, finalize` are the same. */
export type UploadCommand = 'start' | 'upload' | 'upload, finalize' | 'finalize' | 'query' | 'cancel'

/** A session as far as the protocol goes. */
export interface SessionState {
  state: 'active' | 'final' | 'cancelled'
  /** Bytes that are safe. What was declared, or is still under way, does not count. */
  received: number
  /** Size of the whole file as `start` declared it; null when it did not. */
  rawSize: number | null
  /** What no file may be longer than. */
  maxBytes: number
}

export interface SessionRequest {
  command: UploadCommand
  /** `X-Goog-Upload-Offset`. */
  offset?: number | undefined
  /** Length of the body; undefined while nobody knows, in a chunked request. */
  length: number | undefined
}

/** What is to be done about a request. */
export type Step =
  | { do: 'receive'; thenFinalize: boolean }
  | { do: 'finalize' }
  /** The session was finalized before: the same token once more. */
  | { do: 'repeat' }
  | { do: 'tell' }
  | { do: 'cancel' }
  | { do: 'refuse'; error: ErrorName }

const GRANULARITY = limits.resumableChunkGranularityBytes

const refuse = (error: ErrorName): Step => ({ do: 'refuse', error })

/** What a command means for a session that exists, is not expired, and is the caller's. */
export function decide(session: SessionState, request: SessionRequest): Step {
  const { command } = request
  if (command === 'start') return refuse('UploadInvalidArgument')
  if (command === 'query') return { do: 'tell' }
  // After a lost answer these two come again, and get the answer that was lost.
  if (command === 'cancel' && session.state === 'cancelled') return { do: 'tell' }
  if (command !== 'cancel' && command !== 'upload' && session.state === 'final') return { do: 'repeat' }
  if (session.state !== 'active') return refuse('UploadSessionEnded')
  return command === 'cancel' ? { do: 'cancel' } : decideBytes(session, request)
}

function decideBytes(session: SessionState, { command, offset, length }: SessionRequest): Step {
  const alone = command === 'finalize'
  if (offset === undefined && !alone) return refuse('UploadInvalidArgument')
  if (offset !== undefined && offset !== session.received) return refuse('UploadOffsetMismatch')
  // Bytes that nobody would store must not look as if they had been taken.
  if (alone && length !== 0) return refuse('UploadInvalidArgument')
  const error = length === undefined ? undefined : chunkError(session, command, length)
  if (error !== undefined) return refuse(error)
  return alone ? { do: 'finalize' } : { do: 'receive', thenFinalize: command === 'upload, finalize' }
}

/**
 * What is wrong with a chunk of this length behind what was received; undefined when nothing is. Asked before
 * the bytes when their length is announced, and after them otherwise.
 */
export function chunkError(
  session: SessionState,
  command: UploadCommand,
  length: number,
): ErrorName | undefined {
  const { received, rawSize } = session
  const end = received + length
  const tooLong = lengthError(session, end)
  if (tooLong !== undefined) return tooLong
  if (command !== 'upload') {
    if (end === 0) return 'UploadEmpty'
    return rawSize !== null && end < rawSize ? 'UploadInvalidArgument' : undefined
  }
  // The last chunk may have any length, also when `finalize` comes in a request of its own.
  return length % GRANULARITY === 0 || end === rawSize ? undefined : 'UploadChunkMisaligned'
}

type FileLimits = Pick<SessionState, 'rawSize' | 'maxBytes'>

/** What is wrong with a file of so many bytes, or more; undefined when nothing is. */
export function lengthError({ rawSize, maxBytes }: FileLimits, bytes: number): ErrorName | undefined {
  if (bytes > maxBytes) return 'UploadTooLarge'
  return rawSize !== null && bytes > rawSize ? 'UploadInvalidArgument' : undefined
}

/** The longest that a session's file may become. */
export function maxLength({ rawSize, maxBytes }: FileLimits): number {
  return Math.min(rawSize ?? maxBytes, maxBytes)
}

/**
 * How many bytes a session has after a chunk that broke off: whole units of the granularity count, so that
 * the next chunk begins where one may begin. A file that is sent in one request would otherwise start over
 * after every break, which is what the protocol is there to avoid.
 */
export function creditAfterBreak(received: number, safe: number): number {
  return received + Math.floor((safe - received) / GRANULARITY) * GRANULARITY
}

/** The size that `start` declares, under either of its names. @returns the error when they contradict each other */
export function declaredSize(
  rawSize: number | undefined,
  headerContentLength: number | undefined,
  maxBytes: number,
): { rawSize: number | null } | { error: ErrorName } {
  if (rawSize !== undefined && headerContentLength !== undefined && rawSize !== headerContentLength) {
    return { error: 'UploadInvalidArgument' }
  }
  const size = rawSize ?? headerContentLength ?? null
  const error = lengthError({ rawSize: null, maxBytes }, size ?? 0)
  return error === undefined ? { rawSize: size } : { error }
}
