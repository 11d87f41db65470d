import { describe, expect, test } from 'vitest'
import {
  createPhotosClient,
  createPhotosCore,
  mediaUrl,
  type PhotosClient,
  type PhotosClientOptions,
} from '../../src/index.ts'
import { fakeClock, fakeFetch } from '../../src/testing/index.ts'

const options = (input: unknown) => input as PhotosClientOptions

function client(input: object = {}) {
  const fetch = fakeFetch(Array.from({ length: 9 }, () => ({ body: {} })))
  const clock = fakeClock()
  const photos = createPhotosClient({ auth: 'token', baseUrl: 'http://library', fetch, clock, ...input })
  return { photos, fetch, clock }
}

describe.each([
  ['createPhotosClient', createPhotosClient],
  ['createPhotosCore', createPhotosCore],
])('%s', (_name, create) => {
  test.each([
    ['no options', undefined, /^auth must be an access token or a function/],
    ['no auth', {}, /^auth must be/],
    ['null for auth', { auth: null }, /^auth must be/],
    ['an object for auth', { auth: { token: 'x' } }, /^auth must be/],
    ['a fetch that is not a function', { auth: 'x', fetch: {} }, /^fetch must be a function/],
    ['an empty base URL', { auth: 'x', baseUrl: '' }, /^baseUrl must be/],
    ['a base URL without a scheme', { auth: 'x', baseUrl: 'localhost:8080' }, /not localhost:8080\.$/],
    ['a base URL that is a path', { auth: 'x', baseUrl: '/photos' }, /not \/photos\.$/],
    ['a base URL of another scheme', { auth: 'x', baseUrl: 'ftp://library' }, /not ftp:\/\/library\.$/],
    [
      'a base URL with a query',
      { auth: 'x', baseUrl: 'http://library?key=secret' },
      /not http:\/\/library…\.$/,
    ],
    [
      'a base URL with a fragment',
      { auth: 'x', baseUrl: 'http://library#secret' },
      /not http:\/\/library…\.$/,
    ],
    ['credentials in the base URL', { auth: 'x', baseUrl: 'http://me:secret@library' }, /not …library\.$/],
  ])('rejects %s with a TypeError that names the option', (_what, input, message) => {
    expect(() => create(options(input))).toThrow(TypeError)
    expect(() => create(options(input))).toThrow(message)
    expect(() => create(options(input))).not.toThrow(/secret/)
  })

  test.each([
    ['timeout', -1],
    ['timeout', Number.NaN],
    ['totalTimeout', -1],
    ['retries', Number.NaN],
    ['maxDelay', Number.NaN],
  ])('rejects %s %d', (name, value) => {
    expect(() => create({ auth: 'x', [name]: value })).toThrow(`${name} must be 0 or more, not ${value}.`)
  })

  test('accepts undefined for every option except auth', () => {
    const names = ['baseUrl', 'fetch', 'timeout', 'totalTimeout', 'retries', 'maxDelay', 'clock', 'onRequest']
    create(options({ auth: 'x', ...Object.fromEntries(names.map((name) => [name, undefined])) }))
  })
})

test.each([
  ['http://library', 'http://library/v1/albums'],
  ['http://library/', 'http://library/v1/albums'],
  ['http://library//', 'http://library/v1/albums'],
  ['http://library/google/photos/', 'http://library/google/photos/v1/albums'],
  ['HTTPS://Library:443', 'https://library/v1/albums'],
])('with the base URL %s, the URL of albums is %s', async (baseUrl, url) => {
  const { photos, fetch } = client({ baseUrl })
  await photos.albums.list()
  await photos.raw.GET('/v1/albums')
  expect(fetch.requests.map((request) => request.url)).toEqual([url, url])
})

describe('a path parameter', () => {
  /** Each operation with an id in its path, with its other required parameters. */
  const CALLS: [string, (photos: PhotosClient, id: string) => PromiseLike<unknown>][] = [
    ['albums.get', ({ albums }, albumId) => albums.get({ albumId })],
    ['albums.patch', ({ albums }, albumId) => albums.patch({ albumId, updateMask: 'title', body: {} })],
    ['albums.share', ({ albums }, albumId) => albums.share({ albumId, body: {} })],
    ['albums.unshare', ({ albums }, albumId) => albums.unshare({ albumId })],
    ['mediaItems.get', ({ mediaItems }, mediaItemId) => mediaItems.get({ mediaItemId })],
    ['sharedAlbums.get', ({ sharedAlbums }, shareToken) => sharedAlbums.get({ shareToken })],
    ['raw albums', ({ raw }, albumId) => raw.GET('/v1/albums/{albumId}', { params: { path: { albumId } } })],
    [
      'raw sharedAlbums',
      ({ raw }, shareToken) => raw.GET('/v1/sharedAlbums/{shareToken}', { params: { path: { shareToken } } }),
    ],
  ]
  const IDS = ['', '.', '..', undefined, null, {}, ['a'], '\ud800']

  describe.each(CALLS)('of %s', (_name, call) => {
    test.each(IDS)('cannot be %j, which would change the path', async (id) => {
      const { photos, fetch } = client()
      await expect(Promise.resolve(call(photos, id as string))).rejects.toThrow(TypeError)
      expect(fetch.requests).toEqual([])
    })

    test.each(['a/../b', '..%2f', '%2e%2e', '?', '#', ' . ', '...', 'ü'])(
      'may be %j, which is encoded',
      async (id) => {
        const { photos, fetch } = client()
        await call(photos, id)
        const [, , , name] = fetch.requests[0]?.path.split('/') ?? []
        expect(decodeURIComponent(name?.replace(/:\w+$/, '') ?? '')).toBe(id)
      },
    )
  })

  test('is named in the error if it is missing', async () => {
    const { photos } = client()
    await expect(photos.albums.get({} as { albumId: string })).rejects.toThrow(
      'albums.get needs albumId, which cannot be "".',
    )
  })
})

