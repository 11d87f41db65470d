import { expect, test } from 'vitest'
import { makePhoto } from '../../support/photos.ts'
import { createItem, send, startTestServer } from '../../support/server.ts'

test('albums.get shows an empty album with a placeholder cover and no count', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const { body: created } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'Empty' } },
  })
  const { body: album } = await send(`${server.url}/v1/albums/${created.id}`, { token })
  expect(Object.keys(album).sort()).toEqual(['coverPhotoBaseUrl', 'id', 'isWriteable', 'productUrl', 'title'])
  const cover = await fetch(`${album.coverPhotoBaseUrl}=w64-h64`)
  expect([cover.status, cover.headers.get('content-type')]).toEqual([200, 'image/png'])
})

test('albums.get counts the items, and the first is the cover', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const { body: created } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'Two' } },
  })
  const first = await createItem(server, token, await makePhoto({ width: 40, height: 30, seed: 1 }), {
    albumId: created.id,
  })
  await createItem(server, token, await makePhoto({ width: 40, height: 30, seed: 2 }), {
    albumId: created.id,
  })
  const { body: album } = await send(`${server.url}/v1/albums/${created.id}`, { token })
  expect(album).toMatchObject({ mediaItemsCount: '2', coverPhotoMediaItemId: first.id })
})

test("another app's album is readable with a whole-library scope, and not writeable", async () => {
  const server = await startTestServer()
  const ours = await server.token({ client: 'ours' })
  const theirs = await server.token({ client: 'theirs' })
  const { body: album } = await send(`${server.url}/v1/albums`, {
    token: theirs,
    body: { album: { title: 'Theirs' } },
  })
  const item = await createItem(server, ours, await makePhoto({ width: 20, height: 20 }))

  const read = await send(`${server.url}/v1/albums/${album.id}`, { token: ours })
  expect(read.body).toMatchObject({ title: 'Theirs' })
  expect(read.body.isWriteable).toBeUndefined()
  const write = await send(`${server.url}/v1/albums/${album.id}:batchAddMediaItems`, {
    token: ours,
    body: { mediaItemIds: [item.id] },
  })
  expect(write.body.error).toMatchObject({
    code: 400,
    message: 'No permission to add media items to this album.',
  })
})
