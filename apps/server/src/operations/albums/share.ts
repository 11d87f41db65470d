import * as sharing from '../../catalog/sharing.ts'
import { requirePermission } from '../../domain/permissions.ts'
import type { Operation } from '../operation.ts'
import { changeAlbum, presentShareInfo, reread } from './album.ts'

/** Turns link sharing on. A shared album keeps its options, which cannot be changed (facts 7.2). */
export const shareAlbum: Operation<'albums.share'> = ({ path, body }, context) =>
  changeAlbum(path.albumId, context, async (album, inside) => {
    requirePermission(inside.principal, 'album.edit', album)
    if (!album.shared) {
      await sharing.shareAlbum(inside.catalog, album.id, {
        collaborative: body?.sharedAlbumOptions?.isCollaborative ?? false,
        commentable: body?.sharedAlbumOptions?.isCommentable ?? false,
      })
    }
    return { shareInfo: presentShareInfo(await reread(album, inside), inside) }
  })
