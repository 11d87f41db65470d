import { once } from 'node:events'
import { type ClientRequest, request } from 'node:http'
import * as limits from '@tintype/types/limits'
import { send, type TestAnswer } from './send.ts'

export const UNIT = limits.resumableChunkGranularityBytes

/** A client's view of a resumable upload. */
export interface ResumableUpload {
  url: string
  command(command: string, options?: ChunkOptions): Promise<TestAnswer>
  /** Sends a chunk. */
  upload(bytes: Uint8Array, offset: number): Promise<TestAnswer>
  /** Sends the last chunk. */
  finish(bytes: Uint8Array, offset: number): Promise<TestAnswer>
  /** Queries the state and the received bytes. */
  query(): Promise<[status: string | null, received: string | null]>
  /** Sends the beginning of a chunk. @returns the request, which waits for the rest */
  begin(bytes: Uint8Array, options: { offset: number; length: number; finalize?: boolean }): ClientRequest
}

type ChunkOptions = { offset?: number; body?: Uint8Array; headers?: Record<string, string> }

export async function startResumable(
  server: { url: string },
  token: string,
  headers: Record<string, string> = {},
): Promise<ResumableUpload> {
  const start = { 'x-goog-upload-protocol': 'resumable', 'x-goog-upload-command': 'start', ...headers }
  const answer = await send(`${server.url}/v1/uploads`, { token, method: 'POST', headers: start })
  if (answer.status !== 200) throw new Error(`The session did not start: ${JSON.stringify(answer.body)}`)
  return resumableAt(answer.headers.get('x-goog-upload-url') ?? '', token)
}

export function resumableAt(url: string, token: string): ResumableUpload {
  const headersOf = (command: string, offset?: number) => ({
    'x-goog-upload-command': command,
    ...(offset !== undefined && { 'x-goog-upload-offset': String(offset) }),
  })
  const command: ResumableUpload['command'] = (name, { offset, body, headers = {} } = {}) =>
    send(url, { token, method: 'POST', body, headers: { ...headersOf(name, offset), ...headers } })
  return {
    url,
    command,
    upload: (body, offset) => command('upload', { body, offset }),
    finish: (body, offset) => command('upload, finalize', { body, offset }),
    async query() {
      const { headers } = await command('query')
      return [headers.get('x-goog-upload-status'), headers.get('x-goog-upload-size-received')]
    },
    begin(bytes, { offset, length, finalize }) {
      const sending = request(url, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-length': length,
          ...headersOf(finalize ? 'upload, finalize' : 'upload', offset),
        },
      })
      sending.on('error', () => {})
      sending.write(bytes)
      return sending
    },
  }
}

/** Status and body of the response to a started request. */
export async function answerTo(sending: ClientRequest): Promise<{ status: number; text: string }> {
  const [response] = await once(sending, 'response')
  let text = ''
  for await (const part of response) text += part
  return { status: response.statusCode, text }
}
