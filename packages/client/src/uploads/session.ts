import * as limits from '@tintype/types/limits'
import type { RequestOptions } from '../http/options.ts'
import { sendForSuccess } from '../http/sendForSuccess.ts'
import type { Sendable, Transport } from '../http/transport.ts'
import { headerValue, httpUrl } from '../http/validate.ts'
import type { Bytes } from './sources.ts'

export const UPLOAD = 'uploads.create'

/** What both protocols need to know (facts 5). */
export interface UploadTarget {
  transport: Transport
  /** Where uploads go. */
  url: string
  /** Where sessions may be: the access token goes there. */
  origins: readonly string[]
  options: RequestOptions
}

export interface FileFacts {
  /** In bytes. */
  size: number
  mimeType?: string | undefined
}

/** A session of the resumable protocol, as `start` opens it. */
export interface Session {
  url: string
  granularity: number
}

/** What a session has of the file. */
export interface SessionState {
  status: string
  /** In bytes. */
  received: number
}

/** The whole file in one request. @returns the upload token */
export function uploadWhole(
  { transport, url, options }: UploadTarget,
  body: Bytes,
  mimeType?: string,
): Promise<string> {
  const headers = { 'x-goog-upload-protocol': 'raw', ...typeHeader(mimeType), ...OCTETS }
  const request = () => ({ url, init: { method: 'POST', headers, body } })
  return sendForSuccess(transport, { operation: UPLOAD, request, options }, ({ text = '' }) => text.trim())
}

export function startSession(
  { transport, url, options }: UploadTarget,
  { size, mimeType }: FileFacts,
): Promise<Session> {
  const headers = {
    'x-goog-upload-protocol': 'resumable',
    'x-goog-upload-raw-size': String(size),
    ...typeHeader(mimeType),
  }
  const request = () => commandRequest(url, 'start', { headers })
  return sendForSuccess(transport, { operation: UPLOAD, request, options }, ({ response: { headers } }) => {
    const url = headers.get('x-goog-upload-url')
    // Browsers hide headers of other origins that the server does not expose.
    if (url === null) throw new Error('The answer to `start` has no X-Goog-Upload-URL that can be read.')
    const granularity = Number(headers.get('x-goog-upload-chunk-granularity'))
    return { url, granularity: granularity || limits.resumableChunkGranularityBytes }
  })
}

/** @throws PhotosError for a session that would lead the access token and the bytes elsewhere */
export function checkOrigin({ transport, origins }: UploadTarget, { url }: Session): void {
  const origin = httpUrl(url)?.origin
  if (origin && origins.includes(origin)) return
  const message = `The upload session is at ${origin ?? 'no http address'}, not at ${origins}. Nothing was sent there; uploadOrigins can allow it.`
  throw transport.error({ kind: 'unreadable', operation: UPLOAD, message })
}

export function querySession({ transport, options }: UploadTarget, { url }: Session): Promise<SessionState> {
  const request = () => commandRequest(url, 'query')
  return sendForSuccess(transport, { operation: UPLOAD, request, options }, ({ response: { headers } }) => ({
    status: headers.get('x-goog-upload-status') ?? 'active',
    received: Number(headers.get('x-goog-upload-size-received') ?? 0),
  }))
}

/** A request to a session, or the one that opens it. Repeated ones are made anew. */
export function commandRequest(
  url: string,
  command: string,
  { headers = {}, offset, body }: { headers?: Record<string, string>; offset?: number; body?: Bytes } = {},
): Sendable {
  const all = {
    'x-goog-upload-command': command,
    ...(offset !== undefined && { 'x-goog-upload-offset': String(offset) }),
    ...(body && OCTETS),
    ...headers,
  }
  return { url, init: { method: 'POST', headers: all, ...(body && { body }) } }
}

const OCTETS = { 'content-type': 'application/octet-stream' }

function typeHeader(mimeType: string | undefined): Record<string, string> {
  const name = 'x-goog-upload-content-type'
  return mimeType ? { [name]: headerValue(name, mimeType) } : {}
}
