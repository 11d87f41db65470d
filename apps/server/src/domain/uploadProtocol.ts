import type { ErrorName } from '@tintype/types/errors'
import * as limits from '@tintype/types/limits'

/**
 * The state machine of the resumable upload protocol (facts 5.4), without bytes and rows. Errors have the names of
 * the document's examples.
 */

/** The command of a request; both spellings of `upload, finalize` are the same. */
export type UploadCommand = 'start' | 'upload' | 'upload, finalize' | 'finalize' | 'query' | 'cancel'

/** The part of a session that the protocol depends on. */
export interface SessionState {
  state: 'active' | 'final' | 'cancelled'
  /** Bytes that are durable, without those of requests that have not ended. */
  received: number
  /** Size of the file as declared by `start`. */
  rawSize?: number
  /** Maximum size of a file. */
  maxBytes: number
}

export interface SessionRequest {
  command: UploadCommand
  /** `X-Goog-Upload-Offset`. */
  offset?: number | undefined
  /** Length of the body; undefined for a chunked request until its end. */
  length: number | undefined
}

/** The action for a request. */
export type Step =
  | { do: 'receive'; thenFinalize: boolean }
  | { do: 'finalize' }
  /** The session is finalized: return the same upload token again. */
  | { do: 'repeat' }
  | { do: 'report' }
  | { do: 'cancel' }
  | { do: 'reject'; error: ErrorName }

const GRANULARITY = limits.resumableChunkGranularityBytes

const reject = (error: ErrorName): Step => ({ do: 'reject', error })

/** Decides on a request for a session that exists, is not expired, and belongs to the caller. */
export function decide(session: SessionState, request: SessionRequest): Step {
  const { command } = request
  if (command === 'start') return reject('UploadInvalidArgument')
  if (command === 'query') return { do: 'report' }
  // A client whose response was lost repeats these commands, and gets the same response.
  if (command === 'cancel' && session.state === 'cancelled') return { do: 'report' }
  if (command !== 'cancel' && command !== 'upload' && session.state === 'final') return { do: 'repeat' }
  if (session.state !== 'active') return reject('UploadSessionEnded')
  return command === 'cancel' ? { do: 'cancel' } : decideBytes(session, request)
}

function decideBytes(session: SessionState, { command, offset, length }: SessionRequest): Step {
  const isBare = command === 'finalize'
  if (offset === undefined && !isBare) return reject('UploadInvalidArgument')
  if (offset !== undefined && offset !== session.received) return reject('UploadOffsetMismatch')
  // Bytes of a bare finalize are not stored, so they must not be acknowledged.
  if (isBare && length !== 0) return reject('UploadInvalidArgument')
  const error = length === undefined ? undefined : chunkError(session, command, length)
  if (error !== undefined) return reject(error)
  return isBare ? { do: 'finalize' } : { do: 'receive', thenFinalize: command === 'upload, finalize' }
}

/**
 * Returns the error for a chunk of this length after the received bytes; undefined if it is valid. Called before the
 * bytes are read if their length is announced, else after them.
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
    return rawSize !== undefined && end < rawSize ? 'UploadInvalidArgument' : undefined
  }
  // The last chunk may have any length, also if `finalize` follows in a separate request.
  return length % GRANULARITY === 0 || end === rawSize ? undefined : 'UploadChunkMisaligned'
}

type FileLimits = Pick<SessionState, 'rawSize' | 'maxBytes'>

/** Returns the error for a file of at least this many bytes; undefined if it is valid. */
export function lengthError({ rawSize, maxBytes }: FileLimits, bytes: number): ErrorName | undefined {
  if (bytes > maxBytes) return 'UploadTooLarge'
  return rawSize !== undefined && bytes > rawSize ? 'UploadInvalidArgument' : undefined
}

/** The maximum length of a session's file. */
export function maxLength({ rawSize, maxBytes }: FileLimits): number {
  return Math.min(rawSize ?? maxBytes, maxBytes)
}

/**
 * The received bytes of a session after a connection broke during a chunk: durable bytes are rounded down to the
 * granularity, so that the next chunk starts at a valid offset. Without this, a file sent in one request would start
 * over after every break.
 */
export function creditAfterBreak(received: number, durable: number): number {
  return received + Math.floor((durable - received) / GRANULARITY) * GRANULARITY
}

/** Returns the size that `start` declares, in either header, or an error when the headers contradict each other. */
export function declaredSize(
  rawSize: number | undefined,
  headerContentLength: number | undefined,
  maxBytes: number,
): { rawSize: number | undefined } | { error: ErrorName } {
  if (rawSize !== undefined && headerContentLength !== undefined && rawSize !== headerContentLength) {
    return { error: 'UploadInvalidArgument' }
  }
  const size = rawSize ?? headerContentLength
  const error = lengthError({ maxBytes }, size ?? 0)
  return error === undefined ? { rawSize: size } : { error }
}
