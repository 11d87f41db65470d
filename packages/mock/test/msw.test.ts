import { readFileSync } from 'node:fs'
import { plainPhoto, video } from '@tintype/contract/samples'
import { loadDocument, serverUrl } from '@tintype/document'
import { http, passthrough } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
// The built entries, as users import them.
import { type Mock, startMock } from '../dist/index.js'
import { createHandlers, type ResponseChoice } from '../dist/msw.js'
import { exampleRequests } from './support/examples.ts'

const BASE = 'https://photoslibrary.googleapis.com'
const handlers = createHandlers({ baseUrl: BASE })
const toTheMock = http.all(/^http:\/\/127\.0\.0\.1:/, () => passthrough())
const server = setupServer(toTheMock, ...handlers.all)

let mock: Mock
beforeAll(async () => {
  mock = await startMock()
  server.listen({ onUnhandledFrame: 'error' })
})
afterEach(() => {
  server.resetHandlers()
})
afterAll(async () => {
  server.close()
  await mock.stop()
})

const get = () => fetch(`${BASE}/v1/albums/x`)
const documented = loadDocument().json.servers.map(serverUrl)[0] ?? ''

test('handlers respond like the mock, with every example of every operation', async () => {
  // Of the mock alone: they tell browsers that any page may read the response.
  const isCompared = ([name]: [string, string]) =>
    !/^(access-control-.*|connection|content-length|date|keep-alive|x-goog-upload-size-received)$/.test(name)
  const responseOf = async (base: string, path: string, options: RequestInit) => {
    const response = await fetch(base + path, options)
    const text = (await response.text()).replaceAll(base, documented)
    const headers = [...response.headers].filter(isCompared).map((each) => each.join(': '))
    const isJson = response.headers.get('content-type') === 'application/json'
    return {
      status: response.status,
      headers: headers.map((each) => each.replaceAll(base, documented)).sort(),
      body: isJson ? JSON.parse(text) : text,
    }
  }
  for (const { id, url, method, headers, body, status, name } of exampleRequests()) {
    const options: RequestInit = { method, headers, ...(body !== undefined && { body }) }
    const prefer = `code=${status}, example=${name}`
    const expected = await responseOf(mock.url, url, { ...options, headers: { ...headers, prefer } })
    server.resetHandlers()
    server.use(
      handlers.respond(id as 'albums.get', { status: Number(status) as 200, example: name as never }),
    )
    expect({ id, name, ...(await responseOf(BASE, url, options)) }).toEqual({ id, name, ...expected })
  }
})

test('base URLs give a photo, or a video for =dv', async () => {
  const response = await fetch(`${BASE}/v1/mediaItems/x`)
  const { baseUrl } = (await response.json()) as { baseUrl: string }
  const bytes = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer())
  expect(await bytes(`${baseUrl}=w100-h100`)).toEqual(plainPhoto())
  expect(await bytes(`${baseUrl}=dv`)).toEqual(video())
})

describe('an override', () => {
  test('by the name of an example', async () => {
    server.use(handlers.respond('albums.get', { example: 'AlbumNotFound' }))
    expect((await get()).status).toBe(404)
    expect((await fetch(`${BASE}/v1/albums`)).status).toBe(200)
  })

  test('for one request', async () => {
    server.use(handlers.respond('albums.get', { status: 503 }, { once: true }))
    expect([(await get()).status, (await get()).status]).toEqual([503, 200])
  })

  test('with a body, which can depend on the request', async () => {
    server.use(
      handlers.respond('albums.get', ({ request, parameters: { albumId = '' } }) =>
        albumId === 'a b%'
          ? { body: { id: albumId, title: request.method, productUrl: 'https://photos.example/a' } }
          : { example: 'AlbumNotFound' },
      ),
    )
    const response = await fetch(`${BASE}/v1/albums/a%20b%25`)
    expect(await response.json()).toMatchObject({ id: 'a b%', title: 'GET' })
    expect((await get()).status).toBe(404)
  })

  test('without a body', async () => {
    server.use(handlers.respond('albums.get', { validate: false, status: 204 }))
    expect((await get()).status).toBe(204)
  })

  test('must be documented', () => {
    type Choice = Extract<ResponseChoice<'albums.get'>, { example?: unknown }>
    expectTypeOf<'IcelandAlbum' | 'AlbumNotFound'>().toExtend<Choice['example']>()
    // @ts-expect-error: this is an example of albums.list.
    expect(() => handlers.respond('albums.get', { example: 'AlbumsFirstPage' })).toThrow(
      'There are: IcelandAlbum',
    )
    // @ts-expect-error: the document has no such operation.
    expect(() => handlers.respond('albums.delete', { status: 200 })).toThrow('albums.delete')
  })
})

describe('the address', () => {
  test('can be any, with a path in front of that of the API, and the URLs in responses have it', async () => {
    server.resetHandlers(...createHandlers().all)
    for (const base of ['http://localhost:8080', 'https://proxy.example/photos/api']) {
      const response = await fetch(`${base}/v1//albums/x/`)
      expect(await response.json()).toMatchObject({ productUrl: expect.stringContaining(`${base}/album/`) })
    }
  })

  test('can be restricted to a baseUrl', async () => {
    server.resetHandlers(...createHandlers({ baseUrl: 'https://one.example/' }).all)
    expect((await fetch('https://one.example/v1/albums/x')).status).toBe(200)
    await expect(fetch('https://two.example/v1/albums/x')).rejects.toThrow()
  })

  test('is that of an operation only if the path is', async () => {
    await expect(fetch(`${BASE}/v1/album`)).rejects.toThrow()
    await expect(fetch(`${BASE}/v1/albums/x%3Ashare`, { method: 'POST' })).rejects.toThrow()
  })
})

test('the handlers need nothing of Node, so that they also run in browsers', () => {
  const imports = ['msw.js', 'embedded.js'].flatMap((name) => {
    const text = readFileSync(new URL(`../dist/${name}`, import.meta.url), 'utf8')
    expect(text).not.toMatch(/\b(Buffer|process)\./)
    return [...text.matchAll(/^import .* from "(.*)";$/gm)].map(([, from]) => from)
  })
  expect(imports.sort()).toEqual(['./embedded.js', 'msw'])
})
