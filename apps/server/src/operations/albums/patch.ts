import type { AlbumInput } from '@tintype/types'
import { positionOf } from '../../catalog/albumContents.ts'
import { type AlbumRecord, updateAlbum } from '../../catalog/albums.ts'
import { mediaById } from '../../catalog/media.ts'
import { ApiError } from '../../domain/apiError.ts'
import type { MediaId } from '../../domain/ids.ts'
import { requirePermission } from '../../domain/permissions.ts'
import { parseUpdateMask } from '../../domain/updateMask.ts'
import type { Context, Operation } from '../operation.ts'
import type { ForReading } from '../transaction.ts'
import { changeAlbum, presentAlbum, reread } from './album.ts'

/** Changes the title and cover that the mask names. A field that the body does not have is cleared. */
export const patchAlbum: Operation<'albums.patch'> = async ({ path, query, body }, context) => {
  const mask = parseUpdateMask(query.updateMask, ['title', 'coverPhotoMediaItemId'])
  return changeAlbum(path.albumId, context, async (album, inside) => {
    requirePermission(inside.principal, 'album.edit', album)
    const fields = new Set<'title' | 'cover'>()
    if (mask.has('title')) fields.add('title')
    if (mask.has('coverPhotoMediaItemId')) fields.add('cover')
    const cover = fields.has('cover') ? await findCover(album, body, inside) : undefined
    await updateAlbum(inside.catalog, album.id, fields, { title: body.title, cover })
    return presentAlbum(await reread(album, inside), inside)
  })
}

/** The new cover: in the album, and owned by the album's owner (facts 2.4). Undefined to clear it. */
async function findCover(
  album: AlbumRecord,
  { coverPhotoMediaItemId }: AlbumInput,
  { catalog, ids, principal }: ForReading<Context>,
): Promise<MediaId | undefined> {
  if (coverPhotoMediaItemId === undefined) return undefined
  const id = ids.parseMediaItemId(coverPhotoMediaItemId)
  const media = id === undefined ? undefined : await mediaById(catalog, id)
  const isInAlbum = media && (await positionOf(catalog, album.id, { media: media.id })) !== undefined
  if (!isInAlbum) throw new ApiError('InvalidMediaItemId')
  return requirePermission(principal, 'mediaItem.cover', media).id
}
