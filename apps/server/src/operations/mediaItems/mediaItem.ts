import type { MediaItem, MediaMetadata, Photo, Video } from '@tintype/types'
import { mediaById } from '../../catalog/media.ts'
import type { MediaRow } from '../../catalog/schema.ts'
import { type Reach, reaches } from '../../library/access.ts'
import { ApiError } from '../../library/apiError.ts'
import { isWellFormedId } from '../../library/ids.ts'
import { duration, timestamp } from '../../library/timestamps.ts'
import type { Context } from '../operation.ts'

/** A media item as the API shows it, with a fresh base URL. Fields that are not known are left out. */
export function presentMediaItem(row: MediaRow, context: Context): MediaItem {
  const { ids, mediaUrls, origin, principal } = context
  const id = ids.mediaItem(row.id)
  return {
    id,
    ...(row.description !== null && { description: row.description }),
    productUrl: `${origin}/photo/${id}`,
    baseUrl: `${origin}${mediaUrls.issue({ media: row.id, user: principal.user })}`,
    mimeType: row.mime,
    mediaMetadata: presentMetadata(row),
    filename: row.filename,
  }
}

function presentMetadata(row: MediaRow): MediaMetadata {
  return {
    creationTime: timestamp(row.taken_at),
    ...(row.width !== null && { width: String(row.width) }),
    ...(row.height !== null && { height: String(row.height) }),
    // Clients tell photos from videos by which of the two is there, so an empty one is sent too.
    ...(row.kind === 'photo' ? { photo: presentPhoto(row) } : { video: presentVideo(row) }),
  }
}

function presentPhoto(row: MediaRow): Photo {
  return {
    ...camera(row),
    ...(row.focal_length !== null && { focalLength: row.focal_length }),
    ...(row.aperture_f_number !== null && { apertureFNumber: row.aperture_f_number }),
    ...(row.iso_equivalent !== null && { isoEquivalent: row.iso_equivalent }),
    ...(row.exposure_time !== null && { exposureTime: duration(row.exposure_time) }),
  }
}

function presentVideo(row: MediaRow): Video {
  return { ...camera(row), ...(row.fps !== null && { fps: row.fps }), status: 'READY' }
}

function camera(row: MediaRow): Pick<Photo, 'cameraMake' | 'cameraModel'> {
  return {
    ...(row.camera_make !== null && { cameraMake: row.camera_make }),
    ...(row.camera_model !== null && { cameraModel: row.camera_model }),
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
