import type { SearchMediaItemsRequest, SearchMediaItemsResponse } from '@tintype/types'
import { albumMediaPage } from '../../catalog/albums.ts'
import { appCreatedReach, readReach } from '../../library/access.ts'
import { findAlbum } from '../albums/album.ts'
import type { Context, Operation } from '../operation.ts'
import { listed, readPage } from '../paging.ts'
import { unimplemented } from '../unimplemented.ts'
import { timelinePage } from './list.ts'
import { presentMediaItem } from './mediaItem.ts'

/** Everything, or one album in album order. Other filters than app-created data are not there yet. */
export const searchMediaItems: Operation<'mediaItems.search'> = async ({ body = {} }, context) => {
  if (body.albumId !== undefined) return searchAlbum(body.albumId, body, context)
  const { excludeNonAppCreatedData, includeArchivedMedia, ...others } = body.filters ?? {}
  if (includeArchivedMedia || Object.keys(others).length > 0) return unimplemented()
  const { principal } = context
  const reach = excludeNonAppCreatedData
    ? appCreatedReach(principal)
    : readReach(principal, 'mediaItems.search')
  return timelinePage('mediaItems.search', body, reach, context)
}

async function searchAlbum(
  albumId: string,
  body: SearchMediaItemsRequest,
  context: Context,
): Promise<SearchMediaItemsResponse> {
  const reach = readReach(context.principal, 'mediaItems.search')
  const album = await findAlbum(albumId, reach, context)
  const { rows, nextPageToken } = await readPage(
    'mediaItems.search',
    body,
    context,
    ({ limit, after }) =>
      albumMediaPage(context.catalog, album.id, { limit, ...(after && { after: [after[0] ?? 0] }) }),
    (entry) => [entry.position],
  )
  return { mediaItems: listed(rows, (media) => presentMediaItem(media, context)), nextPageToken }
}
