import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Catalog } from '../../../src/catalog/catalog.ts'
import { actor } from '../../support/actor.ts'
import { withoutUserLimits } from '../../support/earlier.ts'
import { sharedScene } from '../../support/shared.ts'

/** A database of version 0.1, before the tested migration. */
async function takeBack(catalog: Catalog): Promise<void> {
  await withoutUserLimits(catalog)
  await sql`DELETE FROM kysely_migration WHERE name = '0008-album-members'`.execute(catalog.db)
  await sql`ALTER TABLE album DROP COLUMN foreign_items`.execute(catalog.db)
}

test('an upgrade deletes memberships of unshared albums, and removes their items from the album', async () => {
  const { server, owner, member, albumId } = await sharedScene()
  const kept = await owner.photo({ albumId })
  const left = await member.photo({ albumId })
  await owner.ok('albums.unshare', { albumId })
  const { catalog, ids } = server.app.services
  const [album = 0, media = 0] = [ids.parseAlbumId(albumId), ids.parseMediaItemId(left)]
  const { id: user } = await catalog.db
    .selectFrom('user')
    .select('id')
    .where('name', '=', 'member')
    .executeTakeFirstOrThrow()
  await takeBack(catalog)
  await sql`INSERT INTO album_member SELECT id, ${user}, client, 0 FROM album WHERE id = ${album}`.execute(
    catalog.db,
  )
  await sql`INSERT INTO album_entry VALUES (${album}, 1, ${media}, NULL, ${user})`.execute(catalog.db)
  await sql`UPDATE album SET cover = ${media}, items = 3 WHERE id = ${album}`.execute(catalog.db)

  await server.restart()
  expect(await owner.contents(albumId)).toEqual([kept])
  expect(await owner.ok('albums.get', { albumId })).toMatchObject({
    mediaItemsCount: '1',
    coverPhotoMediaItemId: kept,
  })
  await owner.ok('albums.share', { albumId, body: {} })
  expect(await member.refused('albums.get', { albumId })).toMatchObject({ code: 404 })
  expect(await member.ok('sharedAlbums.list')).toEqual({})
})

test('a leftover membership from an older server next to this one never has an effect', async () => {
  const { server, owner, member, albumId } = await sharedScene()
  await owner.photo({ albumId })
  const { catalog, ids } = server.app.services
  const album = ids.parseAlbumId(albumId) ?? 0
  await sql`UPDATE album SET shared = 0 WHERE id = ${album}`.execute(catalog.db)

  expect(await member.refused('albums.get', { albumId })).toMatchObject({ code: 404 })
  expect(await member.refused('mediaItems.search', { body: { albumId } })).toMatchObject({ code: 404 })
  expect(await member.ok('sharedAlbums.list')).toEqual({})
  expect(
    await member.refused('albums.batchAddMediaItems', {
      albumId,
      body: { mediaItemIds: [await member.photo()] },
    }),
  ).toMatchObject({ code: 404 })
  await owner.ok('albums.share', { albumId, body: {} })
  expect(await member.refused('albums.get', { albumId })).toMatchObject({ code: 404 })
})

test('an upgrade keeps members of shared albums, their items, and chosen covers', async () => {
  const { server, owner, member, albumId } = await sharedScene()
  const first = await owner.photo({ albumId })
  const cover = await owner.photo({ albumId })
  const added = await member.photo({ albumId })
  await owner.ok('albums.patch', {
    albumId,
    updateMask: 'coverPhotoMediaItemId',
    body: { coverPhotoMediaItemId: cover },
  })
  await takeBack(server.app.services.catalog)
  await server.restart()
  const reader = await actor(server, { user: 'member' })
  expect(await reader.contents(albumId)).toEqual([first, cover, added])
  expect(await reader.ok('albums.get', { albumId })).toMatchObject({
    mediaItemsCount: '3',
    coverPhotoMediaItemId: cover,
  })
})
