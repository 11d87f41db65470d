import type { SearchMediaItemsRequest, SearchMediaItemsResponse } from '@tintype/types'
import { albumMediaPage } from '../../catalog/albums.ts'
import { readReach } from '../../library/access.ts'
import { findAlbum } from '../albums/album.ts'
import type { Context } from '../operation.ts'
import { listed, readPage } from '../paging.ts'
import { presentMediaItem } from './mediaItem.ts'

/** The media of one album, in album order (api-facts 4.3). Archived or not makes no difference here. */
export async function searchAlbum(
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
