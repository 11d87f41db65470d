import type { ContentCategory, Filters } from '@tintype/types'
import { invalidField } from './apiError.ts'
import { type Category, categoryBits, categoryNumber } from './contentCategories.ts'
import { type DateSpans, readDateFilter } from './dateFilter.ts'

/** What a search asks of an item: everything that is set (api-facts 4.1). */
export interface MediaFilter {
  favorite: boolean
  /** Numbers of the categories of which it has at least one; empty for any. */
  included: readonly number[]
  /** Bits of the categories of which it has none. */
  excluded: number
  kind?: 'photo' | 'video'
  dates?: DateSpans
  appCreated: boolean
  /** Archived items are let through as well. */
  withArchived: boolean
}

/** @throws ApiError `InvalidArgument` for filters that the schema allows and the rules do not. */
export function readFilters(filters: Filters): MediaFilter {
  const { dateFilter = {}, contentFilter = {}, mediaTypeFilter = {}, featureFilter = {} } = filters
  const included = named(contentFilter.includedContentCategories)
  const excluded = named(contentFilter.excludedContentCategories)
  const both = included.find((category) => excluded.includes(category))
  if (both !== undefined) {
    throw invalidField('filters.content_filter', `${both} is both included and excluded.`)
  }
  const kind = kinds[mediaTypeFilter.mediaTypes?.[0] ?? 'ALL_MEDIA']
  const dates = readDateFilter(dateFilter)
  return {
    favorite: (featureFilter.includedFeatures ?? []).includes('FAVORITES'),
    included: included.map(categoryNumber),
    excluded: categoryBits(excluded),
    ...(kind && { kind }),
    ...(dates && { dates }),
    appCreated: filters.excludeNonAppCreatedData ?? false,
    withArchived: filters.includeArchivedMedia ?? false,
  }
}

/**
 * Whether a search is a filtered one, in which nothing from the future appears (api-facts 4.4). Asking for
 * archived items as well filters nothing.
 */
export function narrows(filter: MediaFilter): boolean {
  const { favorite, included, excluded, kind, dates, appCreated } = filter
  return favorite || included.length > 0 || excluded > 0 || Boolean(kind ?? dates) || appCreated
}

const kinds = { ALL_MEDIA: undefined, PHOTO: 'photo', VIDEO: 'video' } as const

/** `NONE` is ignored beside others, and alone it means no filter (api-facts 4.1). */
function named(list: readonly ContentCategory[] = []): Category[] {
  return [...new Set(list)].filter((category) => category !== 'NONE')
}
