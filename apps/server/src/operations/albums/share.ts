import { shareAlbum } from '../../catalog/sharing.ts'
import { appCreatedReach, reaches } from '../../domain/access.ts'
import type { Operation } from '../operation.ts'
import { changeAlbum, notCreatedHere, presentShareInfo, reread } from './album.ts'

/** Turns link sharing on. One that is shared already keeps its options: they cannot be changed (facts 7.2). */
export const shareAlbumByLink: Operation<'albums.share'> = ({ path, body }, context) =>
  changeAlbum(path.albumId, context, async (album, inside) => {
    if (!reaches(appCreatedReach(inside.principal), album)) throw notCreatedHere()
    if (album.shared !== 1) {
      await shareAlbum(inside.catalog, album.id, {
        collaborative: body?.sharedAlbumOptions?.isCollaborative ?? false,
        commentable: body?.sharedAlbumOptions?.isCommentable ?? false,
      })
    }
    return { shareInfo: presentShareInfo(await reread(album, inside), inside) }
  })
