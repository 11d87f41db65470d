import type { MediaItem, MediaMetadata, Photo, Video } from '@tintype/types'
import { mediaById, type ShownMedia } from '../../catalog/media.ts'
import type { MediaRow } from '../../catalog/schema.ts'
import { type Reach, reaches } from '../../library/access.ts'
import { ApiError } from '../../library/apiError.ts'
import { isWellFormedId } from '../../library/ids.ts'
import { duration, timestamp } from '../../library/timestamps.ts'
import type { Context } from '../operation.ts'

/** A media item as the API shows it, with a fresh base URL. What is not known is undefined and not sent. */
export function presentMediaItem(row: ShownMedia, { ids, mediaUrls, origin, principal }: Context): MediaItem {
  const url = mediaUrls.issue({ media: row.id, user: principal.user })
  return present(row, origin, ids.mediaItem(row.id), url)
}

/** A page of them, with all its ids and URLs made at once. */
export function presentMediaItems(rows: readonly ShownMedia[], context: Context): MediaItem[] {
  const { ids, mediaUrls, origin, principal } = context
  const names = ids.mediaItems(rows.map((row) => row.id))
  const urls = mediaUrls.issueAll(rows.map((row) => ({ media: row.id, user: principal.user })))
  return rows.map((row, index) => present(row, origin, names[index] ?? '', urls[index] ?? ''))
}

function present(row: ShownMedia, origin: string, id: string, url: string): MediaItem {
  return {
    id,
    description: row.description ?? undefined,
    productUrl: `${origin}/photo/${id}`,
    baseUrl: `${origin}${url}`,
    mimeType: row.mime,
    mediaMetadata: presentMetadata(row),
    filename: row.filename,
  }
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
    status: 'READY',
  }
}

/** @throws ApiError `InvalidMediaItemId` for what is no id, `EntityNotFound` for what is not within reach. */
export async function findMediaItem(mediaItemId: string, reach: Reach, context: Context): Promise<MediaRow> {
  if (!isWellFormedId(mediaItemId)) throw new ApiError('InvalidMediaItemId')
  const row = context.ids.mediaItemRow(mediaItemId)
  const media = row === undefined ? undefined : await mediaById(context.catalog, row)
  if (!reaches(reach, media)) throw new ApiError('EntityNotFound')
  return media
}
