import type { ContentCategory, Filters } from '@tintype/types'
import { invalidField } from './apiError.ts'
import { type Category, categoryBits, categoryNumber } from './contentCategories.ts'
import { type DateSpans, readDateFilter } from './dateFilter.ts'

/** The conditions of a search. An item must meet all of them (facts 4.1). */
export interface MediaFilter {
  favorite: boolean
  /** Numbers of categories; the item has at least one of them. Empty for no condition. */
  included: readonly number[]
  /** Bit set of categories; the item has none of them. */
  excluded: number
  kind: 'photo' | 'video' | undefined
  dates: DateSpans | undefined
  appCreated: boolean
  /** Whether archived items are included. */
  withArchived: boolean
}

/** @throws ApiError `InvalidArgument` for filters that are valid by the schema and contradict a rule of the API */
export function readFilters(filters: Filters): MediaFilter {
  const { dateFilter = {}, contentFilter = {}, mediaTypeFilter = {}, featureFilter = {} } = filters
  const included = realCategories(contentFilter.includedContentCategories)
  const excluded = realCategories(contentFilter.excludedContentCategories)
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
    kind,
    dates,
    appCreated: filters.excludeNonAppCreatedData ?? false,
    withArchived: filters.includeArchivedMedia ?? false,
  }
}

/**
 * Whether a search has any condition: then it omits items dated in the future (facts 4.4). Including archived items
 * is not a condition.
 */
export function narrows(filter: MediaFilter): boolean {
  const { favorite, included, excluded, kind, dates, appCreated } = filter
  return favorite || included.length > 0 || excluded > 0 || Boolean(kind ?? dates) || appCreated
}

const kinds = { ALL_MEDIA: undefined, PHOTO: 'photo', VIDEO: 'video' } as const

/** Removes `NONE`: it is ignored next to other categories, and alone it means no filter (facts 4.1). */
function realCategories(list: readonly ContentCategory[] = []): Category[] {
  return [...new Set(list)].filter((category) => category !== 'NONE')
}
