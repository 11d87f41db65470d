import { removeContributions } from '../../catalog/albumContents.ts'
import { leaveAlbum } from '../../catalog/sharing.ts'
import { invalidField } from '../../domain/apiError.ts'
import type { Operation } from '../operation.ts'
import { changeSharedAlbum } from './sharedAlbum.ts'

/**
 * Ends the user's membership. The items that the user added leave the album, as when it is unshared; Google's behavior is
 * not known.
 */
export const leaveSharedAlbum: Operation<'sharedAlbums.leave'> = async ({ body }, context) => {
  const { user } = context.principal
  return changeSharedAlbum(body.shareToken, context, async (album, { catalog }) => {
    // The owner is not a member either (facts 2.18).
    if (!(await leaveAlbum(catalog, album.id, user))) {
      throw invalidField('share_token', 'The user has not joined this album.')
    }
    await removeContributions(catalog, album.id, { by: user })
    return {}
  })
}
