import { expect, test } from 'vitest'
import { actor } from '../../support/actor.ts'
import { sharedScene } from '../../support/shared.ts'

const titles = ({ sharedAlbums = [] }: { sharedAlbums?: { title: string }[] }) =>
  sharedAlbums.map(({ title }) => title)

test('sharedAlbums.list returns the albums that the user has shared or joined, page by page (facts 2.19)', async () => {
  const { owner, member } = await sharedScene()
  for (const title of ['one', 'two', 'three']) {
    const albumId = await member.album(title)
    if (title === 'two') continue
    await member.ok('albums.share', { albumId })
  }
  expect(titles(await owner.ok('sharedAlbums.list'))).toEqual(['Shared'])
  const first = await member.ok('sharedAlbums.list', { pageSize: 2 })
  const second = await member.ok('sharedAlbums.list', { pageSize: 2, pageToken: first.nextPageToken })
  expect([titles(first), titles(second)]).toEqual([['three', 'one'], ['Shared']])
  expect(second.nextPageToken).toBeUndefined()
})

test('a shared album of the user is also in albums.list, with the same id', async () => {
  const { owner, albumId } = await sharedScene()
  const { albums } = await owner.ok('albums.list')
  const { sharedAlbums } = await owner.ok('sharedAlbums.list')
  expect([albums[0].id, sharedAlbums[0].id]).toEqual([albumId, albumId])
})

test('a token for app-created data lists only albums that its own app has shared', async () => {
  const { server, member } = await sharedScene()
  const reader = (client: string) =>
    actor(server, { user: 'member', client, scopes: ['photoslibrary.readonly.appcreateddata'] })
  expect(titles(await (await reader('app')).ok('sharedAlbums.list'))).toEqual(['Shared'])
  expect(await (await reader('other')).ok('sharedAlbums.list')).toEqual({})
  expect(titles(await member.ok('sharedAlbums.list', { excludeNonAppCreatedData: true }))).toEqual(['Shared'])
})
