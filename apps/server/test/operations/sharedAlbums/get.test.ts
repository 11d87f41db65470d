import { expect, test } from 'vitest'
import { actor } from '../../support/actor.ts'
import { sharedScene } from '../../support/shared.ts'

test('a share token shows the album to a user who has not joined, and does not join it (facts 2.16, 7.3)', async () => {
  const { owner, member, stranger, albumId, shareToken } = await sharedScene()
  await owner.photo({ albumId })
  const seen = await stranger.ok('sharedAlbums.get', { shareToken })
  expect(seen).toMatchObject({ id: albumId, title: 'Shared', mediaItemsCount: '1' })
  expect(seen.isWriteable).toBeUndefined()
  const flags = ({ shareInfo }: { shareInfo: Record<string, unknown> }) => [
    shareInfo.isOwned,
    shareInfo.isJoined,
    shareInfo.isJoinable,
  ]
  expect(flags(seen)).toEqual([undefined, undefined, true])
  expect(flags(await member.ok('sharedAlbums.get', { shareToken }))).toEqual([undefined, true, true])
  expect(flags(await owner.ok('sharedAlbums.get', { shareToken }))).toEqual([true, true, true])
  expect((await fetch(`${seen.coverPhotoBaseUrl}=w10`)).status).toBe(200)
  expect(await stranger.refused('albums.get', { albumId })).toMatchObject({ code: 404 })
})

test('a share token works only for users of the app that shared the album', async () => {
  const { server, shareToken } = await sharedScene()
  const elsewhere = await actor(server, { user: 'stranger', client: 'other' })
  expect(await elsewhere.refused('sharedAlbums.get', { shareToken })).toMatchObject({ code: 404 })
})

test('a forged share token is rejected', async () => {
  const { stranger, shareToken, albumId } = await sharedScene()
  for (const forged of [albumId, `${shareToken.slice(0, -1)}${shareToken.endsWith('A') ? 'B' : 'A'}`, 'x']) {
    expect(await stranger.refused('sharedAlbums.get', { shareToken: forged })).toMatchObject({ code: 404 })
  }
})
