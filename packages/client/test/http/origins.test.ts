import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPhotosClient, type PhotosClient, type PhotosClientOptions } from '../../src/index.ts'
import { fakeClock } from '../../src/testing/index.ts'
import { answerUpload, type RecordingServer, startRecordingServer } from '../support/recordingServer.ts'

/** Where the service is, and where it would lead the client. */
let service: RecordingServer
let elsewhere: RecordingServer
let redirect: { status: number; location: string } | undefined
let sessionUrl: string | undefined
beforeAll(async () => {
  elsewhere = await startRecordingServer()
  service = await startRecordingServer((response, arrival) => {
    if (redirect) response.writeHead(redirect.status, { location: redirect.location }).end()
    else if (sessionUrl !== undefined && arrival.headers['x-goog-upload-command'] === 'start')
      response.writeHead(200, { 'x-goog-upload-url': sessionUrl }).end()
    else answerUpload(response, arrival)
  })
})
beforeEach(() => {
  redirect = undefined
  sessionUrl = undefined
  service.arrivals.length = 0
  elsewhere.arrivals.length = 0
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
    ['another host that begins alike', () => service.url.replace('127.0.0.1', '127.0.0.1.example')],
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
    expect(service.arrivals.map(({ headers }) => headers['x-goog-upload-command'])).toEqual(['start'])
    expect(elsewhere.arrivals).toEqual([])
  })

  test.each([
    '/v1/uploads?upload_id=relative',
    'not an address',
    'file:///etc/passwd',
    'http://me:pw@127.0.0.1',
  ])('that is none (%s) is refused as well', async (url) => {
    sessionUrl = url
    const result = await client().upload(LARGE, IN_CHUNKS)
    expect(result).toMatchObject({ outcome: 'failed', error: { message: /is at an invalid URL/ } })
  })

  test('that comes with a handle is refused before anything is sent', async () => {
    const resume = { size: 20, session: `${elsewhere.url}/v1/uploads?upload_id=x`, granularity: 4 }
    const result = await client().upload({ ...LARGE, resume }, IN_CHUNKS)
    expect(result).toMatchObject({ outcome: 'failed', error: { message: /uploadOrigins/ } })
    expect([service.arrivals, elsewhere.arrivals]).toEqual([[], []])
  })

  test('is used when uploadOrigins allows it', async () => {
    sessionUrl = `${elsewhere.url}/v1/uploads?upload_id=x`
    const photos = client({ uploadOrigins: [`${elsewhere.url}/a/path/does/no/harm`] })
    const result = await photos.upload(LARGE, IN_CHUNKS)
    expect(result).toHaveProperty('mediaItem')
    expect(elsewhere.arrivals.every(({ headers }) => headers.authorization === 'Bearer token')).toBe(true)
    expect(elsewhere.arrivals.length).toBeGreaterThan(0)
  })

  test.each(['uploads.example', 'file:///', ''])('is not allowed by %j, which is no origin', (origin) => {
    expect(() => client({ uploadOrigins: [origin] })).toThrow(/^uploadOrigins must be like/)
  })
})

describe('a redirect', () => {
  const CALLS: [string, (photos: PhotosClient) => PromiseLike<unknown>][] = [
    ['a read', (photos) => photos.albums.list()],
    ['a write', (photos) => photos.sharedAlbums.join({ body: { shareToken: 'secret' } })],
    ['an upload', (photos) => photos.uploadRaw(new Uint8Array(20))],
  ]
  describe.each([301, 302, 303, 307, 308])('%i', (status) => {
    test.each(CALLS)('of %s is not followed: the token and the body would go there', async (_what, call) => {
      redirect = { status, location: `${elsewhere.url}/v1/albums?token=secret` }
      const error = await Promise.resolve(call(client())).catch((error: unknown) => error)
      expect(error).toMatchObject({ kind: 'unreadable', code: status, hint: { name: 'not-this-api' } })
      expect(error).toMatchObject({ hint: { text: expect.stringContaining('Redirects are not followed') } })
      expect(service.arrivals).toHaveLength(1)
      expect(elsewhere.arrivals).toEqual([])
    })
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
    expect(elsewhere.arrivals).toEqual([])
  })

  test('is handed over by raw, as every answer is', async () => {
    redirect = { status: 302, location: elsewhere.url }
    const { response } = await client().raw.GET('/v1/albums')
    expect([response.status, response.headers.get('location')]).toEqual([302, elsewhere.url])
    expect(elsewhere.arrivals).toEqual([])
  })

  test('of which a browser tells nothing is handed over and thrown as well', async () => {
    const opaque = Object.defineProperties(new Response(null), {
      status: { value: 0 },
      ok: { value: false },
      type: { value: 'opaqueredirect' },
    })
    const photos = client({ fetch: async () => opaque })
    await expect(photos.albums.list()).rejects.toMatchObject({ kind: 'unreadable', code: 0 })
    expect((await photos.raw.GET('/v1/albums')).response.type).toBe('opaqueredirect')
  })

  test('of a base URL is followed, without any token', async () => {
    redirect = { status: 302, location: `${elsewhere.url}/bytes` }
    const item = { baseUrl: `${service.url}/media/a` }
    const { body } = await client().download(item, { headers: { Authorization: 'Bearer of-the-call' } })
    expect(await new Response(body).text()).toBe('token')
    for (const { headers } of [...service.arrivals, ...elsewhere.arrivals]) {
      expect(headers).not.toHaveProperty('authorization')
    }
  })
})
