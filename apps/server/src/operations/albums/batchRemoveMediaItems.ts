import { removeMedia } from '../../catalog/albumContents.ts'
import { mediaByIds } from '../../catalog/media.ts'
import { ApiError } from '../../domain/apiError.ts'
import { owns, requirePermission } from '../../domain/permissions.ts'
import type { Operation } from '../operation.ts'
import { changeAlbum, parseMediaItemIds } from './album.ts'

/**
 * Removes items from an album; they stay in their libraries. The owner may remove all items, a member those that the
 * member added (facts 2.7). If one id is bad, none is removed.
 */
export const batchRemoveMediaItems: Operation<'albums.batchRemoveMediaItems'> = async (
  { path, body },
  context,
) => {
  const { principal } = context
  await changeAlbum(path.albumId, context, async (album, { catalog }) => {
    requirePermission(principal, 'album.remove', album)
    const ids = parseMediaItemIds(body.mediaItemIds, context)
    const found = await mediaByIds(catalog, ids)
    for (const id of ids) requirePermission(principal, 'mediaItem.remove', found.get(id))
    const addedBy = owns(principal, album) ? undefined : principal.user
    const removed = await removeMedia(catalog, { album: album.id, media: ids, addedBy })
    if (!removed) throw new ApiError('InvalidMediaItemInList')
  })
  return {}
}
