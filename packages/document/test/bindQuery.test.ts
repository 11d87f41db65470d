import { expect, test } from 'vitest'
import { createQueryBinder, loadDocument, mergeFields } from '../src/index.ts'

const document = loadDocument()
const binder = (id: string) => createQueryBinder(document, document.operation(id))

test('a query can contain parameters and fields of the body: dotted, repeated, in either spelling', () => {
  const bound = binder('mediaItems.search')({
    pageSize: '100',
    page_token: 'x',
    'filters.includeArchivedMedia': 'True',
    'filters.content_filter.includedContentCategories': ['PETS', 'FOOD'],
    'filters.mediaTypeFilter.mediaTypes': 'VIDEO',
    prettyPrint: 'false',
    $fields: 'nextPageToken',
  })
  expect(bound).toEqual({
    parameters: { prettyPrint: 'false', fields: 'nextPageToken' },
    fields: {
      pageSize: 100,
      pageToken: 'x',
      filters: {
        includeArchivedMedia: true,
        contentFilter: { includedContentCategories: ['PETS', 'FOOD'] },
        mediaTypeFilter: { mediaTypes: ['VIDEO'] },
      },
    },
    unknown: [],
  })
})

test.each([
  ['mediaItems.search', 'colour'],
  ['mediaItems.search', 'filters'],
  ['mediaItems.search', 'filters.'],
  ['mediaItems.search', 'filters.colour'],
  ['mediaItems.search', 'pageSize.value'],
  ['mediaItems.search', 'pagesize'],
  ['mediaItems.search', 'filters.dateFilter.dates'],
  ['mediaItems.search', 'filters.dateFilter.dates.year'],
  ['mediaItems.search', '__proto__'],
  ['mediaItems.search', 'filters.constructor.name'],
  ['albums.get', 'AlbumId'],
  ['albums.patch', 'title'],
  ['albums.list', 'albums'],
  ['albums.list', '$pageSize'],
  ['mediaItems.batchGet', 'mediaItemIds[]'],
])('for %s the name %s cannot be bound', (id, name) => {
  expect(binder(id)({ [name]: 'x' })).toEqual({ parameters: {}, fields: {}, unknown: [name] })
})

test("the body of a PATCH is a field of its request, as in Google's path", () => {
  const bound = binder('albums.patch')({ updateMask: 'title', 'album.title': 'Höfn', 'album.id': 'x' })
  expect(bound).toEqual({
    parameters: { updateMask: 'title' },
    fields: { title: 'Höfn' },
    unknown: [],
  })
})

test('a repeated mask is joined', () => {
  const { parameters } = binder('albums.patch')({ updateMask: ['title', 'cover_photo_media_item_id'] })
  expect(parameters).toEqual({ updateMask: 'title,cover_photo_media_item_id' })
})

test('headers of an upload may be in the query, in any case, and path parameters a second time', () => {
  const none = { parameters: {}, fields: {}, unknown: [] }
  expect(binder('uploads.create')({ 'x-goog-upload-protocol': 'raw', 'Content-type': 'x' })).toEqual(none)
  expect(binder('albums.get')({ albumId: 'x', album_id: 'x' })).toEqual(none)
})

test('the body takes precedence over the query, and lists are concatenated', () => {
  const body = { pageSize: 5, pageToken: null, filters: { mediaTypeFilter: { mediaTypes: ['PHOTO'] } } }
  const fields = {
    pageSize: 9,
    pageToken: 'x',
    albumId: 'a',
    filters: { includeArchivedMedia: true, mediaTypeFilter: { mediaTypes: ['VIDEO'] } },
  }
  expect(mergeFields(body, fields)).toEqual({
    pageSize: 5,
    pageToken: 'x',
    albumId: 'a',
    filters: { includeArchivedMedia: true, mediaTypeFilter: { mediaTypes: ['PHOTO', 'VIDEO'] } },
  })
})
