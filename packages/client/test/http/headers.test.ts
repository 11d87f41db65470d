import { afterEach, describe, expect, test, vi } from 'vitest'
import { createPhotosClient, type PhotosClientOptions } from '../../src/index.ts'
import { type FakeResponse, fakeClock, fakeFetch } from '../../src/testing/index.ts'

const item = { id: 'x', baseUrl: 'https://lh3.googleusercontent.com/signed' }

function client(options: Partial<PhotosClientOptions> = {}, responses: FakeResponse[] = [{}, {}, {}, {}]) {
  const fetch = fakeFetch(responses)
  const photos = createPhotosClient({ auth: 'token', fetch, clock: fakeClock(), ...options })
  return { photos, headers: (at = 0) => fetch.requests[at]?.headers ?? {} }
}

afterEach(() => vi.unstubAllGlobals())

describe('defaultHeaders', () => {
  test('are in every request to the API, also in uploads and raw, and not in requests for media', async () => {
    const session = { 'x-goog-upload-url': 'https://photoslibrary.googleapis.com/v1/uploads?upload_id=a' }
    const { photos, headers } = client({ defaultHeaders: { 'X-Tenant': 'a' } }, [
      {},
      {},
      { headers: session },
      { body: 'upload-token' },
      { body: { newMediaItemResults: [{ mediaItem: item }] } },
      { body: 'bytes' },
    ])
    await photos.albums.list()
    await photos.raw.GET('/v1/albums')
    await photos.upload(new Blob(['12345']), { chunkSize: 1 })
    await photos.download(item)
    const sent = Array.from({ length: 6 }, (_, at) => headers(at)['x-tenant'])
    expect(sent).toEqual(['a', 'a', 'a', 'a', 'a', undefined])
  })

  test('are replaced by the headers of a call, in any case', async () => {
    const { photos, headers } = client({ defaultHeaders: { 'X-Tenant': 'a', 'x-other': 'b' } })
    await photos.albums.list({}, { headers: { 'x-TENANT': 'c', 'x-other': undefined } })
    expect(headers()).toMatchObject({ 'x-tenant': 'c', 'x-other': 'b' })
  })

  test('never replace the token', async () => {
    const { photos, headers } = client({ defaultHeaders: { Authorization: 'Bearer other' } })
    await photos.albums.list()
    expect(headers().authorization).toBe('Bearer token')
  })

  test('that cannot be sent are a TypeError, without their value', () => {
    expect(() => client({ defaultHeaders: { 'x-secret': 'SECRET\n' } })).toThrow(
      /^The header x-secret contains characters that headers cannot carry\.$/,
    )
  })
})

describe('the auth of a call', () => {
  test('replaces that of the client, also for each page and in uploads', async () => {
    const auth = vi.fn(() => 'client')
    const { photos, headers } = client({ auth }, [
      {},
      { body: { nextPageToken: 'a' } },
      {},
      { body: 'upload-token' },
      { body: { newMediaItemResults: [{ mediaItem: item }] } },
    ])
    await photos.albums.get({ albumId: 'x' }, { auth: 'one' })
    for await (const _ of photos.albums.list({}, { auth: () => 'two' }));
    await photos.upload(new Uint8Array(1), { auth: 'three' })
    expect([0, 1, 2, 3, 4].map((at) => headers(at).authorization)).toEqual(
      ['one', 'two', 'two', 'three', 'three'].map((token) => `Bearer ${token}`),
    )
    expect(auth).not.toHaveBeenCalled()
  })

  test('is asked for another token after a 401', async () => {
    const auth = vi.fn(({ rejected }: { rejected?: string }) => (rejected ? 'new' : 'old'))
    const { photos, headers } = client({}, [{ error: 'InvalidCredentials' }, {}])
    await photos.albums.list({}, { auth })
    expect([headers(0).authorization, headers(1).authorization]).toEqual(['Bearer old', 'Bearer new'])
    expect(auth.mock.calls).toEqual([[{}], [{ rejected: 'old' }]])
  })

  test('that is neither text nor a function is a TypeError', async () => {
    const { photos } = client()
    const call = photos.albums.list({}, { auth: 5 as never })
    await expect(Promise.resolve(call)).rejects.toThrow('auth must be an access token or a function')
  })
})

describe('appInfo', () => {
  const own = 'tintype/test'

  test('names the program in Node, next to the client', async () => {
    const { photos, headers } = client({ appInfo: { name: 'frame', version: '1.2' } })
    await photos.albums.list()
    expect(headers()).toMatchObject({
      'user-agent': `frame/1.2 ${own}`,
      'x-goog-api-client': `gl-node/${process.versions.node} ${own} frame/1.2`,
    })
  })

  test('needs no version', async () => {
    const { photos, headers } = client({ appInfo: { name: 'frame' } })
    await photos.albums.list()
    expect(headers()['user-agent']).toBe(`frame ${own}`)
  })

  test('is replaced by headers of the same names', async () => {
    const { photos, headers } = client({
      appInfo: { name: 'frame' },
      defaultHeaders: { 'User-Agent': 'mine' },
    })
    await photos.albums.list()
    expect(headers()['user-agent']).toBe('mine')
  })

  test('changes only the header of Google’s clients in browsers, and none for media', async () => {
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' })
    vi.stubGlobal('process', undefined)
    const { photos, headers } = client({ appInfo: { name: 'frame' } })
    await photos.albums.list()
    await photos.download(item)
    expect(headers(0)).toEqual({ authorization: 'Bearer token', 'x-goog-api-client': `${own} frame` })
    expect(headers(1)).toEqual({})
  })
})

describe('the request id', () => {
  test('of the hooks is sent with every attempt', async () => {
    const ids: string[] = []
    const { photos, headers } = client({ onRequest: ({ id }) => ids.push(id) }, [{ status: 503 }, {}])
    await photos.albums.list()
    expect([headers(0)['x-request-id'], headers(1)['x-request-id']]).toEqual(ids)
    expect(ids[0]).toBe(ids[1])
    expect(ids[0]).toMatch(/^[\w-]{1,64}$/)
  })

  test('can be one of the program', async () => {
    const { photos, headers } = client()
    await photos.albums.list({}, { headers: { 'X-Request-Id': 'mine' } })
    expect(headers()['x-request-id']).toBe('mine')
  })

  test('is not sent for media, and not by browsers, whose APIs might not allow it', async () => {
    const { photos, headers } = client()
    await photos.download(item)
    expect(headers()).not.toHaveProperty('x-request-id')
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' })
    const page = client()
    await page.photos.albums.list()
    expect(page.headers()).not.toHaveProperty('x-request-id')
  })

  test('of the server is in the error, the event and the log', async () => {
    const lines: string[] = []
    const { logging } = await import('../../src/index.ts')
    const { photos } = client(
      logging((line) => lines.push(line)),
      [{ error: 'AlbumNotFound', headers: { 'x-request-id': 'server-7' } }],
    )
    const error = await photos.albums.get({ albumId: 'x' }).catch((error) => error)
    expect(error.serverRequestId).toBe('server-7')
    expect(lines[1]).toMatch(/^\S+ albums\.get 404 in 0 ms, request id server-7$/)
  })
})
