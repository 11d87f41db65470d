import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MediaRecord } from '../../../src/catalog/mediaRecords.ts'
import { type Category, categoryBits } from '../../../src/domain/contentCategories.ts'
import { addRows, principalOf } from '../../support/rows.ts'
import { searchAll } from '../../support/searchAll.ts'
import { startTestServer } from '../../support/server.ts'

const bits = (...names: Category[]) => categoryBits(names)
const NOW = Date.UTC(2026, 0, 15, 12)

const someCategories: Category[] = ['PETS', 'FOOD', 'NIGHT', 'SELFIES', 'HOLIDAYS', 'LANDSCAPES']
const flag = fc.constantFrom(false, false, false, true)
const items = fc.array(
  fc.record({
    // Few days and few hours, so that filters match and items have equal times.
    takenAt: fc
      .tuple(
        fc.integer({ min: 2015, max: 2027 }),
        fc.constantFrom(0, 1, 6),
        fc.constantFrom(1, 15, 28, 29),
        fc.nat(2),
      )
      .map(([year, month, day, hour]) => Date.UTC(year, month, day, hour)),
    hasCaptureDate: fc.constantFrom(true, true, true, false),
    kind: fc.constantFrom('photo' as const, 'photo' as const, 'video' as const),
    favorite: flag,
    archived: flag,
    categories: fc.subarray(someCategories).map(categoryBits),
    app: fc.boolean(),
  }),
  { minLength: 250, maxLength: 250 },
)

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 })
const partialDate = fc.oneof(
  fc.record({ year: fc.integer({ min: 2014, max: 2028 }) }),
  fc.record({ year: fc.integer({ min: 2014, max: 2028 }), month: fc.constantFrom(1, 2, 7) }),
  fc.record({ month: fc.constantFrom(1, 2, 7), day: fc.constantFrom(1, 15, 28, 29) }),
)
const someFilters = fc.record({
  dates: maybe(fc.array(partialDate, { minLength: 1, maxLength: 5 })),
  favorites: fc.constantFrom(false, false, true),
  kind: fc.constantFrom(undefined, undefined, 'photo' as const, 'video' as const),
  included: maybe(fc.subarray(someCategories)),
  excluded: maybe(fc.subarray(someCategories, { maxLength: 2 })),
  withArchived: fc.boolean(),
  appCreated: fc.constantFrom(false, false, true),
  oldestFirst: fc.boolean(),
})
type SomeFilters = typeof someFilters extends fc.Arbitrary<infer T> ? T : never

function request(wanted: SomeFilters, pageSize: number) {
  const { dates, included, excluded = [], kind } = wanted
  return {
    pageSize,
    ...(wanted.oldestFirst && { orderBy: 'MediaMetadata.creation_time' }),
    filters: {
      ...(dates && { dateFilter: { dates } }),
      contentFilter: {
        includedContentCategories: included?.filter((category) => !excluded.includes(category)),
        excludedContentCategories: excluded,
      },
      ...(kind && { mediaTypeFilter: { mediaTypes: [kind.toUpperCase()] } }),
      ...(wanted.favorites && { featureFilter: { includedFeatures: ['FAVORITES'] } }),
      includeArchivedMedia: wanted.withArchived,
      excludeNonAppCreatedData: wanted.appCreated,
    },
  }
}

function expected(rows: readonly MediaRecord[], wanted: SomeFilters, client: number): string[] {
  const { dates, favorites, kind, excluded = [], withArchived, appCreated } = wanted
  const included = (wanted.included ?? []).filter((category) => !excluded.includes(category))
  const narrowed = Boolean(dates || favorites || kind || included.length || excluded.length || appCreated)
  const found = rows.filter((row) => {
    const day = new Date(row.takenAt)
    const onDate = dates?.some(
      (date: { year?: number; month?: number; day?: number }) =>
        (!date.year || date.year === day.getUTCFullYear()) &&
        (!date.month || date.month === day.getUTCMonth() + 1) &&
        (!date.day || date.day === day.getUTCDate()),
    )
    return (
      (!dates || (onDate && row.hasCaptureDate)) &&
      (!favorites || row.favorite) &&
      (!kind || row.kind === kind) &&
      (included.length === 0 || (row.categories & bits(...included)) !== 0) &&
      (row.categories & bits(...excluded)) === 0 &&
      (withArchived || !row.archived) &&
      (!appCreated || row.client === client) &&
      (!narrowed || row.takenAt <= NOW)
    )
  })
  found.sort((a, b) => b.takenAt - a.takenAt || b.id - a.id)
  return (wanted.oldestFirst && dates ? found.toReversed() : found).map(({ filename }) => filename)
}

test('all pages of any search together equal the result of a plain filter over all items', async () => {
  const server = await startTestServer()
  const mine = await principalOf(server)
  const other = await principalOf(server, { client: 'other' })
  const token = await server.token()
  const [drawn = []] = fc.sample(items, { numRuns: 1, seed: 20_240_817 })
  const rows = await addRows(
    server.app.services.catalog,
    drawn.map(({ app, ...row }, index) => ({ ...row, ...(app ? mine : other), filename: `${index}` })),
  )
  await fc.assert(
    fc.asyncProperty(someFilters, fc.constantFrom(5, 40, 100), async (wanted, pageSize) => {
      expect(await searchAll(server, token, request(wanted, pageSize))).toEqual(
        expected(rows, wanted, mine.client),
      )
    }),
    { numRuns: 100 },
  )
})
