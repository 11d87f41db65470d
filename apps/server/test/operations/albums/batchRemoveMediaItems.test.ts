import { expect, test } from 'vitest'
import { actor } from '../../support/actor.ts'
import { startTestServer } from '../../support/server.ts'

test('removed items stay in the library (facts 2.7)', async () => {
  const owner = await actor(await startTestServer())
  const albumId = await owner.album()
  const [first, second, third] = [
    await owner.photo({ albumId }),
    await owner.photo({ albumId }),
    await owner.photo({ albumId }),
  ]
  expect(
    await owner.ok('albums.batchRemoveMediaItems', { albumId, body: { mediaItemIds: [third, first] } }),
  ).toEqual({})
  expect(await owner.contents(albumId)).toEqual([second])
  expect((await owner.ok('albums.get', { albumId })).mediaItemsCount).toBe('1')
  expect((await owner.ok('mediaItems.list')).mediaItems).toHaveLength(3)
})

test('an item that is not in the album fails the whole call', async () => {
  const owner = await actor(await startTestServer())
  const albumId = await owner.album()
  const [inside, outside] = [await owner.photo({ albumId }), await owner.photo()]
  for (const wrong of [outside, 'nonsense', 'x'.repeat(64)]) {
    const body = { mediaItemIds: [inside, wrong] }
    expect(await owner.refused('albums.batchRemoveMediaItems', { albumId, body })).toMatchObject({
      code: 400,
      message: 'Request contains an invalid media item id.',
    })
  }
  expect(await owner.contents(albumId)).toEqual([inside])
})

test('duplicates, an empty list and more than 50 items are rejected with the recorded texts', async () => {
  const owner = await actor(await startTestServer())
  const albumId = await owner.album()
  const remove = (mediaItemIds: string[]) =>
    owner.refused('albums.batchRemoveMediaItems', { albumId, body: { mediaItemIds } })
  expect((await remove(['a', 'a'])).message).toBe('Request must not contain duplicated ids')
  expect((await remove(Array.from({ length: 51 }, (_, at) => `${at}`))).message).toBe(
    'Request must have less than 50 items.',
  )
  expect(await remove([])).toMatchObject({ code: 400 })
})

test('a chosen cover that is removed from the album is no longer the cover', async () => {
  const owner = await actor(await startTestServer())
  const albumId = await owner.album()
  const [first, second] = [await owner.photo({ albumId }), await owner.photo({ albumId })]
  const body = { coverPhotoMediaItemId: second }
  await owner.ok('albums.patch', { albumId, updateMask: 'coverPhotoMediaItemId', body })
  await owner.ok('albums.batchRemoveMediaItems', { albumId, body: { mediaItemIds: [second] } })
  expect((await owner.ok('albums.get', { albumId })).coverPhotoMediaItemId).toBe(first)
})

test('in a shared album a member can remove only its own items, and the owner any item', async () => {
  const server = await startTestServer()
  const [owner, member] = [await actor(server), await actor(server, { user: 'member' })]
  const albumId = await owner.album()
  const options = { sharedAlbumOptions: { isCollaborative: true } }
  const { shareInfo } = await owner.ok('albums.share', { albumId, body: options })
  await member.ok('sharedAlbums.join', { body: { shareToken: shareInfo.shareToken } })
  const owners = await owner.photo({ albumId })
  const [one, two] = [await member.photo({ albumId }), await member.photo({ albumId })]

  const remove = (id: string) => ({ albumId, body: { mediaItemIds: [id] } })
  expect((await member.refused('albums.batchRemoveMediaItems', remove(owners))).code).toBe(400)
  await member.ok('albums.batchRemoveMediaItems', remove(one))
  await owner.ok('albums.batchRemoveMediaItems', remove(two))
  expect(await owner.contents(albumId)).toEqual([owners])
  expect((await member.ok('mediaItems.list')).mediaItems).toHaveLength(2)
})
