import type { Album, ShareInfo } from '@tintype/types'
import type { OperationId } from '@tintype/types/operations'
import { albumById, type SeenAlbum } from '../../catalog/albums.ts'
import {
  isInsider,
  mayCreateMediaIn,
  mayFillAlbum,
  mayKnowAlbum,
  owns,
  seesSharing,
} from '../../library/access.ts'
import { ApiError } from '../../library/apiError.ts'
import { isWellFormedId } from '../../library/ids.ts'
import { pagePaths } from '../../library/pageLinks.ts'
import type { Context } from '../operation.ts'

/** The media row that stands for "no picture yet" in a base URL. */
export const PLACEHOLDER_ROW = 0

/**
 * An album as the API shows it. Values at their proto3 default are left out (api-facts 1): what is undefined
 * here is not sent. Written out field by field, so that the compiler holds each one against the document.
 */
export function presentAlbum(album: SeenAlbum, context: Context): Album {
  const { ids, mediaUrls, pageLinks, origin, principal } = context
  const { user, client } = principal
  const cover = mediaUrls.issue(
    isInsider(principal, album) || album.shown_cover === null
      ? { media: album.shown_cover ?? PLACEHOLDER_ROW, user }
      : { album: album.id, serial: album.share_serial },
  )
  return {
    id: ids.album(album.id),
    title: album.title ?? undefined,
    productUrl: `${origin}${pageLinks.album({ row: album.id, user, client })}`,
    isWriteable: mayCreateMediaIn(principal, album) || undefined,
    shareInfo: seesSharing(principal, album) ? presentShareInfo(album, context) : undefined,
    mediaItemsCount: album.items > 0 ? String(album.items) : undefined,
    coverPhotoBaseUrl: `${origin}${cover}`,
    coverPhotoMediaItemId: album.shown_cover === null ? undefined : ids.mediaItem(album.shown_cover),
  }
}

/** The truth table of api-facts 7.3; options at their default leave an empty object (api-facts 2.8). */
export function presentShareInfo(album: SeenAlbum, { shareTokens, origin, principal }: Context): ShareInfo {
  const shareToken = shareTokens.issue({ album: album.id, serial: album.share_serial })
  const isOwned = owns(principal, album)
  return {
    sharedAlbumOptions: {
      isCollaborative: album.collaborative === 1 || undefined,
      isCommentable: album.commentable === 1 || undefined,
    },
    shareableUrl: `${origin}${pagePaths.share}${shareToken}`,
    shareToken,
    isJoined: isInsider(principal, album) || undefined,
    isOwned: isOwned || undefined,
    isJoinable: true,
  }
}

/**
 * An album that the operation may read.
 * @throws ApiError `InvalidAlbumId` for what is no id, `AlbumNotFound` for what the principal may not see.
 */
export async function findAlbum(
  albumId: string,
  operation: OperationId,
  context: Context,
): Promise<SeenAlbum> {
  const album = await lookUp(albumId, context)
  if (album === undefined || !mayKnowAlbum(context.principal, operation, album)) {
    throw new ApiError('AlbumNotFound')
  }
  return album
}

/**
 * An album that the operation may put media into.
 * @throws ApiError as findAlbum; `NoPermissionToAddMediaItems` for one that is the user's or joined, but made
 *   by another client, not collaborative, or not shared yet (api-facts 2.6, 2.10).
 */
export async function findAlbumToFill(
  albumId: string,
  operation: OperationId,
  context: Context,
): Promise<SeenAlbum> {
  const album = await findAlbumToChange(albumId, context)
  if (!mayFillAlbum(context.principal, operation, album)) throw new ApiError('NoPermissionToAddMediaItems')
  return album
}

/**
 * An album for an operation that writes. One that the token could read but may not change is another error,
 * the operation's own; one that it could not even read does not exist for it.
 */
export function findAlbumToChange(albumId: string, context: Context): Promise<SeenAlbum> {
  return findAlbum(albumId, 'albums.get', context)
}

/** The rows behind a list of item ids. @throws ApiError `InvalidMediaItemInList` for one that no row can have. */
export function rowsOfItems(mediaItemIds: readonly string[], { ids }: Context): number[] {
  return mediaItemIds.map((id) => {
    const row = ids.mediaItemRow(id)
    if (row === undefined) throw new ApiError('InvalidMediaItemInList')
    return row
  })
}

/** The album as it is now, after a change to it. */
export async function reread(album: SeenAlbum, { catalog, principal }: Context): Promise<SeenAlbum> {
  const now = await albumById(catalog, album.id, principal.user)
  if (now === undefined) throw new ApiError('AlbumNotFound')
  return now
}

async function lookUp(albumId: string, { catalog, ids, principal }: Context): Promise<SeenAlbum | undefined> {
  if (!isWellFormedId(albumId)) throw new ApiError('InvalidAlbumId')
  const row = ids.albumRow(albumId)
  return row === undefined ? undefined : albumById(catalog, row, principal.user)
}
