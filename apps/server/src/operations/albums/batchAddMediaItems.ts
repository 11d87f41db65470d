import * as limits from '@tintype/types/limits'
import { addMedia } from '../../catalog/albumContents.ts'
import { mediaByIds } from '../../catalog/media.ts'
import { appCreatedReach, reaches } from '../../domain/access.ts'
import { ApiError } from '../../domain/apiError.ts'
import type { Operation } from '../operation.ts'
import { albumFull, changeAlbum, requireFillable, rowsOfItems } from './album.ts'

/** Appends items in request order. One bad id, or one item too many, and nothing is added (facts 2.6). */
export const batchAddMediaItems: Operation<'albums.batchAddMediaItems'> = async ({ path, body }, context) => {
  const { principal } = context
  const reach = appCreatedReach(principal)
  await changeAlbum(path.albumId, context, async (album, { catalog }) => {
    requireFillable(album, 'albums.batchAddMediaItems', principal)
    const rows = rowsOfItems(body.mediaItemIds, context)
    const found = await mediaByIds(catalog, rows)
    const media = rows.flatMap((row) => found.get(row) ?? [])
    if (media.length < rows.length || !media.every((one) => reaches(reach, one))) {
      throw new ApiError('InvalidMediaItemInList')
    }
    const fits = await addMedia(catalog, {
      album: album.id,
      media,
      addedBy: principal.user,
      place: 'last',
      capacity: limits.albumMaxItems,
    })
    if (!fits) throw albumFull()
  })
  return {}
}
