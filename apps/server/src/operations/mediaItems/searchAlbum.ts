import type { SearchMediaItemsRequest, SearchMediaItemsResponse } from '@tintype/types'
import { albumMediaPage } from '../../catalog/albumContents.ts'
import { readsAll, seesSharing } from '../../library/access.ts'
import { findAlbum, PLACEHOLDER_ROW } from '../albums/album.ts'
import type { Context } from '../operation.ts'
import { listed, readPage } from '../paging.ts'
import { presentMediaItem } from './mediaItem.ts'

/**
 * The media of one album, in album order (api-facts 4.3). Archived or not makes no difference here. An album of
 * this app may hold items that another app has made; a reader of app-created data does not see those (api-facts
 * 11.1). Who added an item shows in shared albums of this app, to the sharing scope (api-facts 4.4).
 */
export async function searchAlbum(
  albumId: string,
  body: SearchMediaItemsRequest,
  context: Context,
): Promise<SearchMediaItemsResponse> {
  const { catalog, mediaUrls, origin, principal } = context
  const album = await findAlbum(albumId, 'mediaItems.search', context)
  const reach = readsAll(principal, 'mediaItems.search') ? {} : { client: principal.client }
  const { rows, nextPageToken } = await readPage(
    'mediaItems.search',
    body,
    context,
    ({ limit, after }) =>
      albumMediaPage(
        catalog,
        album.id,
        { limit, ...(after && { after: [after[0] ?? 0, after[1] ?? 0] }) },
        reach,
      ),
    (entry) => [entry.position, entry.id],
  )
  const portrait = `${origin}${mediaUrls.issue({ media: PLACEHOLDER_ROW, user: principal.user })}`
  const shared = seesSharing(principal, album)
  const mediaItems = listed(rows, (entry) => ({
    ...presentMediaItem(entry, context),
    contributorInfo: shared ? { displayName: entry.contributor, profilePictureBaseUrl: portrait } : undefined,
  }))
  return { mediaItems, nextPageToken }
}
