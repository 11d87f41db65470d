import nodeFetch from 'node-fetch'
import { type ServedLibrary, serveLibrary } from 'tintype-test-support/servedLibrary'
import { fetch as undiciFetch } from 'undici'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createPhotosClient, type Fetch } from '../../src/index.ts'
import { photograph } from '../support/photographs.ts'

let server: ServedLibrary
let token: string
beforeAll(async () => {
  server = await serveLibrary(import.meta.url)
  token = await server.token()
})
afterAll(() => server.stop())

const FETCHES: [string, Fetch][] = [
  ['undici', undiciFetch],
  ['undici, with options of its own', (url, init) => undiciFetch(url, { ...init, keepalive: true })],
  ['node-fetch', nodeFetch],
  ['the global one, with a URL', (url: string, init: RequestInit) => globalThis.fetch(url, init)],
  ['the global one, with a Request', (request: Request) => globalThis.fetch(request)],
  ['the global one itself', globalThis.fetch],
  ['any number of arguments', (...args: unknown[]) => globalThis.fetch(...(args as [string]))],
  ['an optional second parameter', (input: Request, init = {}) => globalThis.fetch(input, init)],
]

describe.each(FETCHES)('a fetch of %s', (_name, fetch) => {
  const create = () => createPhotosClient({ auth: token, baseUrl: server.url, fetch, retries: 0 })

  test('makes calls, and errors have headers', async () => {
    const photos = create()
    const { data, response } = await photos.albums
      .create({ body: { album: { title: 'Þingvellir' } } })
      .withResponse()
    expect(data.title).toBe('Þingvellir')
    expect(response.headers.get('x-request-id')).toMatch(/./)
    const error = await photos.albums.get({ albumId: 'none' }).catch((error) => error)
    expect(error).toMatchObject({ code: 400, kind: 'answer', serverRequestId: error.requestId })
    expect(error.headers.get('content-type')).toContain('json')
  })

  test('makes calls of raw', async () => {
    const { raw } = create()
    const { data, response } = await raw.POST('/v1/albums', { body: { album: { title: 'Höfn' } } })
    expect([response.status, data?.title]).toEqual([200, 'Höfn'])
    const { data: list } = await raw.GET('/v1/albums', { params: { query: { pageSize: 1 } } })
    expect(list?.albums).toHaveLength(1)
    const body = new Uint8Array(await photograph(4242))
    const upload = await raw.POST('/v1/uploads', {
      body: body as never,
      params: { header: { 'X-Goog-Upload-Protocol': 'raw' } },
      parseAs: 'text',
    })
    expect(upload.response.status).toBe(200)
  })

  test('uploads and downloads bytes', async () => {
    const photos = create()
    const bytes = new Uint8Array(600_000)
    bytes.set(await photograph(_name.length))
    const whole = await photos.upload(new Blob([bytes.slice(0, 500_000)]))
    const chunks = await photos.upload({ body: bytes, fileName: 'a.jpg' }, { chunkSize: 262_144 })
    if (whole.outcome === 'failed') throw whole.error
    if (chunks.outcome === 'failed') throw chunks.error
    const { body, size } = await photos.download(chunks.mediaItem, { start: 10, end: 20 })
    expect(size).toBe(600_000)
    const { value } = await body.getReader().read()
    expect(new Uint8Array(value as Uint8Array)).toEqual(bytes.slice(10, 20))
  })

  test('can be aborted', async () => {
    const signal = AbortSignal.abort()
    await expect(create().albums.get({ albumId: 'x' }, { signal })).rejects.toMatchObject({ kind: 'aborted' })
  })
})

test('a function with one parameter gets a Request, one with two gets a URL as text', async () => {
  const seen: unknown[] = []
  const one = async (request: Request) => {
    seen.push([request.method, request.url, `${request}`, await request.json()])
    return Response.json({})
  }
  const two = async (url: string, init: RequestInit) => {
    seen.push([init.method, url, JSON.parse(init.body as string)])
    return Response.json({})
  }
  for (const fetch of [one, two] as const)
    await createPhotosClient({ auth: 'token', fetch }).albums.create({ body: { album: { title: 'a' } } })
  const url = 'https://photoslibrary.googleapis.com/v1/albums'
  const body = { album: { title: 'a' } }
  expect(seen).toEqual([
    ['POST', url, url, body],
    ['POST', url, body],
  ])
})

test('a mock function gets both', async () => {
  const fetch = vi.fn(async (..._args: unknown[]) => Response.json({}))
  await createPhotosClient({ auth: 'token', fetch }).albums.get({ albumId: 'x' })
  const [request, init] = fetch.mock.calls[0] as [Request, RequestInit]
  expect(request.url).toBe('https://photoslibrary.googleapis.com/v1/albums/x')
  expect(init).toMatchObject({ method: 'GET', headers: { authorization: 'Bearer token' } })
})
