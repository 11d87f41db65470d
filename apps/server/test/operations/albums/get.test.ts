import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { actor } from '../../support/actor.ts'
import { openPage } from '../../support/pages.ts'
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

test("another app's album is readable with a whole-library scope, but not writable", async () => {
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

/** An album of one app with three of its items, after two that another app has created for the same user. */
async function mixedAlbum() {
  const server = await startTestServer()
  const other = await actor(server, { client: 'other' })
  const owner = await actor(server)
  const foreign = [await other.photo({ seed: 1 }), await other.photo({ seed: 2 })]
  const albumId = await owner.album('Mixed')
  const own: string[] = []
  for (const seed of [1, 2, 3, 4, 5]) {
    const id = await owner.photo({ seed, albumId })
    if (!foreign.includes(id)) own.push(id)
  }
  const scopes = ['photoslibrary.readonly.appcreateddata', 'photoslibrary.appendonly']
  const narrow = await actor(server, { client: 'app', scopes })
  return { server, owner, other, narrow, albumId, foreign, own }
}

test('with a scope for app-created data, count and cover ignore items of other apps', async () => {
  const { server, owner, narrow, albumId, foreign, own } = await mixedAlbum()
  expect(await owner.ok('albums.get', { albumId })).toMatchObject({
    mediaItemsCount: '5',
    coverPhotoMediaItemId: foreign[0],
  })
  const seen = { mediaItemsCount: '3', coverPhotoMediaItemId: own[0] }
  const album = await narrow.ok('albums.get', { albumId })
  expect(album).toMatchObject(seen)
  expect((await narrow.ok('albums.list')).albums).toMatchObject([seen])
  const cover = (url: string) => fetch(`${url}=w16-h16`).then(async (answer) => answer.arrayBuffer())
  const { baseUrl } = await narrow.ok('mediaItems.get', { mediaItemId: own[0] })
  expect(await cover(album.coverPhotoBaseUrl)).toEqual(await cover(baseUrl))

  const choose = (id: string | undefined) =>
    owner.ok('albums.patch', {
      albumId,
      updateMask: 'coverPhotoMediaItemId',
      body: { coverPhotoMediaItemId: id },
    })
  await choose(foreign[1])
  expect(await narrow.ok('albums.get', { albumId })).toMatchObject(seen)
  await choose(own[2])
  expect(await narrow.ok('albums.get', { albumId })).toMatchObject({ coverPhotoMediaItemId: own[2] })

  await server.app.services.catalog.db.deleteFrom('access_token').where('scopes', 'like', '% %').execute()
  const reader = await actor(server, { scopes: ['photoslibrary.readonly.appcreateddata'] })
  const { productUrl } = await reader.ok('albums.get', { albumId })
  expect((await openPage(productUrl)).text).toMatch(/^Mixed 3 items/)
})

test('with a scope for app-created data, an album without items of its own app is empty', async () => {
  const { owner, narrow, albumId, own } = await mixedAlbum()
  await owner.ok('albums.batchRemoveMediaItems', { albumId, body: { mediaItemIds: own } })
  expect(await owner.ok('albums.get', { albumId })).toMatchObject({ mediaItemsCount: '2' })
  const album = await narrow.ok('albums.get', { albumId })
  expect([album.mediaItemsCount, album.coverPhotoMediaItemId]).toEqual([undefined, undefined])
})

test('items of other apps are no longer counted after their member leaves', async () => {
  const { owner, server, narrow, albumId } = await mixedAlbum()
  const { shareInfo } = await owner.ok('albums.share', {
    albumId,
    body: { sharedAlbumOptions: { isCollaborative: true } },
  })
  const member = await actor(server, { user: 'member' })
  const elsewhere = await actor(server, { user: 'member', client: 'other' })
  await member.ok('sharedAlbums.join', { body: { shareToken: shareInfo.shareToken } })
  await elsewhere.photo({ seed: 9 })
  await member.photo({ seed: 9, albumId })
  expect(await owner.ok('albums.get', { albumId })).toMatchObject({ mediaItemsCount: '6' })
  expect(await narrow.ok('albums.get', { albumId })).toMatchObject({ mediaItemsCount: '3' })
  await member.ok('sharedAlbums.leave', { body: { shareToken: shareInfo.shareToken } })
  expect(await owner.ok('albums.get', { albumId })).toMatchObject({ mediaItemsCount: '5' })
  expect(await narrow.ok('albums.get', { albumId })).toMatchObject({ mediaItemsCount: '3' })
})
