import type { SearchMediaItemsRequest, SearchMediaItemsResponse } from '@tintype/types'
import { albumMediaPage } from '../../catalog/albumContents.ts'
import { readsAll, seesSharing } from '../../domain/access.ts'
import { findAlbum, PLACEHOLDER_ROW } from '../albums/album.ts'
import type { Context } from '../operation.ts'
import { fillPage, listed, openPage } from '../paging.ts'
import { readTogether } from '../transaction.ts'
import { presentMediaItem } from './mediaItem.ts'

/**
 * The media of one album, in album order (facts 4.3). Archived or not makes no difference here. An album of
 * this app may hold items that another app has made; a reader of app-created data does not see those (facts
 * 11.1). Who added an item shows in shared albums of this app, to the sharing scope (facts 4.4).
 */
export async function searchAlbum(
  albumId: string,
  body: SearchMediaItemsRequest,
  context: Context,
): Promise<SearchMediaItemsResponse> {
  const { mediaUrls, origin, principal } = context
  const opened = await openPage('mediaItems.search', body, context)
  const reach = readsAll(principal, 'mediaItems.search') ? {} : { client: principal.client }
  // What a former member is shown is never newer than the membership.
  const { album, rows, nextPageToken } = await readTogether(context, async (inside) => {
    const album = await findAlbum(albumId, 'mediaItems.search', inside)
    const page = await fillPage(
      opened,
      ({ limit, after }) =>
        albumMediaPage(
          inside.catalog,
          album.id,
          { limit, ...(after && { after: [after[0] ?? 0, after[1] ?? 0] }) },
          reach,
        ),
      (entry) => [entry.position, entry.id],
    )
    return { album, ...page }
  })
  const portrait = `${origin}${mediaUrls.issue({ media: PLACEHOLDER_ROW, user: principal.user })}`
  const shared = seesSharing(principal, album)
  const mediaItems = listed(rows, (entry) => ({
    ...presentMediaItem(entry, context),
    contributorInfo: shared ? { displayName: entry.contributor, profilePictureBaseUrl: portrait } : undefined,
  }))
  return { mediaItems, nextPageToken }
}
