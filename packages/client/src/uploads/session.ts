import { limits } from '@tintype/types/errors'
import { operations } from '@tintype/types/operations'
import type { RequestOptions } from '../options.ts'
import { sendForSuccess } from '../sendForSuccess.ts'
import type { Transport } from '../transport.ts'
import type { Bytes } from './sources.ts'

export const UPLOAD = 'uploads.create'
const PROTOCOL = 'X-Goog-Upload-Protocol'
const COMMAND = 'X-Goog-Upload-Command'

/** What both protocols need to know (api-facts 5). */
export interface UploadTarget {
  transport: Transport
  /** Where the API is. */
  baseUrl: string
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
export async function uploadWhole(
  { transport, baseUrl, options }: UploadTarget,
  body: Bytes,
  mimeType?: string,
): Promise<string> {
  const headers = { [PROTOCOL]: 'raw', ...typeHeader(mimeType), ...OCTETS }
  const url = baseUrl + operations[UPLOAD].path
  const request = () => new Request(url, { method: 'POST', headers, body })
  const answer = await sendForSuccess(transport, { operation: UPLOAD, request, options })
  return (await answer.text()).trim()
}

export async function startSession(
  { transport, baseUrl, options }: UploadTarget,
  { size, mimeType }: FileFacts,
): Promise<Session> {
  const headers = {
    [PROTOCOL]: 'resumable',
    'X-Goog-Upload-Raw-Size': String(size),
    ...typeHeader(mimeType),
  }
  const request = () => commandRequest(baseUrl + operations[UPLOAD].path, 'start', { headers })
  const answer = await sendForSuccess(transport, { operation: UPLOAD, request, options })
  const url = answer.headers.get('X-Goog-Upload-URL')
  // Browsers hide headers of other origins that the server does not expose.
  if (url === null) throw new Error('The answer to `start` has no X-Goog-Upload-URL that can be read.')
  const granularity = Number(answer.headers.get('X-Goog-Upload-Chunk-Granularity'))
  return { url, granularity: granularity || limits.resumableChunkGranularityBytes }
}

export async function querySession(
  { transport, options }: UploadTarget,
  { url }: Session,
): Promise<SessionState> {
  const request = () => commandRequest(url, 'query')
  const { headers } = await sendForSuccess(transport, { operation: UPLOAD, request, options })
  const received = Number(headers.get('X-Goog-Upload-Size-Received') ?? 0)
  return { status: headers.get('X-Goog-Upload-Status') ?? 'active', received }
}

/** A request to a session, or the one that opens it. Repeated ones are made anew. */
export function commandRequest(
  url: string,
  command: string,
  { headers = {}, offset, body }: { headers?: Record<string, string>; offset?: number; body?: Bytes } = {},
): Request {
  return new Request(url, {
    method: 'POST',
    headers: {
      [COMMAND]: command,
      ...(offset !== undefined && { 'X-Goog-Upload-Offset': String(offset) }),
      ...(body && OCTETS),
      ...headers,
    },
    ...(body && { body }),
  })
}

const OCTETS = { 'Content-Type': 'application/octet-stream' }

function typeHeader(mimeType: string | undefined): Record<string, string> {
  return mimeType ? { 'X-Goog-Upload-Content-Type': mimeType } : {}
}
