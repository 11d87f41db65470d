import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MediaSearch, TimelinePosition } from '../../src/catalog/mediaEntries.ts'
import { openCatalog } from '../../src/catalog/openCatalog.ts'
import type { Catalog, MediaRow } from '../../src/catalog/schema.ts'
import { searchMedia } from '../../src/catalog/search.ts'
import { addRows } from '../support/rows.ts'

let catalog: Catalog
let rows: MediaRow[]
beforeEach(async () => {
  catalog = await openCatalog(':memory:')
  await catalog.insertInto('user').values({ name: 'owner' }).execute()
  await catalog
    .insertInto('client')
    .values([{ name: 'app' }, { name: 'other' }])
    .execute()
  const items = fc.record({
    taken_at: fc.nat(60),
    client: fc.constantFrom(1, 2),
    kind: fc.constantFrom('photo' as const, 'video' as const),
    favorite: fc.nat(1),
    archived: fc.nat(1),
    categories: fc.nat(7),
  })
  const drawn = fc.sample(items, { numRuns: 150, seed: 1 })
  rows = await addRows(
    catalog,
    drawn.map((row) => ({ ...row, owner: 1 })),
  )
})
afterEach(() => catalog.destroy())

const searches: fc.Arbitrary<MediaSearch> = fc.record(
  {
    owner: fc.constant(1),
    favorite: fc.boolean(),
    withArchived: fc.boolean(),
    oldestFirst: fc.boolean(),
    included: fc.subarray([1, 2, 3]),
    excluded: fc.constantFrom(0, 0, 4),
    client: fc.constantFrom(1, 2),
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

function passes(row: MediaRow, search: MediaSearch): boolean {
  const { included = [], intervals } = search
  return (
    (!search.favorite || row.favorite === 1) &&
    (search.withArchived === true || row.archived === 0) &&
    (included.length === 0 || included.some((category) => (row.categories & (1 << (category - 1))) !== 0)) &&
    (row.categories & (search.excluded ?? 0)) === 0 &&
    (search.client === undefined || row.client === search.client) &&
    (search.kind === undefined || row.kind === search.kind) &&
    (intervals === undefined || intervals.some(([from, to]) => from <= row.taken_at && row.taken_at < to))
  )
}

test('however little a page may visit, its pages together are the whole result, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      searches,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 20 }),
      async (search, size, budget) => {
        const found: number[] = []
        let after: TimelinePosition | undefined
        do {
          const page = await searchMedia(catalog, search, { size, budget, ...(after && { after }) })
          expect(page.rows.length).toBeLessThanOrEqual(size)
          found.push(...page.rows.map(({ id }) => id))
          after = page.next
        } while (after !== undefined)
        const wanted = rows.filter((row) => passes(row, search))
        wanted.sort((a, b) => (a.taken_at - b.taken_at || a.id - b.id) * (search.oldestFirst ? 1 : -1))
        expect(found).toEqual(wanted.map(({ id }) => id))
      },
    ),
    { numRuns: 300 },
  )
})

test('a search that finds next to nothing answers with a short page and a way to go on', async () => {
  const { rows, next } = await searchMedia(
    catalog,
    { owner: 1, kind: 'photo', excluded: 7 },
    { size: 100, budget: 10 },
  )
  expect(rows.length).toBeLessThan(10)
  expect(next).toBeDefined()
})