describe('a query parameter', () => {
  test.each([{}, [{}], () => 5, '\udc00'])('cannot be %o', async (value) => {
    const { photos, fetch } = client()
    const call = photos.albums.list({ pageToken: value as string })
    await expect(Promise.resolve(call)).rejects.toThrow('pageToken must be well-formed text')
    expect(fetch.requests).toEqual([])
  })

  test('is omitted if it is undefined or null, and repeated for each value of a list', async () => {
    const { photos, fetch } = client()
    await photos.albums.list({ pageToken: undefined, pageSize: null as unknown as number, fields: 'a,b&c' })
    await photos.mediaItems.batchGet({ mediaItemIds: ['a', 'b c'] })
    expect(fetch.requests.map(({ url }) => url)).toEqual([
      'http://library/v1/albums?fields=a%2Cb%26c',
      'http://library/v1/mediaItems:batchGet?mediaItemIds=a&mediaItemIds=b%20c',
    ])
  })
})

describe('a mistake that fetch would report as a network failure fails immediately, without retries', () => {
  const failing: [string, (photos: PhotosClient) => PromiseLike<unknown>, RegExp][] = [
    [
      'a header value',
      (photos) => photos.albums.list({}, { headers: { 'x-app': 'a\nsecret' } }),
      /The header x-app/,
    ],
    [
      'a header name',
      (photos) => photos.albums.list({}, { headers: { 'x app': 'secret' } }),
      /The header x app/,
    ],
    [
      'a media type',
      (photos) => photos.uploadRaw(new Uint8Array(1), { mimeType: 'image/jpeg\nsecret' }),
      /The header/,
    ],
    [
      'a header parameter',
      (photos) => photos.uploads.create({ 'X-Goog-Hash': 'sécret ☃' }),
      /The header X-Goog-Hash/,
    ],
    ['a timeout', (photos) => photos.albums.list({}, { timeout: Number.NaN }), /^timeout must be 0 or more/],
    ['a number of retries', (photos) => photos.albums.list({}, { retries: Number.NaN }), /^retries must be/],
    ['a signal', (photos) => photos.albums.list({}, { signal: {} as AbortSignal }), /is not a function/],
    [
      'a base URL of an item',
      (photos) => photos.download({ baseUrl: 'secret' }),
      /must be an http or https URL/,
    ],
    [
      'another scheme',
      (photos) => photos.download({ baseUrl: 'file:///secret' }),
      /must be an http or https URL/,
    ],
    [
      'an ETag',
      (photos) => photos.download({ baseUrl: 'http://a/b' }, { start: 1, ifRange: '"a\n' }),
      /if-range/,
    ],
    [
      'the start of a range',
      (photos) => photos.download({ baseUrl: 'http://a/b' }, { start: -1 }),
      /^start must be/,
    ],
  ]

  // With the global fetch, which would fail.
  test.each(failing)('%s', async (_what, call, message) => {
    const clock = fakeClock()
    const photos = createPhotosClient({ auth: 'token', baseUrl: 'http://127.0.0.1:9', clock })
    const error = await Promise.resolve(call(photos)).then(
      () => expect.fail('it succeeded'),
      (error: Error) => error,
    )
    expect([error.name, error.message]).toEqual([
      expect.stringMatching(/^(Type|Range)Error$/),
      expect.stringMatching(message),
    ])
    expect(error.message).not.toContain('secret')
    expect(clock.slept).toEqual([])
  })

  test('a file with an invalid media type fails, and no request is sent', async () => {
    const { photos, fetch } = client()
    const result = await photos.upload({ body: new Uint8Array(1), mimeType: 'image/jpeg\n' })
    expect(result).toMatchObject({ outcome: 'failed', error: { message: /x-goog-upload-content-type/ } })
    expect(fetch.requests).toEqual([])
  })
})

test('a custom fetch that throws at any time is a network failure', async () => {
  for (const fetch of [
    () => {
      throw new Error('offline')
    },
    () => Promise.reject(new Error('offline')),
  ]) {
    const photos = createPhotosClient({ auth: 'token', fetch, clock: fakeClock() })
    await expect(photos.albums.list()).rejects.toMatchObject({ kind: 'network', attempts: 4 })
  }
})

test.each([
  ['mediaUrl of undefined', () => mediaUrl(undefined as unknown as string), /no base URL/],
  ['mediaUrl of an item without one', () => mediaUrl({}), /no base URL/],
])('%s names the missing value', (_what, call, message) => {
  expect(call).toThrow(message)
})

test('download without an item names the missing value', async () => {
  await expect(client().photos.download(undefined as never)).rejects.toThrow('The media item needs an id')
})
