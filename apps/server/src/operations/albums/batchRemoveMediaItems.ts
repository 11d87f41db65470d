import { removeMedia } from '../../catalog/albumContents.ts'
import { mediaByIds } from '../../catalog/media.ts'
import { isAppCreated, owns } from '../../domain/access.ts'
import { ApiError } from '../../domain/apiError.ts'
import type { Operation } from '../operation.ts'
import { changeAlbum, notCreatedHere, rowsOfItems } from './album.ts'

/**
 * Takes items out of an album; they stay in their libraries. The owner may take out everything, a member what
 * that member has added (facts 2.7). One bad id, and nothing is taken out.
 */
export const batchRemoveMediaItems: Operation<'albums.batchRemoveMediaItems'> = async (
  { path, body },
  context,
) => {
  const { principal } = context
  await changeAlbum(path.albumId, context, async (album, { catalog }) => {
    if (!isAppCreated(principal, album)) throw notCreatedHere()
    const rows = rowsOfItems(body.mediaItemIds, context)
    const found = await mediaByIds(catalog, rows)
    const appCreated = rows.every((row) => {
      const media = found.get(row)
      return media !== undefined && isAppCreated(principal, media)
    })
    const removed =
      appCreated &&
      (await removeMedia(catalog, {
        album: album.id,
        media: rows,
        ...(!owns(principal, album) && { addedBy: principal.user }),
      }))
    if (!removed) throw new ApiError('InvalidMediaItemInList')
  })
  return {}
}
