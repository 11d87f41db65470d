import { expect, test } from 'vitest'
import { createPhotosClient, createPhotosCore, type PhotosClientOptions } from '../../src/index.ts'
import { type FakeResponse, fakeClock, fakeFetch } from '../../src/testing/index.ts'

function client(responses: FakeResponse[], options: Partial<PhotosClientOptions> = {}) {
  const fetch = fakeFetch(responses)
  return { fetch, photos: createPhotosClient({ auth: 'token', fetch, clock: fakeClock(), ...options }) }
}

test('a call gives its data with the response, and sends one request', async () => {
  const ids: string[] = []
  const headers = { 'x-request-id': 'of-the-server', etag: '"1"' }
  const { photos, fetch } = client([{ headers, body: { id: 'x' } }], { onRequest: ({ id }) => ids.push(id) })
  const { data, response, requestId } = await photos.albums.get({ albumId: 'x' }).withResponse()
  expect(data).toEqual({ id: 'x' })
  expect([response.status, response.headers.get('etag')]).toEqual([200, '"1"'])
  expect([requestId]).toEqual(ids)
  expect(fetch.requests).toHaveLength(1)
})

test('data and response of one call can both be awaited, in any order', async () => {
  const { photos, fetch } = client([{ body: { id: 'x' } }])
  const call = photos.albums.get({ albumId: 'x' })
  const { data } = await call.withResponse()
  expect(await call).toBe(data)
  expect(fetch.requests).toHaveLength(1)
})

test('the response is that of the last attempt', async () => {
  const { photos } = client([{ status: 503 }, { headers: { 'x-attempt': '2' } }])
  const { response } = await photos.albums.list().withResponse()
  expect(response.headers.get('x-attempt')).toBe('2')
})

test('a page gives its response too, and is requested once', async () => {
  const { photos, fetch } = client([{ headers: { etag: '"p"' }, body: { albums: [{ id: 'a' }] } }])
  const page = photos.albums.list({ pageSize: 1 })
  expect(fetch.requests).toHaveLength(0)
  const { data, response } = await page.withResponse()
  expect(data.albums).toEqual([{ id: 'a' }])
  expect(response.headers.get('etag')).toBe('"p"')
  expect(await page).toBe(data)
  expect(fetch.requests).toHaveLength(1)
})

test('an upload of bytes gives its response too', async () => {
  const { photos } = client([{ body: 'upload-token', headers: { 'x-goog-upload-status': 'final' } }])
  const { data, response } = await photos.uploadRaw(new Uint8Array(1)).withResponse()
  expect([data, response.headers.get('x-goog-upload-status')]).toEqual(['upload-token', 'final'])
})

test('a failed call rejects both, and leaves no rejection unhandled', async () => {
  const unhandled: unknown[] = []
  const listen = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', listen)
  const { photos } = client([{ error: 'AlbumNotFound' }, { error: 'AlbumNotFound' }])
  await expect(photos.albums.get({ albumId: 'x' }).withResponse()).rejects.toMatchObject({ code: 404 })
  await expect(photos.albums.get({ albumId: 'x' })).rejects.toMatchObject({ code: 404 })
  await new Promise((resolve) => setTimeout(resolve, 10))
  process.off('unhandledRejection', listen)
  expect(unhandled).toEqual([])
})

test('the core has it too', async () => {
  const photos = createPhotosCore({ auth: 'token', fetch: fakeFetch([{ body: { id: 'x' } }]) })
  expect(await photos.albums.get({ albumId: 'x' }).withResponse()).toMatchObject({
    data: { id: 'x' },
    response: { status: 200 },
  })
})
