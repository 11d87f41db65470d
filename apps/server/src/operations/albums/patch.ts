import type { Album } from '@tintype/types'
import { positionOf } from '../../catalog/albumContents.ts'
import { type SeenAlbum, updateAlbum } from '../../catalog/albums.ts'
import { mediaById } from '../../catalog/media.ts'
import { appCreatedReach, owns, reaches } from '../../domain/access.ts'
import { ApiError } from '../../domain/apiError.ts'
import { parseUpdateMask } from '../../domain/updateMask.ts'
import type { Context, Operation } from '../operation.ts'
import { changeAlbum, notCreatedHere, presentAlbum, reread } from './album.ts'

/** Changes title and cover as the mask says; what is in the mask and not in the body is cleared. */
export const patchAlbum: Operation<'albums.patch'> = async ({ path, query, body }, context) => {
  const { principal } = context
  const mask = parseUpdateMask(query.updateMask, ['title', 'coverPhotoMediaItemId'])
  return changeAlbum(path.albumId, context, async (album, inside) => {
    // Lack of rights on an album is 400, not 403 (facts 9).
    if (!reaches(appCreatedReach(principal), album)) throw notCreatedHere()
    await updateAlbum(inside.catalog, album.id, {
      ...(mask.has('title') && { title: body.title ?? null }),
      ...(mask.has('coverPhotoMediaItemId') && { cover: await findCover(album, body, inside) }),
    })
    return presentAlbum(await reread(album, inside), inside)
  })
}

/** The row of the new cover: in the album, and owned by the album's owner (facts 2.4). Null for none. */
async function findCover(
  album: SeenAlbum,
  { coverPhotoMediaItemId }: Album,
  { catalog, ids, principal }: Context,
): Promise<number | null> {
  if (coverPhotoMediaItemId === undefined) return null
  const row = ids.parseMediaItemId(coverPhotoMediaItemId)
  const media = row === undefined ? undefined : await mediaById(catalog, row)
  const inAlbum = media && (await positionOf(catalog, album.id, 'media', media.id)) !== undefined
  if (!media || !inAlbum || !owns(principal, media)) throw new ApiError('InvalidMediaItemId')
  return media.id
}
