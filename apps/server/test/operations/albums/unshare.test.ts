import { expect, test } from 'vitest'
import { sharedScene } from '../../support/shared.ts'

test('unsharing removes the link, the token, the members and the items that they added (facts 2.9)', async () => {
  const { owner, member, albumId, shareToken } = await sharedScene()
  const mine = await owner.photo({ albumId })
  const theirs = await member.photo({ albumId })
  const { mediaItems } = await member.ok('mediaItems.search', { body: { albumId } })
  const url = `${mediaItems[0].baseUrl}=w10`
  expect((await fetch(url)).status).toBe(200)

  expect(await owner.ok('albums.unshare', { albumId })).toEqual({})

  expect(await owner.contents(albumId)).toEqual([mine])
  expect((await owner.ok('albums.get', { albumId })).shareInfo).toBeUndefined()
  expect(await member.refused('albums.get', { albumId })).toMatchObject({ code: 404 })
  expect(await member.refused('mediaItems.get', { mediaItemId: mine })).toMatchObject({ code: 404 })
  expect(await member.ok('sharedAlbums.list')).toEqual({})
  expect(await member.refused('sharedAlbums.get', { shareToken })).toMatchObject({ code: 404 })
  expect(await member.refused('sharedAlbums.join', { body: { shareToken } })).toMatchObject({ code: 404 })
  expect((await fetch(url)).status).toBe(404)
  // The items stay in the member's own library.
  expect((await member.ok('mediaItems.get', { mediaItemId: theirs })).id).toBe(theirs)
})

test('an album that is shared again has a new token and no members', async () => {
  const { owner, member, albumId, shareToken } = await sharedScene()
  await owner.ok('albums.unshare', { albumId })
  const { shareInfo } = await owner.ok('albums.share', { albumId })
  expect(shareInfo.shareToken).not.toBe(shareToken)
  expect(await member.refused('sharedAlbums.get', { shareToken })).toMatchObject({ code: 404 })
  expect(await member.refused('albums.get', { albumId })).toMatchObject({ code: 404 })
})

test('only the owner can unshare an album, and only a shared one', async () => {
  const { owner, member, otherApp, stranger, albumId } = await sharedScene()
  expect(await owner.refused('albums.unshare', { albumId: await owner.album() })).toMatchObject({ code: 400 })
  expect(await member.refused('albums.unshare', { albumId })).toMatchObject({ code: 400 })
  expect(await otherApp.refused('albums.unshare', { albumId })).toMatchObject({ code: 400 })
  expect(await stranger.refused('albums.unshare', { albumId })).toMatchObject({ code: 404 })
})
