import type { ContentCategory, Filters } from '@tintype/types'
import { expect, test } from 'vitest'
import { type Category, categories, categoryBits } from '../../../src/domain/contentCategories.ts'
import { addRows, principalOf, type RowOptions } from '../../support/rows.ts'
import { searchAll } from '../../support/searchAll.ts'
import { send, startTestServer } from '../../support/server.ts'

const NOW = Date.UTC(2026, 0, 15, 12)
const bits = (...names: Category[]) => categoryBits(names)

/** A library of these items, and a function that searches it and returns the names of the results, page by page. */
async function library(items: Record<string, Partial<RowOptions>>) {
  const server = await startTestServer()
  const principal = await principalOf(server)
  const rows = Object.entries(items).map(([filename, item]) => ({ ...principal, filename, ...item }))
  await addRows(server.app.services.catalog, rows)
  const token = await server.token()
  return {
    server,
    token,
    errorOf: async (body: object) =>
      (await send(`${server.url}/v1/mediaItems:search`, { token, body })).body.error,
    find: (filters: object, extra: object = {}) => searchAll(server, token, { filters, ...extra }),
  }
}

const at = (text: string) => ({ takenAt: Date.parse(text) })

test('an item matches if the UTC day of its capture is in any of the dates and ranges', async () => {
  const { find } = await library({
    eve: at('2019-12-31T23:59:59.999Z'),
    newYear: at('2020-01-01T00:00:00Z'),
    leapDay: at('2020-02-29T12:00:00Z'),
    summer: at('2021-07-01T12:00:00Z'),
    nextNewYear: at('2021-01-01T10:00:00Z'),
  })
  const dates = (...dates: object[]) => find({ dateFilter: { dates } })
  expect(await dates({ year: 2020, month: 1, day: 1 })).toEqual(['newYear'])
  expect(await dates({ year: 2020, month: 2 })).toEqual(['leapDay'])
  expect(await dates({ year: 2020 })).toEqual(['leapDay', 'newYear'])
  expect(await dates({ month: 1, day: 1 })).toEqual(['nextNewYear', 'newYear'])
  expect(await dates({ year: 2019 }, { year: '2021', month: 7, day: 0 })).toEqual(['summer', 'eve'])
  const ranges = [{ startDate: { year: 2020, month: 2 }, endDate: { year: 2021, month: 1 } }]
  expect(await find({ dateFilter: { ranges } })).toEqual(['nextNewYear', 'leapDay'])
  expect(await find({ dateFilter: { ranges, dates: [{ year: 2019 }] } })).toEqual([
    'nextNewYear',
    'leapDay',
    'eve',
  ])
})

test('an item without a capture time matches no date filter, but matches all other filters', async () => {
  const { find } = await library({
    dated: at('2024-08-01T12:00:00Z'),
    undated: { ...at('2024-08-02T12:00:00Z'), hasCaptureDate: false },
  })
  expect(await find({ dateFilter: { dates: [{ year: 2024 }] } })).toEqual(['dated'])
  expect(await find({ mediaTypeFilter: { mediaTypes: ['PHOTO'] } })).toEqual(['undated', 'dated'])
})

test('an item with a capture time in the future appears only in unfiltered results', async () => {
  const { server, token, find } = await library({
    now: { takenAt: NOW },
    future: { takenAt: NOW + 1, favorite: true, categories: bits('PETS') },
  })
  const list = await send(`${server.url}/v1/mediaItems`, { token })
  expect(list.body.mediaItems.map(({ filename }: { filename: string }) => filename)).toEqual([
    'future',
    'now',
  ])
  expect(await find({})).toEqual(['future', 'now'])
  expect(await find({ includeArchivedMedia: true })).toEqual(['future', 'now'])
  expect(await find({ dateFilter: { dates: [{ year: 2026 }] } })).toEqual(['now'])
  expect(await find({ mediaTypeFilter: { mediaTypes: ['PHOTO'] } })).toEqual(['now'])
  expect(await find({ excludeNonAppCreatedData: true })).toEqual(['now'])
  expect(await find({ featureFilter: { includedFeatures: ['FAVORITES'] } })).toEqual([])
  expect(await find({ contentFilter: { includedContentCategories: ['PETS'] } })).toEqual([])
  server.clock.now += 1
  expect(await find({ featureFilter: { includedFeatures: ['FAVORITES'] } })).toEqual(['future'])
})

