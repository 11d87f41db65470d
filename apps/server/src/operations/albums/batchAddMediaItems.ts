import * as limits from '@tintype/types/limits'
import { addMedia } from '../../catalog/albumContents.ts'
import { mediaByIds } from '../../catalog/media.ts'
import { requirePermission } from '../../domain/permissions.ts'
import type { Operation } from '../operation.ts'
import { albumFull, changeAlbum, parseMediaItemIds } from './album.ts'

/** Appends items in request order: all of them, or none if one id is bad or the album is full (facts 2.6). */
export const batchAddMediaItems: Operation<'albums.batchAddMediaItems'> = async ({ path, body }, context) => {
  const { principal } = context
  await changeAlbum(path.albumId, context, async (album, { catalog }) => {
    requirePermission(principal, 'album.add', album, 'albums.batchAddMediaItems')
    const ids = parseMediaItemIds(body.mediaItemIds, context)
    const found = await mediaByIds(catalog, ids)
    const media = ids.map((id) => requirePermission(principal, 'mediaItem.add', found.get(id)))
    const fits = await addMedia(catalog, {
      album,
      media,
      addedBy: principal.user,
      place: 'last',
      capacity: limits.albumMaxItems,
    })
    if (!fits) throw albumFull()
  })
  return {}
}
