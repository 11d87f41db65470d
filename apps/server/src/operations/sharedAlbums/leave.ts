import { removeContributions } from '../../catalog/albumContents.ts'
import { inTransaction } from '../../catalog/engine.ts'
import { leaveAlbum } from '../../catalog/sharing.ts'
import { ApiError } from '../../library/apiError.ts'
import type { Operation } from '../operation.ts'
import { findByShareToken } from './sharedAlbum.ts'

/**
 * Ends the user's membership. What Google does with the leaver's items is not known; here they leave the album
 * with the user that they belong to, as they do when it is unshared.
 */
export const leaveSharedAlbum: Operation<'sharedAlbums.leave'> = async ({ body }, context) => {
  const { catalog, principal } = context
  const album = await findByShareToken(body.shareToken, context)
  await inTransaction(catalog, async (transaction) => {
    // The owner is no member either (api-facts 2.18).
    if (!(await leaveAlbum(transaction, album.id, principal.user))) throw new ApiError('InvalidArgument')
    await removeContributions(transaction, album.id, { by: principal.user })
  })
  return {}
}
