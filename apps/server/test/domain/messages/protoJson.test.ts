import { loadDocument, type Schema } from '@tintype/document'
import { expect, test } from 'vitest'
import { canonicalize } from '../../../src/domain/messages/protoJson.ts'

const document = loadDocument()
const read = (name: string, value: unknown) =>
  canonicalize(document, { $ref: `#/components/schemas/${name}` } as Schema, value)

test('numbers and booleans may be texts (facts 13.1 and 13.10)', () => {
  expect(
    read('SearchMediaItemsRequest', { pageSize: '50', filters: { includeArchivedMedia: 'True' } }),
  ).toEqual({
    pageSize: 50,
    filters: { includeArchivedMedia: true },
  })
})

test('null, empty texts, zeros, empty lists and false mean "not set" (facts 13.3)', () => {
  const body = {
    pageToken: '',
    albumId: null,
    pageSize: 0,
    filters: { dateFilter: { dates: [] }, includeArchivedMedia: false },
  }
  expect(read('SearchMediaItemsRequest', body)).toEqual({ filters: { dateFilter: {} } })
})

test('a single value is read as a list of one (facts 13.2)', () => {
  expect(read('DateFilter', { dates: { year: 2024, month: '8', day: 0 } })).toEqual({
    dates: [{ year: 2024, month: 8 }],
  })
})

test('field names may be the snake_case originals', () => {
  expect(read('SearchMediaItemsRequest', { page_size: 5, album_id: 'x' })).toEqual({
    pageSize: 5,
    albumId: 'x',
  })
})

test('a page size above the maximum is reduced to the maximum', () => {
  expect(read('SearchMediaItemsRequest', { pageSize: 5000 })).toEqual({ pageSize: 100 })
})

test('enum values may be numbers', () => {
  expect(read('AlbumPosition', { position: 2 })).toEqual({ position: 'LAST_IN_ALBUM' })
})

test('values that cannot be converted are passed to the validator unchanged', () => {
  const body = JSON.parse('{"pageSize":"many","filters":[1],"constructor":{"x":null},"__proto__":{"y":1}}')
  expect(read('SearchMediaItemsRequest', body)).toEqual(body)
})
