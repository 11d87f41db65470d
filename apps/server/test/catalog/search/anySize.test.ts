import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { openCatalog } from '../../../src/catalog/openCatalog.ts'
import { searchMedia } from '../../../src/catalog/search/searchMedia.ts'
import { fillLibrary, STARTS, shapes } from '../../support/bigLibrary.ts'

/**
 * The statements and rows of searches at one size, by shape, over some pages. No statement reads index entries that it
 * does not return (plans.test.ts) or count, so these are the visited entries.
 */
async function visits(items: number): Promise<Record<string, { found: number; read: number }>> {
  const plain = await openCatalog(':memory:')
  await fillLibrary(plain, items)
  let read = 0
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      read += 1
      for (const { visited } of result.rows) read += typeof visited === 'number' ? visited : 1
      return result
    },
  }
  const catalog = { db: plain.db.withPlugin(counting), dialect: plain.dialect }
  const result: Record<string, { found: number; read: number }> = {}
  for (const time of STARTS) {
    for (const { name, search, ...page } of shapes(time)) {
      read = 0
      const { media } = await searchMedia(catalog, search, page)
      const sum = result[name] ?? { found: 0, read: 0 }
      result[name] = { found: sum.found + media.length, read: sum.read + read }
    }
  }
  await plain.close()
  return result
}

test('a page of any search reads as many rows of 1,000,000 items as of 10,000', async () => {
  const [small, large] = [await visits(10_000), await visits(1_000_000)]
  for (const [name, { found, read }] of Object.entries(large)) {
    const before = small[name]?.read ?? 0
    expect(found, name).toBeGreaterThan(300)
    expect(Math.abs(read / before - 1), `${name}: ${before} and ${read}`).toBeLessThan(0.1)
  }
}, 120_000)
