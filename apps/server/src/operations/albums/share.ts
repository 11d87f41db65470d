import { shareAlbum } from '../../catalog/sharing.ts'
import { appCreatedReach, reaches } from '../../library/access.ts'
import { ApiError } from '../../library/apiError.ts'
import type { Operation } from '../operation.ts'
import { findAlbumToChange, presentShareInfo, reread } from './album.ts'

/** Turns link sharing on. One that is shared already keeps its options: they cannot be changed (api-facts 7.2). */
export const shareAlbumByLink: Operation<'albums.share'> = async ({ path, body }, context) => {
  const album = await findAlbumToChange(path.albumId, context)
  if (!reaches(appCreatedReach(context.principal), album)) throw new ApiError('InvalidArgument')
  if (album.shared !== 1) {
    await shareAlbum(context.catalog, album.id, {
      collaborative: body.sharedAlbumOptions?.isCollaborative ?? false,
      commentable: body.sharedAlbumOptions?.isCommentable ?? false,
    })
  }
  return { shareInfo: presentShareInfo(await reread(album, context), context) }
}
