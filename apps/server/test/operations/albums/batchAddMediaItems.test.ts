import * as limits from '@tintype/types/limits'
import { sql } from 'kysely'
import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import type { Catalog } from '../../../src/catalog/catalog.ts'
import { actor } from '../../support/actor.ts'
import { createItem, send, startTestServer, upload } from '../../support/server.ts'

test('albums.batchAddMediaItems appends each item once, in request order', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const { body: album } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'Order' } },
  })
  const ids: string[] = []
  for (const seed of [1, 2, 3]) {
    ids.push((await createItem(server, token, await makePhoto({ width: 20, height: 20, seed }))).id)
  }
  const add = (mediaItemIds: string[]) =>
    send(`${server.url}/v1/albums/${album.id}:batchAddMediaItems`, { token, body: { mediaItemIds } })
  expect(await add([ids[2] ?? '', ids[0] ?? ''])).toMatchObject({ status: 200, body: {} })
  expect(await add([ids[0] ?? '', ids[1] ?? ''])).toMatchObject({ status: 200, body: {} })

  const { body } = await send(`${server.url}/v1/mediaItems:search`, { token, body: { albumId: album.id } })
  expect(body.mediaItems.map(({ id }: { id: string }) => id)).toEqual([ids[2], ids[0], ids[1]])
})

test('albums.batchAddMediaItems adds nothing if one id is invalid', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const { body: album } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'All or nothing' } },
  })
  const item = await createItem(server, token, await makePhoto({ width: 20, height: 20 }))
  const answer = await send(`${server.url}/v1/albums/${album.id}:batchAddMediaItems`, {
    token,
    body: { mediaItemIds: [item.id, album.id] },
  })
  expect(answer).toMatchObject({
    status: 400,
    body: { error: { status: 'INVALID_ARGUMENT', message: 'Request contains an invalid media item id.' } },
  })
  expect((await send(`${server.url}/v1/albums/${album.id}`, { token })).body.mediaItemsCount).toBeUndefined()
})

test('albums.batchAddMediaItems rejects duplicates and more than 50 with the recorded texts', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const { body: album } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'Limits' } },
  })
  const add = async (mediaItemIds: string[]) =>
    (await send(`${server.url}/v1/albums/${album.id}:batchAddMediaItems`, { token, body: { mediaItemIds } }))
      .body.error
  expect(await add(['a', 'a'])).toMatchObject({
    code: 400,
    message: 'Request must not contain duplicated ids',
  })
  const tooMany = Array.from({ length: 51 }, (_, index) => `id-${index}`)
  expect(await add(tooMany)).toMatchObject({ code: 400, message: 'Request must have less than 50 items.' })
  expect(await add([])).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
})

test('an album holds 20,000 items; a call that would exceed that adds and creates nothing', async () => {
  const server = await startTestServer()
  const owner = await actor(server)
  const albumId = await owner.album()
  const [inside, outside] = [await owner.photo({ albumId }), await owner.photo()]
  const { catalog, ids } = server.app.services
  const album = ids.parseAlbumId(albumId) ?? 0
  await fillAlbum(catalog, album, limits.albumMaxItems - 2)

  const add = (...mediaItemIds: string[]) => ({ albumId, body: { mediaItemIds } })
  const another = await owner.photo()
  expect(await owner.refused('albums.batchAddMediaItems', add(outside, another))).toMatchObject({ code: 400 })
  // An item that is already in the album does not count again.
  await owner.ok('albums.batchAddMediaItems', add(outside, inside))
  expect((await owner.ok('albums.get', { albumId })).mediaItemsCount).toBe('20000')

  const uploadToken = await upload(server, owner.token, await makePhoto({ width: 30, height: 20 }))
  const body = { albumId, newMediaItems: [{ simpleMediaItem: { uploadToken } }] }
  const before = (await owner.ok('mediaItems.list')).mediaItems.length
  expect(await owner.refused('mediaItems.batchCreate', { body })).toMatchObject({ code: 400 })
  expect((await owner.ok('mediaItems.list')).mediaItems).toHaveLength(before)
})

/** Puts copies of the first item's row, under other bytes, into the album and its count. */
async function fillAlbum(catalog: Catalog, album: number, count: number): Promise<void> {
  const columns = `owner, client, bytes, kind, mime, filename, taken_at, has_capture_date, added_at, redactions`
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`
  const bytes =
    catalog.dialect.name === 'postgres' ? `lpad(i::text, 32, '0')::bytea` : `CAST(printf('%032d', i) AS BLOB)`
  for (const statement of [
    `${numbers} INSERT INTO blob (sha256, bytes, added_at) SELECT ${bytes}, 1, 0 FROM n`,
    `${numbers} INSERT INTO media (sha256, ${columns}, archived) SELECT ${bytes}, ${columns}, 1 FROM n, (SELECT * FROM media LIMIT 1) AS first`,
    `INSERT INTO album_entry (album, position, media, added_by) SELECT ${album}, 1000000000 + id, id, owner FROM media WHERE archived = 1`,
    `UPDATE album SET items = items + ${count} WHERE id = ${album}`,
  ]) {
    await sql.raw(statement).execute(catalog.db)
  }
}
