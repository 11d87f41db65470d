import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createPhotosClient, logging, type PhotosClient, type PhotosError } from '../../src/index.ts'
import { fakeClock, fakeFetch } from '../../src/testing/index.ts'

const SECRET = 'ya29.SECRET-token_value'

/** All text of an error: its message, its causes, their properties and stacks. */
const readable = (error: unknown) =>
  `${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)}`

async function failureOf(promise: PromiseLike<unknown>): Promise<PhotosError> {
  return Promise.resolve(promise).then(
    () => expect.fail('it succeeded'),
    (error: PhotosError) => error,
  )
}

describe('a token that is not valid in a header', () => {
  test.each([
    ['a line break inside', `${SECRET}\nsecond line`],
    ['a space inside', `${SECRET} second`],
    ['its scheme in front', `Bearer ${SECRET}`],
    ['a character that is not ASCII', `${SECRET}é`],
    ['quotation marks of a text processor', `“${SECRET}”`],
    ['no characters', ''],
    ['only spaces', ' \n'],
    ['no text', undefined],
    ['an object instead of text', { access_token: SECRET }],
  ])('because it has %s is not sent, not retried and not quoted', async (_what, token) => {
    const lines: string[] = []
    for (const auth of [token as string, () => token as string, async () => token as string]) {
      if (typeof auth !== 'string' && typeof auth !== 'function') continue
      const clock = fakeClock()
      // The runtime's own fetch: it would quote the header.
      const photos = createPhotosClient({
        auth,
        baseUrl: 'http://127.0.0.1:9',
        clock,
        ...logging((line) => lines.push(line)),
      })
      for (const call of [
        photos.albums.list(),
        photos.raw.GET('/v1/albums'),
        photos.uploadRaw(new Uint8Array(1)),
      ]) {
        const error = await failureOf(call)
        expect(error).toMatchObject({ kind: 'auth', attempts: 0 })
        expect(error.message).toMatch(/has no access token: auth must provide a token/)
        expect(readable(error)).not.toMatch(/SECRET|second/)
      }
      expect(clock.slept).toEqual([])
    }
    expect(lines.length).toBeGreaterThan(2)
    for (const line of lines) expect(line).toMatch(/^\S+ \S+ failed \(attempts: 0\): (?!.*(SECRET|second))/)
  })
})

test('a token may end with a line break, like a file', async () => {
  const fetch = fakeFetch([{}])
  await createPhotosClient({ auth: `${SECRET}\n`, fetch }).albums.list()
  expect(fetch.requests[0]?.headers.authorization).toBe(`Bearer ${SECRET}`)
})

describe('a fetch whose errors quote the request', () => {
  /** Deno quotes the request in the message, Bun in a property, and a careless wrapper everywhere. */
  const FETCHES: [string, (request: Request) => never][] = [
    [
      'in its message',
      ({ url, headers }) => {
        throw new TypeError(`error sending request for url (${url}), ${headers.get('authorization')}`)
      },
    ],
    [
      'in the message of its cause',
      ({ url }) => {
        throw new TypeError('fetch failed', { cause: new Error(`connect to ${url}`) })
      },
    ],
    [
      'as a property',
      ({ url, headers }) => {
        throw Object.assign(new Error('Unable to connect'), { path: url, config: { headers: [...headers] } })
      },
    ],
    [
      'in an object that refers to itself',
      ({ url }) => {
        const error = Object.assign(new Error('failed'), { url, self: undefined as unknown })
        error.self = error
        throw error
      },
    ],
    [
      'and throws no error',
      ({ url }) => {
        throw `no response from ${url}`
      },
    ],
  ]

  const CALLS: [string, (photos: PhotosClient) => PromiseLike<unknown>][] = [
    ['the access token', (photos) => photos.albums.list()],
    ['a page token', (photos) => photos.albums.list({ pageToken: SECRET })],
    ['a share token', (photos) => photos.sharedAlbums.get({ shareToken: SECRET })],
    ['an upload session', (photos) => photos.uploads.create({ upload_id: SECRET })],
    [
      'the signature of a base URL',
      (photos) => photos.download({ baseUrl: `https://media.example/${SECRET}` }),
    ],
    [
      'a token in the query',
      (photos) => photos.raw.GET('/v1/albums', { params: { query: { access_token: SECRET, key: SECRET } } }),
    ],
  ]

  describe.each(FETCHES)('%s', (_how, fetch) => {
    test.each(CALLS)('puts no part of %s into the error', async (_what, call) => {
      const photos = createPhotosClient({ auth: SECRET, fetch, clock: fakeClock(), retries: 0 })
      const error = await failureOf(call(photos))
      expect(error).toMatchObject({ kind: 'network', cause: expect.anything() })
      expect(readable(error)).not.toContain('SECRET')
    })
  })

  test('an error without a secret is passed on unchanged', async () => {
    const cause = Object.assign(new TypeError('fetch failed'), {
      cause: new Error('reset'),
      code: 'ECONNRESET',
    })
    const photos = createPhotosClient({ auth: SECRET, fetch: () => Promise.reject(cause), retries: 0 })
    const error = await failureOf(photos.albums.list())
    expect(error.cause).toBe(cause)
    expect(error.message).toBe('albums.list got no response: fetch failed (reset)')
  })

  test('still reports by its code that nothing was sent', async () => {
    const clock = fakeClock()
    const fetch = ({ url }: Request) =>
      Promise.reject(
        new TypeError(`no ${url}`, { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) }),
      )
    const photos = createPhotosClient({ auth: SECRET, fetch, clock })
    // A write is retried only if it certainly was not carried out.
    await failureOf(photos.sharedAlbums.leave({ body: { shareToken: SECRET } }))
    expect(clock.slept).toHaveLength(3)
  })
})

test('raw does not quote a URL outside the API', async () => {
  const photos = createPhotosClient({ auth: SECRET, fetch: fakeFetch([]) })
  const path = `/v2/sharedAlbums/${SECRET}` as '/v1/albums'
  const error = await failureOf(photos.raw.GET(path))
  expect(error.message).toBe('This GET request matches no operation of this API.')
})