test('an item matches if it has any included category and no excluded category', async () => {
  const { find } = await library({
    dog: { ...at('2020-01-04T00:00:00Z'), categories: bits('PETS', 'ANIMALS') },
    lion: { ...at('2020-01-03T00:00:00Z'), categories: bits('ANIMALS', 'TRAVEL') },
    cake: { ...at('2020-01-02T00:00:00Z'), categories: bits('FOOD', 'HOLIDAYS') },
    desk: at('2020-01-01T00:00:00Z'),
  })
  const content = (included: ContentCategory[], excluded: ContentCategory[] = []) =>
    find({
      contentFilter: { includedContentCategories: included, excludedContentCategories: excluded },
    })
  expect(await content(['ANIMALS'])).toEqual(['dog', 'lion'])
  expect(await content(['PETS', 'ANIMALS', 'FOOD'])).toEqual(['dog', 'lion', 'cake'])
  expect(await content(['ANIMALS', 'HOLIDAYS'], ['TRAVEL'])).toEqual(['dog', 'cake'])
  expect(await content([], ['FOOD', 'PETS'])).toEqual(['lion', 'desk'])
  expect(await content(['NONE', 'FOOD'])).toEqual(['cake'])
  expect(await content(['NONE'], ['NONE', 'FOOD'])).toEqual(['dog', 'lion', 'desk'])
  expect(await content(['NONE'])).toEqual(['dog', 'lion', 'cake', 'desk'])
})

test('filters for kinds, features, the archive and app-created data work alone and combined', async () => {
  const server = await startTestServer()
  const mine = await principalOf(server)
  const foreign = await principalOf(server, { client: 'other' })
  const neighbor = await principalOf(server, { user: 'neighbor' })
  await addRows(server.app.services.catalog, [
    { ...mine, filename: 'photo', takenAt: 6 },
    { ...mine, filename: 'film', takenAt: 5, kind: 'video', mime: 'video/mp4' },
    { ...mine, filename: 'starred', takenAt: 4, favorite: true },
    { ...mine, filename: 'hidden', takenAt: 3, archived: true },
    { ...foreign, filename: 'hidden star', takenAt: 2, archived: true, favorite: true },
    { ...foreign, filename: 'foreign', takenAt: 1 },
    { ...neighbor, filename: 'theirs', takenAt: 0 },
  ])
  const token = await server.token()
  const find = (filters: Filters) => searchAll(server, token, { filters, pageSize: 2 })
  expect(await find({})).toEqual(['photo', 'film', 'starred', 'foreign'])
  expect(await find({ mediaTypeFilter: { mediaTypes: ['VIDEO'] } })).toEqual(['film'])
  expect(await find({ mediaTypeFilter: { mediaTypes: ['PHOTO'] } })).toEqual(['photo', 'starred', 'foreign'])
  expect(await find({ mediaTypeFilter: { mediaTypes: ['ALL_MEDIA'] } })).toHaveLength(4)
  expect(await find({ featureFilter: { includedFeatures: ['NONE'] } })).toHaveLength(4)
  const starred: Filters = { featureFilter: { includedFeatures: ['FAVORITES'] } }
  expect(await find(starred)).toEqual(['starred'])
  expect(await find({ ...starred, includeArchivedMedia: true })).toEqual(['starred', 'hidden star'])
  expect(await find({ includeArchivedMedia: true })).toEqual([
    'photo',
    'film',
    'starred',
    'hidden',
    'hidden star',
    'foreign',
  ])
  expect(await find({ excludeNonAppCreatedData: true })).toEqual(['photo', 'film', 'starred'])
  expect(await find({ ...starred, includeArchivedMedia: true, excludeNonAppCreatedData: true })).toEqual([
    'starred',
  ])
  const list = await send(`${server.url}/v1/mediaItems`, { token })
  expect(list.body.mediaItems).toHaveLength(4)
})

