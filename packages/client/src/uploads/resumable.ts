import { isPhotosError } from '../http/isPhotosError.ts'
import {
  checkOrigin,
  querySession,
  type Session,
  sendUploadRequest,
  startSession,
  type UploadTarget,
  uploadRequest,
} from './session.ts'
import type { ByteSource } from './sources.ts'

export interface ResumableOptions {
  mimeType: string | undefined
  /** In bytes. Rounded down to a multiple of the session's granularity. */
  chunkSize: number
  /** Called when a session has started. */
  onSession: (session: Session) => void
  /** Called with the number of bytes that the server has acknowledged. */
  onReceived: (bytes: number) => void
}

/** How often an upload makes no progress, or loses its session, before it fails. */
const MAX_STALLS = 3

/**
 * Uploads a file in chunks.
 * @param session to continue; a new one if left out, or once it has ended
 * @returns the upload token
 */
export async function uploadResumable(
  target: UploadTarget,
  source: ByteSource,
  session: Session | undefined,
  options: ResumableOptions,
): Promise<string> {
  for (let restarts = MAX_STALLS; ; restarts--) {
    const isNew = !session
    session ??= await startSession(target, source.size, options.mimeType)
    checkOrigin(target, session)
    if (isNew) options.onSession(session)
    try {
      return await new SessionUpload(target, source, session, options).send(isNew)
    } catch (error) {
      if (!isSessionEnded(error) || restarts === 0) throw error
      session = undefined
    }
  }
}

/**
 * The upload of a file in one session. After a failure it asks the server how many bytes it has, and continues from
 * there: the server may have received a part of the chunk, or all of it while only the response was lost.
 */
class SessionUpload {
  readonly #target: UploadTarget
  readonly #source: ByteSource
  readonly #session: Session
  readonly #options: ResumableOptions
  /** Where the next chunk begins, in bytes. */
  #offset = 0
  /** Length of the chunk that is sent, in bytes. */
  #length = 0
  /** Whether the server is known to expect a chunk at the offset. */
  #isAligned = false
  /** Whether the server is being asked for the offset between two attempts of a chunk. */
  #isQuerying = false
  /** Whether the server has the whole file. */
  #isFinal = false
  #stalls = 0

  constructor(target: UploadTarget, source: ByteSource, session: Session, options: ResumableOptions) {
    this.#target = target
    this.#source = source
    this.#session = session
    this.#options = options
  }

  /** @throws PhotosError or SessionEnded; if `isSessionEnded`, the upload can start over in a new session */
  async send(isNew: boolean): Promise<string> {
    this.#isAligned = isNew
    for (;;) {
      const before = this.#offset
      try {
        const text = await this.#sendChunk()
        if (this.#offset === this.#source.size) return tokenIn(text)
      } catch (error) {
        await this.#recover(error, before)
      }
    }
  }

  async #sendChunk(): Promise<string> {
    const { text = '' } = await sendUploadRequest(this.#target, () => this.#createRequest(), true)
    this.#isAligned = true
    this.#offset += this.#length
    this.#options.onReceived(this.#offset)
    return text
  }

  /** Called for each attempt of a chunk: only the first one begins at an offset that is known. */
  async #createRequest() {
    if (!this.#isAligned) {
      this.#isQuerying = true
      await this.#align()
    }
    this.#isQuerying = this.#isAligned = false
    const { url, granularity } = this.#session
    const { chunkSize } = this.#options
    const offset = this.#offset
    const maxLength = Math.max(granularity, chunkSize - (chunkSize % granularity))
    this.#length = Math.min(maxLength, this.#source.size - offset)
    const isLast = offset + this.#length === this.#source.size
    const upload = isLast ? 'upload, finalize' : 'upload'
    const headers = {
      'x-goog-upload-command': this.#length > 0 ? upload : 'finalize',
      'x-goog-upload-offset': String(offset),
    }
    const body = this.#length > 0 ? await this.#source.read(offset, this.#length) : undefined
    return uploadRequest(url, headers, body)
  }

  /** Asks the server where to continue. */
  async #align(): Promise<void> {
    const { status, received } = await querySession(this.#target, this.#session)
    this.#isFinal = status === 'final'
    if (!this.#isFinal && status !== 'active') throw new SessionEnded('The upload session was canceled.')
    // The token was in a response that was lost. Another `finalize` returns it again.
    this.#offset = this.#isFinal ? this.#source.size : received
    this.#isAligned = true
    this.#options.onReceived(this.#offset)
  }

  /** Continues after an error if the server may have received bytes. Gives up only when it receives none. */
  async #recover(error: unknown, before: number): Promise<void> {
    if (this.#isFinal && isMisaligned(error)) throw new SessionEnded(NO_TOKEN)
    // The transport has retried the query: another one would fail too.
    if (this.#isQuerying || !mayHaveArrived(error)) throw error
    await this.#align()
    if (this.#offset > before) this.#stalls = 0
    else if (!isMisaligned(error) || ++this.#stalls > MAX_STALLS) throw error
  }
}

const NO_TOKEN = 'The upload session is complete but has no token.'

function tokenIn(text: string): string {
  const token = text.trim()
  if (token === '') throw new SessionEnded(NO_TOKEN)
  return token
}

class SessionEnded extends Error {}

/** Whether a session has expired, was canceled, or is complete but returns no token. */
function isSessionEnded(error: unknown): boolean {
  return error instanceof SessionEnded || hasCode(error, 404, 410, 412)
}

/** Whether the server expects another offset (400), or another request has taken over the session (409). */
function isMisaligned(error: unknown): boolean {
  return hasCode(error, 400, 409)
}

/** Whether bytes of the chunk may have arrived despite the error. */
function mayHaveArrived(error: unknown): boolean {
  if (!isPhotosError(error)) return false
  return isMisaligned(error) || error.code >= 500 || error.kind === 'network' || error.kind === 'timeout'
}

function hasCode(error: unknown, ...codes: number[]): boolean {
  return isPhotosError(error) && codes.includes(error.code)
}
