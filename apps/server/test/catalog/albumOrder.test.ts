import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addEnrichment } from '../../src/catalog/albumContents.ts'
import type { Place } from '../../src/catalog/albumOrder.ts'
import { insertAlbum } from '../../src/catalog/albums.ts'
import type { Catalog } from '../../src/catalog/catalog.ts'
import { openCatalog } from '../../src/catalog/openCatalog.ts'
import type { AlbumId } from '../../src/domain/ids.ts'
import { id } from '../support/ids.ts'

async function emptyAlbum(): Promise<{ catalog: Catalog; album: AlbumId }> {
  const catalog = await openCatalog(':memory:')
  await catalog.db.insertInto('user').values({ name: 'owner' }).execute()
  await catalog.db.insertInto('client').values({ name: 'app' }).execute()
  const album = await insertAlbum(catalog, { owner: id(1), client: id(1), createdAt: 0 })
  return { catalog, album: album.id }
}

const put = (catalog: Catalog, album: AlbumId, place: Place) =>
  catalog.albumTransaction(album, (transaction, album) =>
    addEnrichment(transaction, { album, content: '{}', addedBy: id(1), place, addedAt: 0 }),
  )

async function order(catalog: Catalog, album: AlbumId) {
  const rows = await catalog.db
    .selectFrom('album_entry')
    .select(['enrichment', 'position'])
    .where('album', '=', album)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ id: row.enrichment, position: row.position }))
}

test('any sequence of insertions results in the same order as in a plain list', async () => {
  const step = fc.oneof(
    fc.constant('first' as const),
    fc.constant('last' as const),
    fc.nat({ max: 1000 }).map((pick) => ({ pick })),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { catalog, album } = await emptyAlbum()
      const list: (number | null)[] = []
      for (const where of steps) {
        const present = await order(catalog, album)
        if (typeof where === 'object' && present.length === 0) continue
        const at = typeof where === 'object' ? where.pick % present.length : 0
        const place = typeof where === 'object' ? { after: present[at]?.position ?? 0 } : where
        const id = await put(catalog, album, place)
        if (where === 'first') list.unshift(id)
        else if (where === 'last') list.push(id)
        else list.splice(at + 1, 0, id)
      }
      expect((await order(catalog, album)).map(({ id }) => id)).toEqual(list)
      await catalog.close()
    }),
    { numRuns: 30 },
  )
})

test('two thousand entries after one anchor keep their order', async () => {
  const { catalog, album } = await emptyAlbum()
  await put(catalog, album, 'last')
  await put(catalog, album, 'last')
  const list: (number | null)[] = (await order(catalog, album)).map(({ id }) => id)
  for (let count = 0; count < 2000; count++) {
    const [anchor] = await order(catalog, album).then((entries) => entries.slice(0, 1))
    list.splice(1, 0, await put(catalog, album, { after: anchor?.position ?? 0 }))
  }
  const now = await order(catalog, album)
  expect(now.map(({ id }) => id)).toEqual(list)
  expect(Math.max(...now.map(({ position }) => Math.abs(position)))).toBeLessThan(Number.MAX_SAFE_INTEGER)
  await catalog.close()
})
