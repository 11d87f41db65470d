import { expect, test } from 'vitest'
import { actor } from '../../support/actor.ts'
import { startTestServer } from '../../support/server.ts'

test('a shared album has a link, a token and the requested options (facts 2.8)', async () => {
  const server = await startTestServer()
  const owner = await actor(server)
  const albumId = await owner.album()
  // Clients send the texts "true" and "false".
  const body = { sharedAlbumOptions: { isCollaborative: 'true', isCommentable: 'false' } }
  const { shareInfo } = await owner.ok('albums.share', { albumId, body })
  expect(shareInfo).toEqual({
    sharedAlbumOptions: { isCollaborative: true },
    shareableUrl: expect.stringMatching(new RegExp(`^${server.url}/share/`)),
    shareToken: expect.stringMatching(/^[A-Za-z0-9_-]{64}$/),
    isJoined: true,
    isOwned: true,
    isJoinable: true,
  })
  expect((await owner.ok('albums.get', { albumId })).shareInfo).toEqual(shareInfo)
})

test('without options both are off, and the response has an empty object', async () => {
  const owner = await actor(await startTestServer())
  const { shareInfo } = await owner.ok('albums.share', { albumId: await owner.album() })
  expect(shareInfo.sharedAlbumOptions).toEqual({})
})

test('sharing an album again does not change its token or options', async () => {
  const owner = await actor(await startTestServer())
  const albumId = await owner.album()
  const first = await owner.ok('albums.share', { albumId })
  const body = { sharedAlbumOptions: { isCollaborative: true } }
  expect(await owner.ok('albums.share', { albumId, body })).toEqual(first)
})

test('only a token with the sharing scope, of the app that created the album, sees shareInfo (facts 7.2)', async () => {
  const server = await startTestServer()
  const owner = await actor(server)
  const albumId = await owner.album()
  await owner.ok('albums.share', { albumId })
  const reader = await actor(server, { scopes: ['photoslibrary.readonly'] })
  const otherApp = await actor(server, { client: 'other' })
  for (const other of [reader, otherApp]) {
    expect((await other.ok('albums.get', { albumId })).shareInfo).toBeUndefined()
  }
})

test("another app's album and another user's cannot be shared", async () => {
  const server = await startTestServer()
  const owner = await actor(server)
  const albumId = await owner.album()
  const otherApp = await actor(server, { client: 'other' })
  const stranger = await actor(server, { user: 'stranger' })
  expect(await otherApp.refused('albums.share', { albumId })).toMatchObject({ code: 400 })
  expect(await stranger.refused('albums.share', { albumId })).toMatchObject({ code: 404 })
  expect((await owner.ok('albums.get', { albumId })).shareInfo).toBeUndefined()
})

test('with only the sharing scope, media can be added to an album once it is shared (facts 2.1)', async () => {
  const sharer = await actor(await startTestServer(), { scopes: ['photoslibrary.sharing'] })
  const album = await sharer.ok('albums.create', { body: { album: { title: 'Sharing alone' } } })
  expect(album.isWriteable).toBeUndefined()
  const newMediaItems = [{ simpleMediaItem: { uploadToken: 'x' } }]
  const create = { body: { albumId: album.id, newMediaItems } }
  expect((await sharer.refused('mediaItems.batchCreate', create)).message).toBe(
    'No permission to add media items to this album.',
  )
  expect(await sharer.refused('mediaItems.batchCreate', { body: { newMediaItems } })).toMatchObject({
    code: 403,
  })
  await sharer.ok('albums.share', { albumId: album.id })
  expect(await sharer.photo({ albumId: album.id })).toMatch(/^\S{64}$/)
})
