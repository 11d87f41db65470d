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

/** A session that has begun. @returns its part of the input of further requests */
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
        behaviour: 'takes bytes in one request, and answers with a token',
        status: 200,
        request: () => raw(),
        holds: ({ text }) => hold(text.length > 0, 'there is no token'),
      },
      {
        behaviour: 'takes bytes with their checksum and their size',
        status: 200,
        request: () =>
          raw({
            'X-Goog-Hash': `sha1=${createHash('sha1').update(photo(1)).digest('base64')}`,
            'X-Goog-Upload-Header-Content-Length': photo(1).length,
          }),
      },
      {
        behaviour: 'starts a session at an address of its own',
        status: 200,
        request: () => start(),
        holds({ headers }) {
          same('X-Goog-Upload-Status', headers.get('x-goog-upload-status'), 'active')
          hold(headers.has('x-goog-upload-url'), 'there is no X-Goog-Upload-URL')
          hold(Number(headers.get('x-goog-upload-chunk-granularity')) > 0, 'the granularity is missing')
        },
      },
      {
        behaviour: 'tells how much a session has',
        status: 200,
        request: async (api) => ({ ...(await session(api)), 'X-Goog-Upload-Command': 'query' }),
        holds: ({ headers }) =>
          same('X-Goog-Upload-Size-Received', headers.get('x-goog-upload-size-received'), '0'),
      },
      {
        behaviour: 'takes a chunk, and waits for the next',
        status: 200,
        async request(api) {
          const size = limits.resumableChunkGranularityBytes
          return { ...(await session(api, size * 2)), ...chunk(new Uint8Array(size), 0, 'upload') }
        },
        holds: ({ headers }) => same('X-Goog-Upload-Status', headers.get('x-goog-upload-status'), 'active'),
      },
      {
        behaviour: 'ends a session with the last bytes, and answers with a token',
        status: 200,
        request: async (api) => ({ ...(await session(api)), ...chunk(photo(1)) }),
        holds({ headers, text }) {
          same('X-Goog-Upload-Status', headers.get('x-goog-upload-status'), 'final')
          hold(text.length > 0, 'there is no token')
        },
      },
      {
        behaviour: 'refuses an empty body',
        status: 400,
        request: () => raw({ body: '' }),
        holds: ({ body }) => same('code', body.code, 3),
      },
      {
        behaviour: 'refuses a protocol that it does not know',
        status: 400,
        request: () => raw({ 'X-Goog-Upload-Protocol': 'multipart' }),
      },
      {
        behaviour: 'refuses a chunk that does not begin where the last one ended',
        status: 400,
        request: async (api) => ({ ...(await session(api)), ...chunk(photo(1), 1) }),
      },
      {
        behaviour: 'knows no session that never was',
        status: 404,
        request: () => ({ upload_id: 'never', 'X-Goog-Upload-Command': 'query' }),
      },
      {
        behaviour: 'takes no more bytes when a session was cancelled',
        status: 412,
        async request(api) {
          const id = await session(api)
          await api.ok('uploads.create', { ...id, 'X-Goog-Upload-Command': 'cancel' })
          return { ...id, ...chunk(photo(1)) }
        },
      },
      {
        behaviour: 'refuses a file that is too large before it is sent',
        status: 413,
        request: () => start(limits.videoMaxBytes + 1),
      },
    ],
    [403, 409],
  ),
}
