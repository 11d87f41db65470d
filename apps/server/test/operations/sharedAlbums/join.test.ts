import { expect, test } from 'vitest'
import { sharedScene } from '../../support/shared.ts'

test('a member sees the album, its items and their bytes (facts 2.17)', async () => {
  const { owner, stranger, albumId, shareToken } = await sharedScene()
  const item = await owner.photo({ albumId })
  expect(await stranger.refused('mediaItems.get', { mediaItemId: item })).toMatchObject({ code: 404 })

  const { album } = await stranger.ok('sharedAlbums.join', { body: { shareToken } })
  expect(album).toMatchObject({ id: albumId, isWriteable: true, shareInfo: { isJoined: true } })
  expect((await stranger.ok('albums.get', { albumId })).title).toBe('Shared')
  expect(await stranger.contents(albumId)).toEqual([item])
  const { baseUrl } = await stranger.ok('mediaItems.get', { mediaItemId: item })
  expect((await fetch(`${baseUrl}=w10`)).status).toBe(200)
})

test("a member's library does not contain items of the album", async () => {
  const { owner, member, albumId } = await sharedScene()
  await owner.photo({ albumId })
  expect(await member.ok('mediaItems.list')).toEqual({})
  expect(await member.ok('albums.list')).toEqual({})
})

test('a member adds items to the end of a collaborative album, and the owner sees who added each item', async () => {
  const { owner, member, albumId } = await sharedScene()
  const first = await owner.photo({ albumId })
  const added = await member.photo({ albumId })
  expect(await owner.contents(albumId)).toEqual([first, added])
  const { mediaItems } = await owner.ok('mediaItems.search', { body: { albumId } })
  expect(mediaItems.map((item: { contributorInfo: object }) => item.contributorInfo)).toMatchObject([
    { displayName: 'owner' },
    { displayName: 'member' },
  ])
  expect((await owner.ok('mediaItems.get', { mediaItemId: added })).id).toBe(added)
  expect((await owner.ok('mediaItems.list')).mediaItems).toHaveLength(1)
})

test('a member may not choose the position of its items (facts 2.10)', async () => {
  const { member, albumId } = await sharedScene()
  const newMediaItems = [{ simpleMediaItem: { uploadToken: 'x' } }]
  const body = { albumId, albumPosition: { position: 'FIRST_IN_ALBUM' }, newMediaItems }
  expect(await member.refused('mediaItems.batchCreate', { body })).toMatchObject({ code: 400 })
})

test('a member of an album that is not collaborative may read it, but not add items', async () => {
  const { member, albumId } = await sharedScene({ isCollaborative: false })
  expect((await member.ok('albums.get', { albumId })).isWriteable).toBeUndefined()
  const body = { mediaItemIds: [await member.photo()] }
  expect((await member.refused('albums.batchAddMediaItems', { albumId, body })).message).toBe(
    'No permission to add media items to this album.',
  )
})

test('a member cannot change, share or unshare the album', async () => {
  const { member, albumId } = await sharedScene()
  const patch = { albumId, updateMask: 'title', body: { title: 'Mine now' } }
  expect(await member.refused('albums.patch', patch)).toMatchObject({ code: 400 })
  expect(await member.refused('albums.share', { albumId })).toMatchObject({ code: 400 })
})

test('joining again has no effect, nor does joining by the owner', async () => {
  const { owner, member, shareToken } = await sharedScene()
  await member.ok('sharedAlbums.join', { body: { shareToken } })
  const { album } = await owner.ok('sharedAlbums.join', { body: { shareToken } })
  expect(album.shareInfo.isOwned).toBe(true)
  expect((await member.ok('sharedAlbums.list')).sharedAlbums).toHaveLength(1)
  expect((await owner.ok('sharedAlbums.list')).sharedAlbums).toHaveLength(1)
})

test('a request without a token is rejected', async () => {
  const { member } = await sharedScene()
  expect(await member.refused('sharedAlbums.join', { body: { shareToken: '' } })).toMatchObject({ code: 400 })
})
