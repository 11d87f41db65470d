import type { SearchMediaItemsRequest, SearchMediaItemsResponse } from '@tintype/types'
import { albumMediaPage } from '../../catalog/albumContents.ts'
import { can, visibilityOf } from '../../domain/permissions.ts'
import { findAlbum, PLACEHOLDER } from '../albums/album.ts'
import type { Context } from '../operation.ts'
import { fillPage, omitEmpty, parsePage } from '../paging.ts'
import { albumMediaPositions } from '../positions.ts'
import { inSnapshot } from '../transaction.ts'
import { presentMediaItems } from './mediaItem.ts'

/**
 * The media of one album, in album order, archived items included (facts 4.3). A reader of app-created data does not
 * see items that other apps created (facts 11.1). Contributors are shown in shared albums of this app, to the sharing
 * scope (facts 4.4).
 */
export async function searchAlbum(
  albumId: string,
  body: SearchMediaItemsRequest,
  context: Context,
): Promise<SearchMediaItemsResponse> {
  const { mediaUrls, origin, principal } = context
  const parsed = await parsePage('mediaItems.search', body, context, albumMediaPositions)
  const { client } = visibilityOf(principal, 'mediaItems.search')
  // In a snapshot: a user who leaves the album meanwhile sees nothing that was added later.
  const { album, rows, nextPageToken } = await inSnapshot(context, async (inside) => {
    const album = await findAlbum(albumId, 'mediaItems.search', inside)
    const page = await fillPage(
      parsed,
      (page) => albumMediaPage(inside.catalog, album.id, page, { client }),
      ({ position, id: media }) => ({ position, media }),
    )
    return { album, ...page }
  })
  const items = presentMediaItems(rows, context)
  if (!can(principal, 'album.readSharing', album)) return { mediaItems: omitEmpty(items), nextPageToken }
  const profilePictureBaseUrl = `${origin}${mediaUrls.issue({ media: PLACEHOLDER, user: principal.user })}`
  const mediaItems = items.map((item, at) => ({
    ...item,
    contributorInfo: { displayName: rows[at]?.contributor, profilePictureBaseUrl },
  }))
  return { mediaItems: omitEmpty(mediaItems), nextPageToken }
}
