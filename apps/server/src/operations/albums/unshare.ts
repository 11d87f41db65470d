import { removeContributions } from '../../catalog/albumContents.ts'
import { unshareAlbum } from '../../catalog/sharing.ts'
import { appCreatedReach, reaches } from '../../library/access.ts'
import { ApiError } from '../../library/apiError.ts'
import type { Operation } from '../operation.ts'
import { transact } from '../transaction.ts'
import { findAlbumToChange } from './album.ts'

/** Makes an album private again: token and members go, and with them what they had added (api-facts 2.9). */
export const unshareAlbumAgain: Operation<'albums.unshare'> = ({ path }, context) =>
  transact(context, async (inside) => {
    const album = await findAlbumToChange(path.albumId, inside)
    const mine = reaches(appCreatedReach(inside.principal), album)
    if (!mine || album.shared !== 1) throw new ApiError('InvalidArgument')
    await unshareAlbum(inside.catalog, album.id)
    await removeContributions(inside.catalog, album.id, { exceptBy: album.owner })
    return {}
  })
