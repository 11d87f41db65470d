import type { ListMediaItemsResponse } from '@tintype/types'
import type { MediaSearch } from '../../catalog/mediaEntries.ts'
import { searchMedia } from '../../catalog/search.ts'
import { readReach } from '../../domain/access.ts'
import type { Context, Operation } from '../operation.ts'
import { openPage } from '../paging.ts'
import { presentMediaItems } from './mediaItem.ts'

/** The whole library but its archive, newest first (facts 2.13). */
export const listMediaItems: Operation<'mediaItems.list'> = ({ query }, context) =>
  searchPage('mediaItems.list', query, readReach(context.principal, 'mediaItems.list'), context)

/** One page of what a search finds: what `list` and a search without an album answer. */
export async function searchPage(
  operation: 'mediaItems.list' | 'mediaItems.search',
  parameters: { pageSize?: number; pageToken?: string },
  search: MediaSearch,
  context: Context,
): Promise<ListMediaItemsResponse> {
  const { size, after, tokenFor, emptyPage } = await openPage(operation, parameters, context)
  if (emptyPage) return { nextPageToken: emptyPage.nextPageToken }
  const position = after && ([after[0] ?? 0, after[1] ?? 0] as const)
  const { rows, next } = await searchMedia(context.catalog, search, {
    size,
    ...(position && { after: position }),
  })
  return {
    mediaItems: rows.length > 0 ? presentMediaItems(rows, context) : undefined,
    nextPageToken: next && tokenFor(next),
  }
}
