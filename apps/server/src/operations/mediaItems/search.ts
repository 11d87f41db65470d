import { readReach } from '../../domain/access.ts'
import { readFilters } from '../../domain/mediaFilter.ts'
import type { Operation } from '../operation.ts'
import { librarySearch } from './librarySearch.ts'
import { searchPage } from './list.ts'
import { searchAlbum } from './searchAlbum.ts'

/** What passes every filter, newest first; or one album in album order (facts 4). */
export const searchMediaItems: Operation<'mediaItems.search'> = async ({ body = {} }, context) => {
  if (body.albumId !== undefined) return searchAlbum(body.albumId, body, context)
  const { principal, catalog, now } = context
  const filter = readFilters(body.filters ?? {})
  const reach = readReach(principal, 'mediaItems.search', filter.appCreated)
  const oldestFirst = body.orderBy === 'MediaMetadata.creation_time'
  const search = await librarySearch(catalog, reach, filter, { now: now(), oldestFirst })
  return searchPage('mediaItems.search', body, search, context)
}
