import { presentAlbum } from '../albums/album.ts'
import type { Operation } from '../operation.ts'
import { findByShareToken } from './sharedAlbum.ts'

/** The album behind a share token, before joining it and after. */
export const getSharedAlbum: Operation<'sharedAlbums.get'> = async ({ path }, context) =>
  presentAlbum(await findByShareToken(path.shareToken, context), context)
