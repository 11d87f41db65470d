import type { Album } from '@tintype/types'
import { type AlbumWithCover, albumById } from '../../catalog/albums.ts'
import { appCreatedReach, mayCreateMediaIn, type Reach, reaches } from '../../library/access.ts'
import { ApiError } from '../../library/apiError.ts'
import { isWellFormedId } from '../../library/ids.ts'
import type { Context } from '../operation.ts'

/** The media row that stands for "no picture yet" in a base URL. */
export const PLACEHOLDER_ROW = 0

/**
 * An album as the API shows it. Values at their proto3 default are left out (api-facts 1): what is undefined
 * here is not sent. Written out field by field, so that the compiler holds each one against the document.
 */
export function presentAlbum(album: AlbumWithCover, context: Context): Album {
  const { ids, mediaUrls, origin, principal } = context
  const id = ids.album(album.id)
  const cover = mediaUrls.issue({ media: album.cover ?? PLACEHOLDER_ROW, user: principal.user })
  return {
    id,
    title: album.title ?? undefined,
    productUrl: `${origin}/album/${id}`,
    isWriteable: mayCreateMediaIn(principal, album) || undefined,
    mediaItemsCount: album.items > 0 ? String(album.items) : undefined,
    coverPhotoBaseUrl: `${origin}${cover}`,
    coverPhotoMediaItemId: album.cover === null ? undefined : ids.mediaItem(album.cover),
  }
}

/** @throws ApiError `InvalidAlbumId` for what is no id, `AlbumNotFound` for what is not within reach. */
export async function findAlbum(albumId: string, reach: Reach, context: Context): Promise<AlbumWithCover> {
  if (!isWellFormedId(albumId)) throw new ApiError('InvalidAlbumId')
  const row = context.ids.albumRow(albumId)
  const album = row === undefined ? undefined : await albumById(context.catalog, row)
  if (!reaches(reach, album)) throw new ApiError('AlbumNotFound')
  return album
}

/**
 * The album to add media to: the caller's own, made by the same client.
 * @throws ApiError as findAlbum; `NoPermissionToAddMediaItems` when another client made it (api-facts 2.6).
 */
export async function findAlbumToFill(albumId: string, context: Context): Promise<AlbumWithCover> {
  const album = await findAlbum(albumId, { owner: context.principal.user }, context)
  if (!reaches(appCreatedReach(context.principal), album)) throw new ApiError('NoPermissionToAddMediaItems')
  return album
}
