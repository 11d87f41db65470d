import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Catalog } from '../../../src/catalog/catalog.ts'
import type { MediaRecord } from '../../../src/catalog/mediaRecords.ts'
import { openCatalog } from '../../../src/catalog/openCatalog.ts'
import type { MediaSearch, TimelineCursor } from '../../../src/catalog/search/queryPlan.ts'
import { searchMedia } from '../../../src/catalog/search/searchMedia.ts'
import type { ClientId, UserId } from '../../../src/domain/ids.ts'
import { id } from '../../support/ids.ts'
import { addRows } from '../../support/rows.ts'

const CLIENTS = [id<ClientId>(1), id<ClientId>(2)]

let catalog: Catalog
let rows: MediaRecord[]
beforeEach(async () => {
  catalog = await openCatalog(':memory:')
  await catalog.db.insertInto('user').values({ name: 'owner' }).execute()
  await catalog.db
    .insertInto('client')
    .values([{ name: 'app' }, { name: 'other' }])
    .execute()
  const items = fc.record({
    takenAt: fc.nat(60),
    client: fc.constantFrom(...CLIENTS),
    kind: fc.constantFrom('photo' as const, 'video' as const),
    favorite: fc.boolean(),
    archived: fc.boolean(),
    categories: fc.nat(7),
  })
  const drawn = fc.sample(items, { numRuns: 150, seed: 1 })
  rows = await addRows(
    catalog,
    drawn.map((row) => ({ ...row, owner: id(1) })),
  )
})
afterEach(() => catalog.close())

const searches: fc.Arbitrary<MediaSearch> = fc.record(
  {
    owner: fc.constant(id<UserId>(1)),
    favorite: fc.boolean(),
    withArchived: fc.boolean(),
    oldestFirst: fc.boolean(),
    included: fc.subarray([1, 2, 3]),
    excluded: fc.constantFrom(0, 0, 4),
    client: fc.constantFrom(...CLIENTS),
    kind: fc.constantFrom('photo' as const, 'video' as const),
    intervals: fc
      .uniqueArray(fc.nat(62), { maxLength: 20 })
      .map((edges) => edges.sort((a, b) => a - b))
      .map((edges) =>
        edges.flatMap((from, at) => (at % 2 === 0 ? [[from, edges[at + 1] ?? 62] as const] : [])),
      ),
  },
  { requiredKeys: ['owner'] },
)

function passes(row: MediaRecord, search: MediaSearch): boolean {
  const { included = [], intervals } = search
  return (
    (!search.favorite || row.favorite) &&
    (search.withArchived === true || !row.archived) &&
    (included.length === 0 || included.some((category) => (row.categories & (1 << (category - 1))) !== 0)) &&
    (row.categories & (search.excluded ?? 0)) === 0 &&
    (search.client === undefined || row.client === search.client) &&
    (search.kind === undefined || row.kind === search.kind) &&
    (intervals === undefined || intervals.some(([from, to]) => from <= row.takenAt && row.takenAt < to))
  )
}

test('the pages of a search contain the whole result in order, with any limit of visited rows', async () => {
  await fc.assert(
    fc.asyncProperty(
      searches,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 20 }),
      async (search, size, budget) => {
        const found: number[] = []
        let after: TimelineCursor | undefined
        do {
          const page = await searchMedia(catalog, search, { size, budget, after })
          expect(page.media.length).toBeLessThanOrEqual(size)
          found.push(...page.media.map(({ id }) => id))
          after = page.next
        } while (after !== undefined)
        const wanted = rows.filter((row) => passes(row, search))
        wanted.sort((a, b) => (a.takenAt - b.takenAt || a.id - b.id) * (search.oldestFirst ? 1 : -1))
        expect(found).toEqual(wanted.map(({ id }) => id))
      },
    ),
    { numRuns: 300 },
  )
})

test('a search that finds almost nothing returns a short page with a page token', async () => {
  const { media, next } = await searchMedia(
    catalog,
    { owner: id(1), kind: 'photo', excluded: 7 },
    { size: 100, budget: 10 },
  )
  expect(media.length).toBeLessThan(10)
  expect(next).toBeDefined()
})
