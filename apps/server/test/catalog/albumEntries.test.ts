import { expect, test } from 'vitest'
import { addEnrichment } from '../../src/catalog/albumContents.ts'
import { albumEntries, startBefore } from '../../src/catalog/albumEntries.ts'
import { insertAlbum } from '../../src/catalog/albums.ts'
import type { Queryable } from '../../src/catalog/catalog.ts'
import { openCatalog } from '../../src/catalog/openCatalog.ts'
import type { AlbumId } from '../../src/domain/ids.ts'
import { id } from '../support/ids.ts'

/** An album of texts of these sizes, and the number of characters that each statement reads. */
async function albumOf(
  sizes: readonly number[],
): Promise<{ catalog: Queryable; album: AlbumId; read: number[] }> {
  const catalog = await openCatalog(':memory:')
  await catalog.db.insertInto('user').values({ name: 'owner' }).execute()
  await catalog.db.insertInto('client').values({ name: 'app' }).execute()
  const album = await insertAlbum(catalog, { owner: id(1), client: id(1), createdAt: 0 })
  await catalog.albumTransaction(album.id, async (transaction, album) => {
    for (const size of sizes) {
      const content = 'x'.repeat(size)
      await addEnrichment(transaction, { album, content, addedBy: id(1), place: 'last', addedAt: 0 })
    }
  })
  const read: number[] = []
  const db = catalog.db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      read.push(JSON.stringify(result.rows).length)
      return result
    },
  })
  return { catalog: { db, dialect: catalog.dialect }, album: album.id, read }
}

const budget = { entries: 10, bytes: 1000 }
const sizesOf = ({ entries }: Awaited<ReturnType<typeof albumEntries>>) =>
  entries.map(({ shown }) => ('content' in shown ? shown.content.length : 0))

test('entries are read up to the byte budget, with a flag for further entries', async () => {
  const { catalog, album } = await albumOf([400, 600, 1, 500])
  const first = await albumEntries(catalog, album, { budget }, {})
  expect([sizesOf(first), first.more]).toEqual([[400, 600], true])
  const after = first.entries.at(-1)?.position
  const second = await albumEntries(catalog, album, { after, budget }, {})
  expect([sizesOf(second), second.more]).toEqual([[1, 500], false])
})

test('at least one entry is read', async () => {
  const { catalog, album } = await albumOf([5000, 5000])
  const { entries, more } = await albumEntries(catalog, album, { budget }, {})
  expect([entries.length, more]).toEqual([1, true])
})

test('an empty album and one that ends with the budget have no further entries', async () => {
  const empty = await albumOf([])
  expect(await albumEntries(empty.catalog, empty.album, { budget }, {})).toEqual({ entries: [], more: false })
  const full = await albumOf(Array.from({ length: 10 }, () => 100))
  const { entries, more } = await albumEntries(full.catalog, full.album, { budget }, {})
  expect([entries.length, more]).toEqual([10, false])
})

test('entries beyond the budget are not read', async () => {
  const { catalog, album, read } = await albumOf([500, ...Array.from({ length: 10 }, () => 100_000)])
  await albumEntries(catalog, album, { budget }, {})
  expect(read).toHaveLength(2)
  for (const characters of read) expect(characters).toBeLessThan(2000)
})

test('a previous page begins where its entries fit the budget', async () => {
  const { catalog, album } = await albumOf([100, 900, 300, 300, 400, 50])
  const all = await albumEntries(catalog, album, { budget: { entries: 10, bytes: 1e6 } }, {})
  const positions = all.entries.map(({ position }) => position)
  const start = (position = 0) => startBefore(catalog, album, { position, budget }, {})
  expect(await start(positions[4])).toBe(positions[1])
  expect(await start(positions[2])).toBe(positions[1])
  expect(await start(positions[1])).toBeUndefined()
})
