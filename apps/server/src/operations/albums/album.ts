import type { Album, ShareInfo } from '@tintype/types'
import * as limits from '@tintype/types/limits'
import type { OperationId } from '@tintype/types/operations'
import { albumById, coverOfClient, type SeenAlbum } from '../../catalog/albums.ts'
import { inAlbumTransaction, type LockedAlbum } from '../../catalog/engine.ts'
import {
  isInsider,
  mayCreateMediaIn,
  mayFillAlbum,
  mayKnowAlbum,
  owns,
  type Principal,
  readsAll,
  seesSharing,
} from '../../domain/access.ts'
import { ApiError, invalidField } from '../../domain/apiError.ts'
import { pagePaths } from '../../tokens/pageLinks.ts'
import { isWellFormedId } from '../../tokens/publicIds.ts'
import type { Context } from '../operation.ts'
import type { InTransaction } from '../transaction.ts'

/** The media row that stands for "no picture yet" in a base URL. */
export const PLACEHOLDER_ROW = 0

/** Albums as the API shows them to the principal. */
export async function presentAlbums(albums: readonly SeenAlbum[], context: Context): Promise<Album[]> {
  const shown: Album[] = []
  for (const album of albums) shown.push(await presentAlbum(album, context))
  return shown
}

/** An album as the API shows it to the principal: its count and cover tell of no items that the principal may not read. */
export async function presentAlbum(album: SeenAlbum, context: Context): Promise<Album> {
  return presentWhole(await readablePart(album, context), context)
}

/** To a reader of app-created data, an album that also holds items of other apps is one without them (facts 11.1). */
async function readablePart(
  album: SeenAlbum,
  { catalog, principal }: Pick<Context, 'catalog' | 'principal'>,
): Promise<SeenAlbum> {
  if (album.foreign_items === 0 || readsAll(principal, 'mediaItems.get')) return album
  return {
    ...album,
    items: ownItems(album),
    shown_cover: await coverOfClient(catalog, album, album.client),
  }
}

/** How many of an album's items its own app has created. */
export const ownItems = ({ items, foreign_items }: SeenAlbum): number => items - foreign_items

/**
 * All of an album. Values at their proto3 default are left out (facts 1): what is undefined here is not sent.
 * Written out field by field, so that the compiler holds each one against the document.
 */
export function presentWhole(album: SeenAlbum, context: Context): Album {
  const { ids, mediaUrls, pageLinks, origin, principal } = context
  const { user, client } = principal
  const { shown_cover, share_serial: serial } = album
  const [cover] =
    isInsider(principal, album) || shown_cover === null
      ? [mediaUrls.issue({ media: shown_cover ?? PLACEHOLDER_ROW, user })]
      : mediaUrls.issueShared({ album: album.id, serial }, [shown_cover])
  return {
    id: ids.album(album.id),
    title: album.title ?? undefined,
    productUrl: `${origin}${pageLinks.album({ album: album.id, user, client })}`,
    isWriteable: mayCreateMediaIn(principal, album) || undefined,
    shareInfo: seesSharing(principal, album) ? presentShareInfo(album, context) : undefined,
    mediaItemsCount: album.items > 0 ? String(album.items) : undefined,
    coverPhotoBaseUrl: `${origin}${cover}`,
    coverPhotoMediaItemId: album.shown_cover === null ? undefined : ids.mediaItem(album.shown_cover),
  }
}

/** The truth table of facts 7.3; options at their default leave an empty object (facts 2.8). */
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
  context: Pick<Context, 'catalog' | 'ids' | 'principal'>,
): Promise<SeenAlbum> {
  const row = albumRow(albumId, context)
  return known(await albumById(context.catalog, row, context.principal.user), operation, context)
}

/** An album in a transaction that has it to itself. */
export type LockedSeenAlbum = SeenAlbum & { id: LockedAlbum }

/**
 * Runs a write on an album in one transaction with the checks that it depends on: an error undoes all of it. An album
 * that the token could read but may not change is another error, the operation's own.
 * @throws ApiError as findAlbum; one that the token could not even read does not exist for it
 */
export async function changeAlbum<T>(
  albumId: string,
  context: Context,
  work: (album: LockedSeenAlbum, context: InTransaction<Context>) => Promise<T>,
): Promise<T> {
  return inAlbumTransaction(context.catalog, albumRow(albumId, context), async (catalog, id) => {
    const album = known(await albumById(catalog, id, context.principal.user), 'albums.get', context)
    return work({ ...album, id }, { ...context, catalog })
  })
}

/**
 * @throws ApiError `NoPermissionToAddMediaItems` for an album that is the user's or joined, but made by another client,
 *   not collaborative, or not shared yet (facts 2.6, 2.10).
 */
export function requireFillable(album: SeenAlbum, operation: OperationId, principal: Principal): void {
  if (!mayFillAlbum(principal, operation, album)) throw new ApiError('NoPermissionToAddMediaItems')
}

/** The rows behind a list of item ids. @throws ApiError `InvalidMediaItemInList` for one that no row can have. */
export function rowsOfItems(mediaItemIds: readonly string[], { ids }: Pick<Context, 'ids'>): number[] {
  return mediaItemIds.map((id) => {
    const row = ids.parseMediaItemId(id)
    if (row === undefined) throw new ApiError('InvalidMediaItemInList')
    return row
  })
}

/** The error of a change to an album that is only its app's and owner's to make (facts 9). */
export const notCreatedHere = () =>
  invalidField('album_id', 'This app did not create the album, or the user does not own it.')

export const albumFull = () =>
  invalidField('album_id', `An album holds at most ${limits.albumMaxItems.toLocaleString('en-US')} items.`)

/** The album as it is now, after a change to it. */
export async function reread(
  album: SeenAlbum,
  { catalog, principal }: Pick<Context, 'catalog' | 'principal'>,
): Promise<SeenAlbum> {
  const now = await albumById(catalog, album.id, principal.user)
  if (now === undefined) throw new ApiError('AlbumNotFound')
  return now
}

function albumRow(albumId: string, { ids }: Pick<Context, 'ids'>): number {
  if (!isWellFormedId(albumId)) throw new ApiError('InvalidAlbumId')
  const row = ids.parseAlbumId(albumId)
  if (row === undefined) throw new ApiError('AlbumNotFound')
  return row
}

function known(
  album: SeenAlbum | undefined,
  operation: OperationId,
  { principal }: Pick<Context, 'principal'>,
): SeenAlbum {
  if (album === undefined || !mayKnowAlbum(principal, operation, album)) throw new ApiError('AlbumNotFound')
  return album
}