test('orderBy requires a date filter, and is ignored without one', async () => {
  const { find } = await library({ old: { takenAt: 1 }, middle: { takenAt: 2 }, young: { takenAt: 3 } })
  const dateFilter = { dates: [{ year: 1970 }] }
  const oldest = { orderBy: 'MediaMetadata.creation_time', pageSize: 1 }
  expect(await find({ dateFilter }, oldest)).toEqual(['old', 'middle', 'young'])
  expect(await find({ dateFilter }, { orderBy: 'MediaMetadata.creation_time desc' })).toEqual([
    'young',
    'middle',
    'old',
  ])
  expect(
    await find({ dateFilter }, { orderBy: 'MediaMetadata.creation_time,MediaMetadata.creation_time desc' }),
  ).toEqual(['old', 'middle', 'young'])
  expect(await find({}, oldest)).toEqual(['young', 'middle', 'old'])
  expect(await find({ mediaTypeFilter: { mediaTypes: ['PHOTO'] } }, oldest)).toEqual([
    'young',
    'middle',
    'old',
  ])
})

test('a search finds each of many items with the same time once, page by page, in both orders', async () => {
  const items = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`${index}`, { takenAt: 7 }]))
  const { find } = await library(items)
  const dateFilter = { dates: [{ year: 1970 }] }
  const names = Object.keys(items)
  expect(await find({ dateFilter }, { pageSize: 4, orderBy: 'MediaMetadata.creation_time' })).toEqual(names)
  expect(await find({ dateFilter }, { pageSize: 4 })).toEqual(names.toReversed())
  expect(await find({}, { pageSize: 4 })).toEqual(names.toReversed())
})

test.each<[string, object]>([
  ['a month alone', { filters: { dateFilter: { dates: [{ month: 5 }] } } }],
  ['a range without a start', { filters: { dateFilter: { ranges: [{ endDate: { year: 2020 } }] } } }],
  ['six dates', { filters: { dateFilter: { dates: Array(6).fill({ year: 2020 }) } } }],
  [
    'a category both included and excluded',
    {
      filters: {
        contentFilter: { includedContentCategories: ['PETS'], excludedContentCategories: ['PETS'] },
      },
    },
  ],
  [
    'eleven categories',
    { filters: { contentFilter: { includedContentCategories: categories.slice(0, 11) } } },
  ],
  ['an unknown category', { filters: { contentFilter: { includedContentCategories: ['CARS'] } } }],
  ['two media types', { filters: { mediaTypeFilter: { mediaTypes: ['PHOTO', 'VIDEO'] } } }],
  ['an album together with filters', { albumId: 'x'.repeat(64), filters: { includeArchivedMedia: true } }],
  ['an unknown order', { orderBy: 'filename' }],
])('%s is rejected', async (_what, body) => {
  const { errorOf } = await library({})
  expect(await errorOf(body)).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
})

test('empty filters next to an album are ignored', async () => {
  const { server, token } = await library({})
  const { body: album } = await send(`${server.url}/v1/albums`, { token, body: { album: { title: 'A' } } })
  for (const filters of [{}, null, { includeArchivedMedia: false }]) {
    expect(
      await send(`${server.url}/v1/mediaItems:search`, { token, body: { albumId: album.id, filters } }),
    ).toMatchObject({ status: 200, body: {} })
  }
})

test('a page token is valid only for its own search', async () => {
  const { find, errorOf, server, token } = await library({ a: { takenAt: 1 }, b: { takenAt: 2 } })
  expect(await find({})).toHaveLength(2)
  const first = await send(`${server.url}/v1/mediaItems:search`, {
    token,
    body: { pageSize: 1, filters: {} },
  })
  const { nextPageToken: pageToken } = first.body
  expect(await errorOf({ pageSize: 1, pageToken, filters: { includeArchivedMedia: true } })).toMatchObject({
    message: 'When using a page token, you must use the same parameters as the previous request.',
  })
})
