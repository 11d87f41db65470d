import type { MediaItem, MediaMetadata, Photo, Video } from '@tintype/types'
import type { OperationId } from '@tintype/types/operations'
import { mediaById, type ShownMedia } from '../../catalog/media.ts'
import type { MediaRow } from '../../catalog/schema.ts'
import { isInSharedAlbum } from '../../catalog/sharing.ts'
import { isAppCreated, owns, reaches, readReach, readsAll } from '../../domain/access.ts'
import { ApiError } from '../../domain/apiError.ts'
import { shownFileName } from '../../domain/cutFileName.ts'
import { duration, timestamp } from '../../domain/timestamps.ts'
import { isReadableVideo } from '../../media/formats/kind.ts'
import { isWellFormedId } from '../../tokens/publicIds.ts'
import type { Context } from '../operation.ts'

/** A media item as the API shows it, with a fresh base URL. What is not known is undefined and not sent. */
export function presentMediaItem(row: ShownMedia, context: Context): MediaItem {
  return presentMediaItems([row], context)[0] ?? {}
}

/** A page of them, with all their names made at once. */
export function presentMediaItems(
  rows: readonly ShownMedia[],
  { mintItemUrls: nameItems, origin, principal }: Context,
): MediaItem[] {
  return nameItems(rows, principal, (row, { id, url, page }) => ({
    id,
    description: row.description ?? undefined,
    productUrl: `${origin}${page}`,
    baseUrl: `${origin}${url}`,
    mimeType: row.mime,
    mediaMetadata: presentMetadata(row),
    filename: shownFileName(row.filename),
  }))
}

function presentMetadata(row: ShownMedia): MediaMetadata {
  return {
    creationTime: timestamp(row.taken_at),
    width: row.width === null ? undefined : String(row.width),
    height: row.height === null ? undefined : String(row.height),
    // Clients tell photos from videos by which of the two is there, so an empty one is sent too.
    photo: row.kind === 'photo' ? presentPhoto(row) : undefined,
    video: row.kind === 'video' ? presentVideo(row) : undefined,
  }
}

function presentPhoto(row: ShownMedia): Photo {
  return {
    cameraMake: row.camera_make ?? undefined,
    cameraModel: row.camera_model ?? undefined,
    focalLength: row.focal_length ?? undefined,
    apertureFNumber: row.aperture_f_number ?? undefined,
    isoEquivalent: row.iso_equivalent ?? undefined,
    exposureTime: row.exposure_time === null ? undefined : duration(row.exposure_time),
  }
}

function presentVideo(row: ShownMedia): Video {
  return {
    cameraMake: row.camera_make ?? undefined,
    cameraModel: row.camera_model ?? undefined,
    fps: row.fps ?? undefined,
    status: videoStatus(row),
  }
}

/**
 * What a video tells is read before its upload is answered, and nothing is transcoded, so none is ever PROCESSING.
 * One of a kind that can be read without help and of which not even the size could be found out is broken.
 */
function videoStatus({ mime, width }: ShownMedia): 'READY' | 'FAILED' {
  return width === null && isReadableVideo(mime) ? 'FAILED' : 'READY'
}

/**
 * A media item that the operation may read.
 * @throws ApiError `InvalidMediaItemId` for what is no id, `EntityNotFound` for what the principal may not see.
 */
export async function findMediaItem(
  mediaItemId: string,
  operation: OperationId,
  context: Context,
): Promise<MediaRow> {
  const media = await lookUp(mediaItemId, context)
  if (media === undefined || !(await mayReadMedia(media, operation, context))) {
    throw new ApiError('EntityNotFound')
  }
  return media
}

/** A user's own items, and those in shared albums that the user owns or has joined (facts 2.12). */
export async function mayReadMedia(
  media: MediaRow,
  operation: OperationId,
  { catalog, principal }: Pick<Context, 'catalog' | 'principal'>,
): Promise<boolean> {
  if (reaches(readReach(principal, operation), media)) return true
  if (owns(principal, media)) return false
  const all = readsAll(principal, operation)
  if (!all && !isAppCreated(principal, media)) return false
  return isInSharedAlbum(catalog, media.id, principal.user, all ? undefined : principal.client)
}

async function lookUp(mediaItemId: string, { catalog, ids }: Context): Promise<MediaRow | undefined> {
  if (!isWellFormedId(mediaItemId)) throw new ApiError('InvalidMediaItemId')
  const row = ids.parseMediaItemId(mediaItemId)
  return row === undefined ? undefined : mediaById(catalog, row)
}
