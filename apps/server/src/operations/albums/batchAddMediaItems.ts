import * as limits from '@tintype/types/limits'
import { addMedia } from '../../catalog/albumContents.ts'
import { inTransaction } from '../../catalog/engine.ts'
import { mediaByIds } from '../../catalog/media.ts'
import { appCreatedReach, reaches } from '../../library/access.ts'
import { ApiError } from '../../library/apiError.ts'
import type { Operation } from '../operation.ts'
import { findAlbumToFill, rowsOfItems } from './album.ts'

/** Appends items in request order. One bad id, or one item too many, and nothing is added (api-facts 2.6). */
export const batchAddMediaItems: Operation<'albums.batchAddMediaItems'> = async ({ path, body }, context) => {
  const { catalog, principal } = context
  const album = await findAlbumToFill(path.albumId, 'albums.batchAddMediaItems', context)
  const rows = rowsOfItems(body.mediaItemIds, context)
  const reach = appCreatedReach(principal)
  await inTransaction(catalog, async (transaction) => {
    const found = await mediaByIds(transaction, rows)
    if (!rows.every((row) => reaches(reach, found.get(row)))) throw new ApiError('InvalidMediaItemInList')
    const fits = await addMedia(transaction, {
      album: album.id,
      media: rows,
      addedBy: principal.user,
      place: 'last',
      capacity: limits.albumMaxItems,
    })
    if (!fits) throw new ApiError('InvalidArgument')
  })
  return {}
}
