import * as limits from '@tintype/types/limits'
import type { Attempt, RequestInput, TransportCall } from '../http/call.ts'
import type { RequestOptions } from '../http/options.ts'
import type { Transport } from '../http/transport.ts'
import { headerValue, httpUrl } from '../http/validate.ts'
import type { Bytes } from './sources.ts'

export const UPLOAD = 'uploads.create'

/** Destination of an upload, for both protocols (facts 5). */
export interface UploadTarget {
  transport: Transport
  /** URL for uploads. */
  url: string
  /** Allowed origins of sessions, which receive the access token. */
  origins: readonly string[]
  options: RequestOptions
}

/** A session of the resumable protocol. */
export interface Session {
  url: string
  /** Chunks are multiples of this, in bytes. */
  granularity: number
}

export interface SessionState {
  /** `active`, `final` or another value for a session that has ended. */
  status: string
  /** How many bytes of the file the server has. */
  received: number
}

/** Sends a request of either protocol. @param idempotent default: what the document says */
export function sendUploadRequest(
  { transport, options }: UploadTarget,
  createRequest: TransportCall['createRequest'],
  idempotent?: boolean,
): Promise<Attempt> {
  return transport.sendOrThrow({ operation: UPLOAD, createRequest, options, idempotent })
}

/** Sends the whole file in one request. @returns the upload token */
export async function uploadWhole(
  target: UploadTarget,
  body: Bytes,
  mimeType: string | undefined,
): Promise<string> {
  const headers = { 'x-goog-upload-protocol': 'raw', ...typeHeader(mimeType) }
  const { text = '' } = await sendUploadRequest(target, () => uploadRequest(target.url, headers, body))
  return text.trim()
}

/** @param size of the file in bytes */
export async function startSession(
  target: UploadTarget,
  size: number,
  mimeType: string | undefined,
): Promise<Session> {
  const headers = {
    'x-goog-upload-protocol': 'resumable',
    'x-goog-upload-command': 'start',
    'x-goog-upload-raw-size': String(size),
    ...typeHeader(mimeType),
  }
  const { response } = await sendUploadRequest(target, () => uploadRequest(target.url, headers))
  const url = response.headers.get('x-goog-upload-url')
  // Browsers hide headers of other origins unless the server exposes them.
  if (url === null) throw new Error('The response to `start` has no readable X-Goog-Upload-URL.')
  const granularity = Number(response.headers.get('x-goog-upload-chunk-granularity'))
  return { url, granularity: granularity || limits.resumableChunkGranularityBytes }
}

/** @throws PhotosError for a session that would send the access token and the bytes to another origin */
export function checkOrigin({ transport, origins }: UploadTarget, { url }: Session): void {
  const origin = httpUrl(url)?.origin
  if (origin && origins.includes(origin)) return
  const message = `The upload session is at ${origin ?? 'an invalid URL'}, not at ${origins}. Nothing was sent there; uploadOrigins can allow it.`
  throw transport.createError({ kind: 'unreadable', operation: UPLOAD, message })
}

export async function querySession(target: UploadTarget, { url }: Session): Promise<SessionState> {
  const headers = { 'x-goog-upload-command': 'query' }
  const { response } = await sendUploadRequest(target, () => uploadRequest(url, headers))
  return {
    status: response.headers.get('x-goog-upload-status') ?? 'active',
    received: Number(response.headers.get('x-goog-upload-size-received') ?? 0),
  }
}

export function uploadRequest(url: string, headers: Record<string, string>, body?: Bytes): RequestInput {
  if (body) headers['content-type'] = 'application/octet-stream'
  return { url, init: { method: 'POST', headers, body } }
}

function typeHeader(mimeType: string | undefined): Record<string, string> {
  const name = 'x-goog-upload-content-type'
  return mimeType ? { [name]: headerValue(name, mimeType) } : {}
}
