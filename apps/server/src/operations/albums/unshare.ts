import { removeContributions } from '../../catalog/albumContents.ts'
import { inTransaction } from '../../catalog/engine.ts'
import { unshareAlbum } from '../../catalog/sharing.ts'
import { appCreatedReach, reaches } from '../../library/access.ts'
import { ApiError } from '../../library/apiError.ts'
import type { Operation } from '../operation.ts'
import { findAlbumToChange } from './album.ts'

/** Makes an album private again: token and members go, and with them what they had added (api-facts 2.9). */
export const unshareAlbumAgain: Operation<'albums.unshare'> = async ({ path }, context) => {
  const album = await findAlbumToChange(path.albumId, context)
  const mine = reaches(appCreatedReach(context.principal), album)
  if (!mine || album.shared !== 1) throw new ApiError('InvalidArgument')
  await inTransaction(context.catalog, async (transaction) => {
    await unshareAlbum(transaction, album.id)
    await removeContributions(transaction, album.id, { exceptBy: album.owner })
  })
  return {}
}
