import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPhotosClient, type PhotosClient, type PhotosClientOptions } from '../../src/index.ts'
import { fakeClock } from '../../src/testing/index.ts'
import { type RecordingServer, respondToUpload, startRecordingServer } from '../support/recordingServer.ts'

/** The service, and the origin to which it directs the client. */
let service: RecordingServer
let elsewhere: RecordingServer
let redirect: { status: number; location: string } | undefined
let sessionUrl: string | undefined
beforeAll(async () => {
  elsewhere = await startRecordingServer()
  service = await startRecordingServer((response, request) => {
    if (redirect) response.writeHead(redirect.status, { location: redirect.location }).end()
    else if (sessionUrl !== undefined && request.headers['x-goog-upload-command'] === 'start')
      response.writeHead(200, { 'x-goog-upload-url': sessionUrl }).end()
    else respondToUpload(response, request)
  })
})
beforeEach(() => {
  redirect = undefined
  sessionUrl = undefined
  service.requests.length = 0
  elsewhere.requests.length = 0
})
afterAll(() => Promise.all([service.close(), elsewhere.close()]))

const client = (options: Partial<PhotosClientOptions> = {}) =>
  createPhotosClient({ auth: 'token', baseUrl: service.url, clock: fakeClock(), retries: 0, ...options })

const LARGE = { body: new Uint8Array(20), fileName: 'a.jpg' }
const IN_CHUNKS = { chunkSize: 8 }

describe('an upload session at another origin', () => {
  test.each([
    ['another port', () => elsewhere.url],
    ['another name of the same machine', () => service.url.replace('127.0.0.1', 'localhost')],
    ['another scheme', () => service.url.replace('http:', 'https:')],
    ['another host with the same beginning', () => service.url.replace('127.0.0.1', '127.0.0.1.example')],
  ])('(%s) gets neither token nor bytes, and the error says how to allow it', async (_what, origin) => {
    sessionUrl = `${origin()}/v1/uploads?upload_id=secret`
    const result = await client().upload(LARGE, IN_CHUNKS)
    expect(result).toMatchObject({
      outcome: 'failed',
      error: {
        kind: 'unreadable',
        message: expect.stringContaining(`is at ${origin()}, not at ${service.url}.`),
      },
    })
    expect(result).toMatchObject({
      error: { message: expect.stringMatching(/uploadOrigins can allow it\.$/) },
    })
    expect(JSON.stringify(result)).not.toContain('secret')
    expect(service.requests.map(({ headers }) => headers['x-goog-upload-command'])).toEqual(['start'])
    expect(elsewhere.requests).toEqual([])
  })

  test.each([
    '/v1/uploads?upload_id=relative',
    'not an address',
    'file:///etc/passwd',
    'http://me:pw@127.0.0.1',
  ])('that is not a valid origin (%s) is rejected too', async (url) => {
    sessionUrl = url
    const result = await client().upload(LARGE, IN_CHUNKS)
    expect(result).toMatchObject({ outcome: 'failed', error: { message: /is at an invalid URL/ } })
  })

  test('in a handle is rejected before anything is sent', async () => {
    const resume = { size: 20, session: `${elsewhere.url}/v1/uploads?upload_id=x`, granularity: 4 }
    const result = await client().upload({ ...LARGE, resume }, IN_CHUNKS)
    expect(result).toMatchObject({ outcome: 'failed', error: { message: /uploadOrigins/ } })
    expect([service.requests, elsewhere.requests]).toEqual([[], []])
  })

  test('is used when uploadOrigins allows it', async () => {
    sessionUrl = `${elsewhere.url}/v1/uploads?upload_id=x`
    const photos = client({ uploadOrigins: [`${elsewhere.url}/a/path/does/no/harm`] })
    const result = await photos.upload(LARGE, IN_CHUNKS)
    expect(result).toHaveProperty('mediaItem')
    expect(elsewhere.requests.every(({ headers }) => headers.authorization === 'Bearer token')).toBe(true)
    expect(elsewhere.requests.length).toBeGreaterThan(0)
  })

  test.each(['uploads.example', 'file:///', ''])(
    'cannot be allowed with %j, which is not an origin',
    (origin) => {
      expect(() => client({ uploadOrigins: [origin] })).toThrow(/^uploadOrigins must be like/)
    },
  )
})

describe('a redirect', () => {
  const CALLS: [string, (photos: PhotosClient) => PromiseLike<unknown>][] = [
    ['a read', (photos) => photos.albums.list()],
    ['a write', (photos) => photos.sharedAlbums.join({ body: { shareToken: 'secret' } })],
    ['an upload', (photos) => photos.uploadRaw(new Uint8Array(20))],
  ]
  describe.each([301, 302, 303, 307, 308])('%i', (status) => {
    test.each(CALLS)(
      'of %s is not followed, because the token and the body would be sent there',
      async (_what, call) => {
        redirect = { status, location: `${elsewhere.url}/v1/albums?token=secret` }
        const error = await Promise.resolve(call(client())).catch((error: unknown) => error)
        expect(error).toMatchObject({ kind: 'unreadable', code: status, hint: { name: 'not-this-api' } })
        expect(error).toMatchObject({ hint: { text: expect.stringContaining('Redirects are not followed') } })
        expect(service.requests).toHaveLength(1)
        expect(elsewhere.requests).toEqual([])
      },
    )
  })

  test('of a chunk is not followed', async () => {
    const photos = client({
      fetch(request) {
        if (request.headers.get('x-goog-upload-command') !== 'start')
          redirect = { status: 307, location: elsewhere.url }
        return fetch(request)
      },
    })
    const result = await photos.upload(LARGE, IN_CHUNKS)
    expect(result).toMatchObject({ outcome: 'failed', error: { code: 307 } })
    expect(elsewhere.requests).toEqual([])
  })

  test('is returned by raw, like every response', async () => {
    redirect = { status: 302, location: elsewhere.url }
    const { response } = await client().raw.GET('/v1/albums')
    expect([response.status, response.headers.get('location')]).toEqual([302, elsewhere.url])
    expect(elsewhere.requests).toEqual([])
  })

  test('with a status that a browser hides is returned by raw and thrown by methods', async () => {
    const opaque = Object.defineProperties(new Response(null), {
      status: { value: 0 },
      ok: { value: false },
      type: { value: 'opaqueredirect' },
    })
    const photos = client({ fetch: async () => opaque })
    await expect(photos.albums.list()).rejects.toMatchObject({ kind: 'unreadable', code: 0 })
    expect((await photos.raw.GET('/v1/albums')).response.type).toBe('opaqueredirect')
  })

  test('of a base URL is followed, without a token', async () => {
    redirect = { status: 302, location: `${elsewhere.url}/bytes` }
    const item = { baseUrl: `${service.url}/media/a` }
    const { body } = await client().download(item, { headers: { Authorization: 'Bearer of-the-call' } })
    expect(await new Response(body).text()).toBe('token')
    for (const { headers } of [...service.requests, ...elsewhere.requests]) {
      expect(headers).not.toHaveProperty('authorization')
    }
  })
})
