import type { Album, ShareInfo } from '@tintype/types'
import * as limits from '@tintype/types/limits'
import type { OperationId } from '@tintype/types/operations'
import { type AlbumRecord, albumById, coverOfClient } from '../../catalog/albums.ts'
import type { LockedAlbum } from '../../catalog/catalog.ts'
import { ApiError, invalidField } from '../../domain/apiError.ts'
import { type AlbumId, idOf, type MediaId } from '../../domain/ids.ts'
import { can, isParticipant, owns, requirePermission, visibilityOf } from '../../domain/permissions.ts'
import { pagePaths } from '../../tokens/pageLinks.ts'
import { isWellFormedId } from '../../tokens/publicIds.ts'
import type { Context } from '../operation.ts'
import type { ForReading, InTransaction } from '../transaction.ts'

/** The id in base URLs of the placeholder image. No row has it. */
export const PLACEHOLDER = idOf<MediaId>(0)

/** Albums in API form. */
export async function presentAlbums(
  albums: readonly AlbumRecord[],
  context: ForReading<Context>,
): Promise<Album[]> {
  const shown: Album[] = []
  for (const album of albums) shown.push(await presentAlbum(album, context))
  return shown
}

/** An album in API form. Its count and cover do not reveal items that the principal may not read. */
export async function presentAlbum(album: AlbumRecord, context: ForReading<Context>): Promise<Album> {
  return presentWhole(await readablePart(album, context), context)
}

/** For a reader of app-created data, items of other apps do not exist (facts 11.1). */
async function readablePart(
  album: AlbumRecord,
  { catalog, principal }: Pick<ForReading<Context>, 'catalog' | 'principal'>,
): Promise<AlbumRecord> {
  const { client } = visibilityOf(principal, 'mediaItems.get')
  if (album.foreignItems === 0 || client === undefined) return album
  return {
    ...album,
    items: appCreatedItems(album),
    shownCover: await coverOfClient(catalog, album, album.client),
  }
}

/** The number of items in an album that its own app created. */
export const appCreatedItems = ({ items, foreignItems }: AlbumRecord): number => items - foreignItems

/**
 * An album with all of its items in API form. Values at their proto3 default are undefined and not sent (facts 1).
 * Each field is listed, so that the compiler checks it against the document.
 */
export function presentWhole(album: AlbumRecord, context: ForReading<Context>): Album {
  const { ids, mediaUrls, pageLinks, origin, principal } = context
  const { user, client } = principal
  const { shownCover, shareSerial: serial } = album
  const [cover] =
    isParticipant(principal, album) || shownCover === undefined
      ? [mediaUrls.issue({ media: shownCover ?? PLACEHOLDER, user })]
      : mediaUrls.issueShared({ album: album.id, serial }, [shownCover])
  return {
    id: ids.album(album.id),
    title: album.title,
    productUrl: `${origin}${pageLinks.album({ album: album.id, user, client })}`,
    isWriteable: can(principal, 'album.create', album) || undefined,
    shareInfo: can(principal, 'album.readSharing', album) ? presentShareInfo(album, context) : undefined,
    mediaItemsCount: album.items > 0 ? String(album.items) : undefined,
    coverPhotoBaseUrl: `${origin}${cover}`,
    coverPhotoMediaItemId: shownCover === undefined ? undefined : ids.mediaItem(shownCover),
  }
}

/** The truth table of facts 7.3. Options at their default leave an empty object (facts 2.8). */
export function presentShareInfo(
  album: AlbumRecord,
  { shareTokens, origin, principal }: ForReading<Context>,
): ShareInfo {
  const shareToken = shareTokens.issue({ album: album.id, serial: album.shareSerial })
  return {
    sharedAlbumOptions: {
      isCollaborative: album.collaborative || undefined,
      isCommentable: album.commentable || undefined,
    },
    shareableUrl: `${origin}${pagePaths.share}${shareToken}`,
    shareToken,
    isJoined: isParticipant(principal, album) || undefined,
    isOwned: owns(principal, album) || undefined,
    isJoinable: true,
  }
}

/**
 * An album that the operation may read.
 * @throws ApiError `InvalidAlbumId` for a malformed id, `AlbumNotFound` for an album that the principal may not read
 */
export async function findAlbum(
  albumId: string,
  operation: OperationId,
  context: Pick<ForReading<Context>, 'catalog' | 'ids' | 'principal'>,
): Promise<AlbumRecord> {
  const { catalog, principal } = context
  const album = await albumById(catalog, parseAlbumId(albumId, context), principal.user)
  return requirePermission(principal, 'album.read', album, operation)
}

/** An album that the current transaction has locked. */
export interface LockedAlbumRecord extends AlbumRecord {
  id: LockedAlbum
}

/**
 * Runs a write on an album in one transaction with the checks that it depends on. An error rolls all of it back.
 * @throws ApiError as findAlbum for an album that the token could not even read. For one that it may not change, the
 *   operation has an error of its own
 */
export async function changeAlbum<T>(
  albumId: string,
  context: Context,
  work: (album: LockedAlbumRecord, context: InTransaction<Context>) => Promise<T>,
): Promise<T> {
  const { principal } = context
  return context.catalog.albumTransaction(parseAlbumId(albumId, context), async (catalog, id) => {
    const found = await albumById(catalog, id, principal.user)
    const album = requirePermission(principal, 'album.read', found, 'albums.get')
    return work({ ...album, id }, { ...context, catalog })
  })
}

/** Parses a list of item ids. @throws ApiError `InvalidMediaItemInList` for an id that this server did not issue */
export function parseMediaItemIds(mediaItemIds: readonly string[], { ids }: Pick<Context, 'ids'>): MediaId[] {
  return mediaItemIds.map((text) => {
    const id = ids.parseMediaItemId(text)
    if (id === undefined) throw new ApiError('InvalidMediaItemInList')
    return id
  })
}

export const albumFull = () =>
  invalidField('album_id', `An album holds at most ${limits.albumMaxItems.toLocaleString('en-US')} items.`)

/** The album after a change. */
export async function reread(
  album: AlbumRecord,
  { catalog, principal }: Pick<ForReading<Context>, 'catalog' | 'principal'>,
): Promise<AlbumRecord> {
  const now = await albumById(catalog, album.id, principal.user)
  if (now === undefined) throw new ApiError('AlbumNotFound')
  return now
}

/** @throws ApiError `InvalidAlbumId` for a malformed id, `AlbumNotFound` for an id that this server did not issue */
export function parseAlbumId(albumId: string, { ids }: Pick<Context, 'ids'>): AlbumId {
  if (!isWellFormedId(albumId)) throw new ApiError('InvalidAlbumId')
  const id = ids.parseAlbumId(albumId)
  if (id === undefined) throw new ApiError('AlbumNotFound')
  return id
}
