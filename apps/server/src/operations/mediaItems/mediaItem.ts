import type { MediaItem, MediaMetadata, Photo, Video } from '@tintype/types'
import type { OperationId } from '@tintype/types/operations'
import { mediaById } from '../../catalog/media.ts'
import type { MediaRecord, MediaSummary } from '../../catalog/mediaRecords.ts'
import { isInSharedAlbum } from '../../catalog/sharing.ts'
import { ApiError } from '../../domain/apiError.ts'
import { shownFileName } from '../../domain/cutFileName.ts'
import { can, visibilityOf } from '../../domain/permissions.ts'
import { duration, timestamp } from '../../domain/timestamps.ts'
import { isReadableVideo } from '../../media/formats/kind.ts'
import { isWellFormedId, type PublicIds } from '../../tokens/publicIds.ts'
import type { Context } from '../operation.ts'
import type { ForReading } from '../transaction.ts'
import { PresentedItem, type RowFields } from './itemCache.ts'

/** A media item in API form, with a new base URL. Unknown values are undefined and not sent. */
export function presentMediaItem(media: MediaSummary, context: ForReading<Context>): MediaItem {
  const [item] = presentMediaItems([media], context)
  if (item === undefined) throw new Error('A media item has no presentation.')
  return item
}

/** A page of media items, with the ids and URLs of all of them encoded at once. */
export function presentMediaItems(
  media: readonly MediaSummary[],
  { ids, itemCache, mintItemUrls, origin, principal }: ForReading<Context>,
): MediaItem[] {
  const rows = itemCache.rows(media, (changed) => presentRows(changed, ids))
  const urls = mintItemUrls(
    media.map(({ id }) => id),
    principal,
  )
  const items = rows.map((row, at) => new PresentedItem(row, origin, urls, at))
  return UNESCAPED.test(origin) ? items : items.map((item) => ({ ...item }))
}

/** Text that is the same in JSON. */
const UNESCAPED = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/

function presentRows(media: readonly MediaSummary[], ids: PublicIds): RowFields[] {
  const publicIds = ids.mediaItems(media.map(({ id }) => id))
  return media.map((item, at) => ({
    id: publicIds[at] ?? '',
    description: item.description,
    mimeType: item.mime,
    mediaMetadata: presentMetadata(item),
    filename: shownFileName(item.filename),
  }))
}

function presentMetadata(item: MediaSummary): MediaMetadata {
  return {
    creationTime: timestamp(item.takenAt),
    width: item.width === undefined ? undefined : String(item.width),
    height: item.height === undefined ? undefined : String(item.height),
    // Clients distinguish photos and videos by which of the two is present, so an empty one is sent too.
    photo: item.kind === 'photo' ? presentPhoto(item) : undefined,
    video: item.kind === 'video' ? presentVideo(item) : undefined,
  }
}

function presentPhoto(item: MediaSummary): Photo {
  return {
    cameraMake: item.cameraMake,
    cameraModel: item.cameraModel,
    focalLength: item.focalLength,
    apertureFNumber: item.apertureFNumber,
    isoEquivalent: item.isoEquivalent,
    exposureTime: item.exposureTime === undefined ? undefined : duration(item.exposureTime),
  }
}

function presentVideo(item: MediaSummary): Video {
  return {
    cameraMake: item.cameraMake,
    cameraModel: item.cameraModel,
    fps: item.fps,
    status: videoStatus(item),
  }
}

/**
 * Videos are examined during their upload and never transcoded, so none is PROCESSING. A video has FAILED if
 * its format can be read without ffmpeg and yet its size is unknown.
 */
function videoStatus({ mime, width }: MediaSummary): 'READY' | 'FAILED' {
  return width === undefined && isReadableVideo(mime) ? 'FAILED' : 'READY'
}

/**
 * A media item that the operation may read.
 * @throws ApiError `InvalidMediaItemId` for a malformed id, `EntityNotFound` for an item that the principal may not read
 */
export async function findMediaItem(
  mediaItemId: string,
  operation: OperationId,
  context: ForReading<Context>,
): Promise<MediaRecord> {
  if (!isWellFormedId(mediaItemId)) throw new ApiError('InvalidMediaItemId')
  const id = context.ids.parseMediaItemId(mediaItemId)
  const media = id === undefined ? undefined : await mediaById(context.catalog, id)
  if (media === undefined || !(await canReadMedia(media, operation, context))) {
    throw new ApiError('EntityNotFound')
  }
  return media
}

/** A user's own items, and those in shared albums that the user owns or has joined (facts 2.12). */
export async function canReadMedia(
  media: MediaRecord,
  operation: OperationId,
  { catalog, principal }: Pick<ForReading<Context>, 'catalog' | 'principal'>,
): Promise<boolean> {
  if (can(principal, 'mediaItem.read', media, operation)) return true
  if (!can(principal, 'mediaItem.readShared', media, operation)) return false
  const { client } = visibilityOf(principal, operation)
  return isInSharedAlbum(catalog, media.id, principal.user, client)
}
