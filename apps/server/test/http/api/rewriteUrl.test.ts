import { makePhoto } from 'tintype-test-support/photos'
import { beforeEach, expect, test } from 'vitest'
import { createItem, send, startTestServer, type TestServer, upload } from '../../support/server.ts'

// Requests as real clients write them (facts 1.3). The contract's scenarios test them for each operation.

let server: TestServer
let token: string
beforeEach(async () => {
  server = await startTestServer()
  token = await server.token()
})

const ask = (path: string, options: Parameters<typeof send>[1] = {}) =>
  send(server.url + path, { token, ...options })

test.each([
  '/v1/albums/?pageSize=50',
  '//v1/albums?pageSize=50',
  '/v1//albums///?pageSize=50',
  '/v1/sharedAlbums/',
  '/v1/mediaItems/',
  '/v1/mediaItems/:batchGet?mediaItemIds=x',
  '/v1/mediaItems:batchGet/?mediaItemIds=x',
  '/v1/mediaItems/batchGet?mediaItemIds=x',
])('GET %s reaches the operation despite its slashes', async (path) => {
  expect((await ask(path)).status).toBe(200)
})

test('an album and its items can be created at paths with extra slashes', async () => {
  const { body: album } = await ask('/v1/albums/', { body: { album: { title: 'Höfn' } } })
  const uploadToken = await upload(server, token, await makePhoto({ width: 20, height: 20 }))
  const { body } = await ask('/v1/mediaItems/:batchCreate', {
    body: { albumId: album.id, newMediaItems: [{ simpleMediaItem: { uploadToken } }] },
  })
  expect(body.newMediaItemResults[0].status.message).toBe('Success')
  const found = await ask('/v1/mediaItems/:search', { body: { albumId: album.id } })
  expect(found.body.mediaItems).toHaveLength(1)
  expect((await ask(`/v1/albums/${album.id}/:share`, { body: {} })).status).toBe(200)
  expect((await ask(`/v1/albums//${album.id}/`)).body.title).toBe('Höfn')
})

test('an encoded colon is part of a value and does not begin a verb', async () => {
  expect((await ask('/v1/mediaItems%3Asearch', { body: {} })).status).toBe(404)
  const { body: album } = await ask('/v1/albums', { body: { album: { title: 'Höfn' } } })
  for (const colon of ['%3A', '%3a']) {
    expect((await ask(`/v1/albums/${album.id}${colon}share`, { body: {} })).status).toBe(404)
  }
  expect((await ask(`/v1/albums/${album.id}`)).body).not.toHaveProperty('shareInfo')
})

test('an encoded letter is decoded in an id, but not in the rest of a path', async () => {
  const { body: album } = await ask('/v1/albums', { body: { album: { title: 'Höfn' } } })
  expect((await ask('/v1/%61lbums')).status).toBe(404)
  expect((await ask(`/v1/albums/${album.id}:%73hare`, { body: {} })).status).toBe(404)
  const encoded = `%${album.id.charCodeAt(0).toString(16)}${album.id.slice(1)}`
  expect((await ask(`/v1/albums/${encoded}`)).body.id).toBe(album.id)
})

test('HEAD and preflight requests may have extra slashes too', async () => {
  const authorization = `Bearer ${token}`
  const head = await fetch(`${server.url}/v1/albums/`, { method: 'HEAD', headers: { authorization } })
  expect(head.status).toBe(200)
  const headers = { origin: 'https://app.example', 'access-control-request-method': 'POST' }
  const preflight = await ask('/v1/mediaItems/:search', { method: 'OPTIONS', headers })
  expect(preflight.status).toBe(204)
})

test('base URLs and pages with extra slashes do not exist', async () => {
  const item = await createItem(server, token, await makePhoto({ width: 20, height: 20 }))
  const { body: album } = await ask('/v1/albums', { body: { album: { title: 'Höfn' } } })
  const { body: shared } = await ask(`/v1/albums/${album.id}:share`, { body: {} })
  for (const url of [`${item.baseUrl}=d`, item.productUrl, album.productUrl, shared.shareInfo.shareableUrl]) {
    const path = url.slice(server.url.length)
    expect([path, (await fetch(server.url + path)).status]).toEqual([path, 200])
    for (const odd of [`/${path}`, path.replace(/\/(?=[^/]*$)/, '//'), `${path}/`]) {
      expect([odd, (await fetch(server.url + odd)).status]).not.toEqual([odd, 200])
    }
  }
})
