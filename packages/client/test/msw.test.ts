import { createHandlers } from '@tintype/mock/msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createPhotosClient, isPhotosError, mediaUrl } from '../src/index.ts'

const handlers = createHandlers()
const server = setupServer(...handlers.all)
/** The addresses of all requests. */
const requested: string[] = []
server.events.on('request:start', ({ request }) => {
  requested.push(request.url)
})
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

// Google's own address: no request leaves the process.
const photos = createPhotosClient({ auth: 'token', retries: 0 })

test('operations return the examples of the document', async () => {
  const { albums = [] } = await photos.albums.list()
  expect(albums[0]).toMatchObject({ title: 'Iceland, August' })
  const { mediaItems = [] } = await photos.mediaItems.search()
  expect(mediaItems.length).toBeGreaterThan(0)
})

test('a test can override one operation', async () => {
  server.use(handlers.respond('albums.get', { example: 'AlbumNotFound' }))
  const error = await photos.albums.get({ albumId: 'x' }).catch((error: unknown) => error)
  expect(isPhotosError(error, 'AlbumNotFound')).toBe(true)
  expect(await photos.albums.list()).toHaveProperty('albums')
})

test('an upload in chunks and a download send requests to the same address', async () => {
  requested.length = 0
  const [result] = await photos.upload([new File([new Uint8Array(20_000_000)], 'a.jpg')])
  expect(result).toMatchObject({ outcome: 'existing' })
  const item = await photos.mediaItems.get({ mediaItemId: 'x' })
  const { mimeType } = await photos.download(item)
  expect(mimeType).toBe('image/jpeg')
  expect((await fetch(mediaUrl(item, { width: 100 }))).status).toBe(200)
  expect(requested.length).toBeGreaterThan(5)
  const origins = new Set(requested.map((url) => new URL(url).origin))
  expect(origins).toEqual(new Set(['https://photoslibrary.googleapis.com']))
})
