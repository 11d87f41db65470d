import { createHash } from 'node:crypto'
import * as limits from '@tintype/types/limits'
import type { Api } from '../api.ts'
import type { Input } from '../request.ts'
import { photo } from '../samples.ts'
import { hold, type Scenarios, same } from '../scenario.ts'
import { scenariosOf } from './common.ts'

const raw = (more: Input = {}): Input => ({
  'X-Goog-Upload-Protocol': 'raw',
  'X-Goog-Upload-Content-Type': 'image/jpeg',
  'X-Goog-Upload-File-Name': 'tintype-contract.jpg',
  body: photo(1),
  ...more,
})
const start = (size = photo(1).length): Input => ({
  'X-Goog-Upload-Protocol': 'resumable',
  'X-Goog-Upload-Command': 'start',
  'X-Goog-Upload-Content-Type': 'image/jpeg',
  'X-Goog-Upload-Raw-Size': size,
})

/** Starts a session. @returns the input that its other requests need */
async function session(api: Api, size?: number): Promise<{ upload_id: string }> {
  const answer = await api.call('uploads.create', start(size))
  const url = answer.headers.get('x-goog-upload-url') ?? 'http://localhost'
  return { upload_id: new URL(url).searchParams.get('upload_id') ?? 'x' }
}
const chunk = (body: Uint8Array, offset = 0, command = 'upload, finalize'): Input => ({
  'X-Goog-Upload-Command': command,
  'X-Goog-Upload-Offset': offset,
  body,
})

export const uploads: Pick<Scenarios, 'uploads.create'> = {
  'uploads.create': scenariosOf(
    'uploads.create',
    () => raw(),
    [
      {
        behavior: 'accepts bytes in one request and returns a token',
        status: 200,
        request: () => raw(),
        holds: ({ text }) => hold(text.length > 0, 'there is no token'),
      },
      {
        behavior: 'accepts bytes with checksum and size',
        status: 200,
        request: () =>
          raw({
            'X-Goog-Hash': `sha1=${createHash('sha1').update(photo(1)).digest('base64')}`,
            'X-Goog-Upload-Header-Content-Length': photo(1).length,
          }),
      },
      {
        behavior: 'starts a session with its own URL',
        status: 200,
        request: () => start(),
        holds({ headers }) {
          same('X-Goog-Upload-Status', headers.get('x-goog-upload-status'), 'active')
          hold(headers.has('x-goog-upload-url'), 'there is no X-Goog-Upload-URL')
          hold(Number(headers.get('x-goog-upload-chunk-granularity')) > 0, 'the granularity is missing')
        },
      },
      {
        behavior: 'returns the received size of a session',
        status: 200,
        request: async (api) => ({ ...(await session(api)), 'X-Goog-Upload-Command': 'query' }),
        holds: ({ headers }) =>
          same('X-Goog-Upload-Size-Received', headers.get('x-goog-upload-size-received'), '0'),
      },
      {
        behavior: 'accepts a chunk and waits for the next',
        status: 200,
        async request(api) {
          const size = limits.resumableChunkGranularityBytes
          return { ...(await session(api, size * 2)), ...chunk(new Uint8Array(size), 0, 'upload') }
        },
        holds: ({ headers }) => same('X-Goog-Upload-Status', headers.get('x-goog-upload-status'), 'active'),
      },
      {
        behavior: 'finishes a session with the last bytes and returns a token',
        status: 200,
        request: async (api) => ({ ...(await session(api)), ...chunk(photo(1)) }),
        holds({ headers, text }) {
          same('X-Goog-Upload-Status', headers.get('x-goog-upload-status'), 'final')
          hold(text.length > 0, 'there is no token')
        },
      },
      {
        behavior: 'rejects an empty body',
        status: 400,
        request: () => raw({ body: '' }),
        holds: ({ body }) => same('code', body.code, 3),
      },
      {
        behavior: 'rejects an unknown protocol',
        status: 400,
        request: () => raw({ 'X-Goog-Upload-Protocol': 'multipart' }),
      },
      {
        behavior: 'rejects a chunk with a wrong offset',
        status: 400,
        request: async (api) => ({ ...(await session(api)), ...chunk(photo(1), 1) }),
      },
      {
        behavior: 'does not find a session that never existed',
        status: 404,
        request: () => ({ upload_id: 'never', 'X-Goog-Upload-Command': 'query' }),
      },
      {
        behavior: 'rejects bytes after a session was canceled',
        status: 412,
        async request(api) {
          const id = await session(api)
          await api.ok('uploads.create', { ...id, 'X-Goog-Upload-Command': 'cancel' })
          return { ...id, ...chunk(photo(1)) }
        },
      },
      {
        behavior: 'rejects a file that is too large before it is sent',
        status: 413,
        request: () => start(limits.videoMaxBytes + 1),
      },
    ],
    [403, 409],
  ),
}
