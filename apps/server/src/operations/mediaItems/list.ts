import type { ListMediaItemsResponse } from '@tintype/types'
import type { MediaSearch } from '../../catalog/search/queryPlan.ts'
import { searchMedia } from '../../catalog/search/searchMedia.ts'
import { visibilityOf } from '../../domain/permissions.ts'
import type { Context, Operation } from '../operation.ts'
import { omitEmpty, parsePage } from '../paging.ts'
import { timelinePositions } from '../positions.ts'
import { presentMediaItems } from './mediaItem.ts'

/** The whole library without archived items, newest first (facts 2.13). */
export const listMediaItems: Operation<'mediaItems.list'> = ({ query }, context) =>
  searchPage('mediaItems.list', query, visibilityOf(context.principal, 'mediaItems.list'), context)

/** One page of a search of the library, for `mediaItems.list` and for a search without an album. */
export async function searchPage(
  operation: 'mediaItems.list' | 'mediaItems.search',
  parameters: { pageSize?: number; pageToken?: string },
  search: MediaSearch,
  context: Context,
): Promise<ListMediaItemsResponse> {
  const page = await parsePage(operation, parameters, context, timelinePositions)
  if (page.emptyPage) return { nextPageToken: page.emptyPage.nextPageToken }
  const { media, next } = await searchMedia(context.catalog, search, page)
  return {
    mediaItems: omitEmpty(presentMediaItems(media, context)),
    nextPageToken: next && page.tokenFor(next),
  }
}
