import { removeContributions } from '../../catalog/albumContents.ts'
import { leaveAlbum } from '../../catalog/sharing.ts'
import { ApiError } from '../../library/apiError.ts'
import type { Operation } from '../operation.ts'
import { transact } from '../transaction.ts'
import { findShared, readShareToken } from './sharedAlbum.ts'

/**
 * Ends the user's membership. What Google does with the leaver's items is not known; here they leave the album
 * with the user that they belong to, as they do when it is unshared.
 */
export const leaveSharedAlbum: Operation<'sharedAlbums.leave'> = async ({ body }, context) => {
  const { user } = context.principal
  const grant = await readShareToken(body.shareToken, context)
  return transact(context, async (inside) => {
    const album = await findShared(grant, inside)
    // The owner is no member either (api-facts 2.18).
    if (!(await leaveAlbum(inside.catalog, album.id, user))) throw new ApiError('InvalidArgument')
    await removeContributions(inside.catalog, album.id, { by: user })
    return {}
  })
}
