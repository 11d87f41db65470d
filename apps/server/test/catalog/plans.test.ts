import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { albumMediaPage } from '../../src/catalog/albumContents.ts'
import { albumById, albumPage, joinedAlbumPage } from '../../src/catalog/albums.ts'
import { mediaByBytes, mediaByIds, mediaPage } from '../../src/catalog/media.ts'
import { openCatalog } from '../../src/catalog/open.ts'
import type { Catalog } from '../../src/catalog/schema.ts'
import { isInSharedAlbum } from '../../src/catalog/sharing.ts'
import { uploadsByToken } from '../../src/catalog/uploads.ts'

const asked: CompiledQuery[] = []
let catalog: Catalog
beforeEach(async () => {
  catalog = await openCatalog(':memory:', (query) => asked.push(query))
})
afterEach(() => catalog.destroy())

/** What SQLite would do for a query of the catalog: a line a step. */
async function planOf(ask: (catalog: Catalog) => Promise<unknown>): Promise<string[]> {
  asked.length = 0
  await ask(catalog)
  const steps: string[] = []
  for (const { sql, parameters } of asked.splice(0)) {
    const plan = await catalog.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`EXPLAIN QUERY PLAN ${sql}`, [...parameters]),
    )
    steps.push(...plan.rows.map((row) => row.detail))
  }
  return steps
}

const first = { limit: 101 }
test.each([
  ['the library', (db: Catalog) => mediaPage(db, { owner: 1 }, first)],
  ['the library, further on', (db: Catalog) => mediaPage(db, { owner: 1 }, { limit: 101, after: [5, 5] })],
  [
    'app-created media',
    (db: Catalog) => mediaPage(db, { owner: 1, client: 1 }, { limit: 101, after: [5, 5] }),
  ],
  ['albums', (db: Catalog) => albumPage(db, { owner: 1 }, { limit: 51, after: [5] })],
  ['app-created albums', (db: Catalog) => albumPage(db, { owner: 1, client: 1 }, first)],
  ['an album', (db: Catalog) => albumById(db, 1, 2)],
  ['the media of an album', (db: Catalog) => albumMediaPage(db, 1, { limit: 101, after: [5, 5] })],
  [
    'the app-created media of an album',
    (db: Catalog) => albumMediaPage(db, 1, { limit: 101, after: [5, 5] }, { client: 1 }),
  ],
  ['shared albums', (db: Catalog) => albumPage(db, { owner: 1 }, first, { sharedOnly: true })],
  ['joined albums', (db: Catalog) => joinedAlbumPage(db, { owner: 1 }, { limit: 51, after: [5] })],
  [
    'app-created joined albums',
    (db: Catalog) => joinedAlbumPage(db, { owner: 1, client: 1 }, { limit: 51, after: [5] }),
  ],
  ['who sees an item', (db: Catalog) => isInSharedAlbum(db, 1, 2, 3)],
  ['media by number', (db: Catalog) => mediaByIds(db, [1, 2])],
  ['media by bytes', (db: Catalog) => mediaByBytes(db, 1, [Buffer.alloc(32)])],
  ['uploads by token', (db: Catalog) => uploadsByToken(db, [1, 2])],
])('reading %s scans no table and sorts nothing', async (_name, ask) => {
  const plan = await planOf(ask)
  expect(plan.length).toBeGreaterThan(0)
  expect(plan.filter((step) => /^SCAN|TEMP B-TREE/.test(step))).toEqual([])
})
