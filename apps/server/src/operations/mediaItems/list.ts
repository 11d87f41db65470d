import type { ListMediaItemsResponse } from '@tintype/types'
import { mediaPage } from '../../catalog/media.ts'
import { type Reach, readReach } from '../../library/access.ts'
import type { Context, Operation } from '../operation.ts'
import { listed, readPage } from '../paging.ts'
import { presentMediaItem } from './mediaItem.ts'

/** The whole library, newest first (api-facts 2.13). */
export const listMediaItems: Operation<'mediaItems.list'> = ({ query }, context) =>
  timelinePage('mediaItems.list', query, readReach(context.principal, 'mediaItems.list'), context)

/** One page of what is within reach, newest first: what `list` and a search without an album answer. */
export async function timelinePage(
  operation: 'mediaItems.list' | 'mediaItems.search',
  parameters: { pageSize?: number; pageToken?: string },
  reach: Reach,
  context: Context,
): Promise<ListMediaItemsResponse> {
  const { rows, nextPageToken } = await readPage(
    operation,
    parameters,
    context,
    ({ limit, after }) =>
      mediaPage(context.catalog, reach, { limit, ...(after && { after: [after[0] ?? 0, after[1] ?? 0] }) }),
    (media) => [media.taken_at, media.id],
  )
  return { mediaItems: listed(rows, (media) => presentMediaItem(media, context)), nextPageToken }
}
