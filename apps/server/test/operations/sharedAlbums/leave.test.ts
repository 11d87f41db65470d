import { expect, test } from 'vitest'
import { sharedScene } from '../../support/shared.ts'

test('a user who leaves loses access to the album, and its items are removed from it (facts 2.18)', async () => {
  const { owner, member, albumId, shareToken } = await sharedScene()
  const [mine, theirs] = [await owner.photo({ albumId }), await member.photo({ albumId })]
  const { baseUrl } = await member.ok('mediaItems.get', { mediaItemId: mine })
  expect(await member.ok('sharedAlbums.leave', { body: { shareToken } })).toEqual({})

  expect(await member.refused('albums.get', { albumId })).toMatchObject({ code: 404 })
  expect(await member.ok('sharedAlbums.list')).toEqual({})
  expect((await fetch(`${baseUrl}=w10`)).status).toBe(404)
  expect(await owner.contents(albumId)).toEqual([mine])
  expect((await member.ok('mediaItems.list')).mediaItems).toMatchObject([{ id: theirs }])
})

test('the owner, users who have not joined, and users who have already left cannot leave', async () => {
  const { owner, member, stranger, shareToken } = await sharedScene()
  const body = { shareToken }
  await member.ok('sharedAlbums.leave', { body })
  for (const other of [owner, stranger, member]) {
    expect(await other.refused('sharedAlbums.leave', { body })).toMatchObject({
      code: 400,
      status: 'INVALID_ARGUMENT',
    })
  }
})

test('a user who has left may join again', async () => {
  const { member, albumId, shareToken } = await sharedScene()
  await member.ok('sharedAlbums.leave', { body: { shareToken } })
  await member.ok('sharedAlbums.join', { body: { shareToken } })
  expect((await member.ok('albums.get', { albumId })).id).toBe(albumId)
})
