import { readFilters } from '../../domain/mediaFilter.ts'
import { visibilityOf } from '../../domain/permissions.ts'
import type { Operation } from '../operation.ts'
import { librarySearch } from './librarySearch.ts'
import { searchPage } from './list.ts'
import { searchAlbum } from './searchAlbum.ts'

/** The items that match all filters, newest first; or one album in album order (facts 4). */
export const searchMediaItems: Operation<'mediaItems.search'> = async ({ body = {} }, context) => {
  if (body.albumId !== undefined) return searchAlbum(body.albumId, body, context)
  const { principal, catalog, now } = context
  const filter = readFilters(body.filters ?? {})
  const visibility = visibilityOf(principal, 'mediaItems.search', filter.appCreated)
  const oldestFirst = body.orderBy === 'MediaMetadata.creation_time'
  const search = await librarySearch(catalog, visibility, filter, { now: now(), oldestFirst })
  return searchPage('mediaItems.search', body, search, context)
}
