import { presentAlbum } from '../albums/album.ts'
import type { Operation } from '../operation.ts'
import { findByShareToken } from './sharedAlbum.ts'

/** The album of a share token, also for users who have not joined it. */
export const getSharedAlbum: Operation<'sharedAlbums.get'> = async ({ path }, context) =>
  presentAlbum(await findByShareToken(path.shareToken, context), context)
