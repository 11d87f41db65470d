import { expect, test } from 'vitest'
import { actor } from '../../support/actor.ts'
import { startTestServer } from '../../support/server.ts'

test('only fields in the mask change; the rest of the body is ignored (facts 2.4, 13.19)', async () => {
  const owner = await actor(await startTestServer())
  const albumId = await owner.album('Before')
  const body = { title: 'After', isWriteable: false, id: 'other', shareInfo: null }
  const patched = await owner.ok('albums.patch', { albumId, updateMask: 'title', body })
  expect(patched).toMatchObject({ id: albumId, title: 'After', isWriteable: true })
  expect((await owner.ok('albums.get', { albumId })).title).toBe('After')
})

test('a cover can be chosen from the items of the album, in either spelling of the mask', async () => {
  const owner = await actor(await startTestServer())
  const albumId = await owner.album()
  const [first, second] = [await owner.photo({ albumId }), await owner.photo({ albumId })]
  for (const [updateMask, cover] of [
    ['coverPhotoMediaItemId', second],
    ['cover_photo_media_item_id', first],
  ]) {
    const body = { coverPhotoMediaItemId: cover }
    expect(await owner.ok('albums.patch', { albumId, updateMask, body })).toMatchObject(body)
  }
})

test('a request can change two fields, and clears fields that are in the mask but not in the body', async () => {
  const owner = await actor(await startTestServer())
  const albumId = await owner.album('Title')
  const [first, second] = [await owner.photo({ albumId }), await owner.photo({ albumId })]
  const updateMask = 'title,coverPhotoMediaItemId'
  const both = { title: 'Both', coverPhotoMediaItemId: second }
  expect(await owner.ok('albums.patch', { albumId, updateMask, body: both })).toMatchObject(both)
  const cleared = await owner.ok('albums.patch', { albumId, updateMask, body: {} })
  expect(cleared.title).toBeUndefined()
  expect(cleared.coverPhotoMediaItemId).toBe(first)
})

test('a cover outside of the album and an invalid one are rejected and change nothing', async () => {
  const owner = await actor(await startTestServer())
  const albumId = await owner.album('Kept')
  const outside = await owner.photo()
  for (const coverPhotoMediaItemId of [outside, 'nonsense', albumId]) {
    const body = { title: 'Lost', coverPhotoMediaItemId }
    const error = await owner.refused('albums.patch', {
      albumId,
      updateMask: 'title,coverPhotoMediaItemId',
      body,
    })
    expect(error).toMatchObject({ code: 400, message: 'Invalid media item ID.' })
  }
  expect((await owner.ok('albums.get', { albumId })).title).toBe('Kept')
})

test.each([undefined, '', 'id', 'title,id', '*', 'title,'])('the mask %s is rejected', async (updateMask) => {
  const owner = await actor(await startTestServer())
  const albumId = await owner.album()
  const input = { albumId, body: { title: 'x' }, ...(updateMask !== undefined && { updateMask }) }
  expect(await owner.refused('albums.patch', input)).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
})

test("an album of another app cannot be changed, and another user's does not exist", async () => {
  const server = await startTestServer()
  const [owner, otherApp] = [await actor(server), await actor(server, { client: 'other' })]
  const stranger = await actor(server, { user: 'stranger' })
  const input = { albumId: await owner.album(), updateMask: 'title', body: { title: 'x' } }
  expect(await otherApp.refused('albums.patch', input)).toMatchObject({ code: 400 })
  expect(await stranger.refused('albums.patch', input)).toMatchObject({ code: 404 })
})
