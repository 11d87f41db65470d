import type { Filters, MediaItem, SearchMediaItemsRequest } from '@tintype/types'
import { DATE_PATTERN, parseDate } from '../dates.ts'
import { documentedField } from '../documentedField.ts'
import { readImage } from '../images.ts'
import { itemSummary } from '../summaries.ts'
import { type CallContext, type Content, defineTool, json } from '../tool.ts'

/** Pixels of a thumbnail's longer side: enough to recognize a picture. */
const THUMBNAIL_SIZE = 256
/** The thumbnails of one result: each costs a model about as much as a page of text. */
const MAX_THUMBNAILS = 12

interface FindPhotosInput {
  albumId?: string
  dates?: string[]
  from?: string
  to?: string
  mediaType?: MediaType
  categories?: Categories
  withoutCategories?: Categories
  favorites?: boolean
  includeArchivedMedia?: boolean
  thumbnails?: boolean
  pageSize?: number
  pageToken?: string
}

type MediaType = NonNullable<NonNullable<Filters['mediaTypeFilter']>['mediaTypes']>[number]
type Categories = NonNullable<NonNullable<Filters['contentFilter']>['includedContentCategories']>

const date = { type: 'string', pattern: DATE_PATTERN }

export const findPhotos = defineTool<FindPhotosInput>({
  name: 'find_photos',
  purpose: 'Finds photos and videos of the library, newest first, or lists an album.',
  operations: ['mediaItems.search'],
  effect: 'reads',
  input: {
    albumId: { schema: documentedField('SearchMediaItemsRequest.albumId') },
    dates: {
      schema: documentedField('DateFilter.dates', {
        items: date,
        description: 'Any of: 2024-08-17, 2024-08, 2024, --12-24 (every year).',
      }),
    },
    from: { schema: { ...date, description: 'First day, month or year.' } },
    to: { schema: { ...date, description: 'Last one, inclusive, in the same form as from.' } },
    mediaType: { schema: mediaTypeSchema() },
    categories: { schema: documentedField('ContentFilter.includedContentCategories') },
    withoutCategories: {
      schema: documentedField('ContentFilter.excludedContentCategories', { items: { type: 'string' } }),
    },
    favorites: { schema: { type: 'boolean', description: 'True for starred items only.' } },
    includeArchivedMedia: { schema: documentedField('Filters.includeArchivedMedia') },
    thumbnails: {
      schema: { type: 'boolean', description: `True to see the first ${MAX_THUMBNAILS} as small images.` },
    },
    pageSize: { schema: documentedField('SearchMediaItemsRequest.pageSize') },
    pageToken: { schema: documentedField('SearchMediaItemsRequest.pageToken') },
  },
  async run(input, context) {
    const { signal } = context
    const { mediaItems = [], nextPageToken } = await context.photos.mediaItems.search(
      { body: searchOf(input) },
      { signal },
    )
    const summary = json({ mediaItems: mediaItems.map(itemSummary), nextPageToken })
    if (!input.thumbnails) return [summary]
    return [summary, ...(await thumbnailsOf(mediaItems.slice(0, MAX_THUMBNAILS), context))]
  },
})

/** The enum of a filter that takes exactly one value. */
function mediaTypeSchema() {
  const { items } = documentedField('MediaTypeFilter.mediaTypes')
  return items as { type: string; enum: MediaType[] }
}

function searchOf(input: FindPhotosInput): SearchMediaItemsRequest {
  const { albumId, pageSize, pageToken } = input
  const filters = filtersOf(input)
  return { albumId, pageSize, pageToken, filters: Object.keys(filters).length > 0 ? filters : undefined }
}

function filtersOf(input: FindPhotosInput): Filters {
  const { dates = [], from, to, mediaType, categories, withoutCategories, favorites } = input
  const filters: Filters = {}
  if (dates.length > 0 || from !== undefined || to !== undefined) {
    filters.dateFilter = { dates: dates.map(parseDate), ranges: rangesOf(from, to) }
  }
  if (mediaType !== undefined) filters.mediaTypeFilter = { mediaTypes: [mediaType] }
  if (categories !== undefined || withoutCategories !== undefined) {
    filters.contentFilter = {
      includedContentCategories: categories,
      excludedContentCategories: withoutCategories,
    }
  }
  if (favorites) filters.featureFilter = { includedFeatures: ['FAVORITES'] }
  if (input.includeArchivedMedia) filters.includeArchivedMedia = true
  return filters
}

/** The API needs both ends, in the same form: an open one becomes the first or the last year, month or day. */
function rangesOf(from: string | undefined, to: string | undefined) {
  if (from === undefined && to === undefined) return []
  const form = (from ?? to ?? '').split('-').length
  const first = ['0001', '01', '01'].slice(0, form).join('-')
  const last = ['9999', '12', '31'].slice(0, form).join('-')
  return [{ startDate: parseDate(from ?? first), endDate: parseDate(to ?? last) }]
}

/** One after the other, so that one call does not take all of a quota of requests per second. */
async function thumbnailsOf(items: readonly MediaItem[], context: CallContext): Promise<Content[]> {
  const contents: Content[] = []
  for (const item of items) {
    contents.push({ type: 'text', text: `${item.filename} ${item.id}` })
    contents.push(await readImage(item, THUMBNAIL_SIZE, context))
  }
  return contents
}
