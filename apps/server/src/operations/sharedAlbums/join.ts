import { joinAlbum } from '../../catalog/sharing.ts'
import { owns } from '../../library/access.ts'
import { presentAlbum, reread } from '../albums/album.ts'
import type { Operation } from '../operation.ts'
import { findByShareToken } from './sharedAlbum.ts'

/** Makes the user a member. To join again is harmless, and so it is for the owner, who is one already. */
export const joinSharedAlbum: Operation<'sharedAlbums.join'> = async ({ body }, context) => {
  const album = await findByShareToken(body.shareToken, context)
  if (!owns(context.principal, album)) {
    await joinAlbum(context.catalog, {
      album: album.id,
      user: context.principal.user,
      client: album.client,
      joinedAt: context.now(),
    })
  }
  return { album: presentAlbum(await reread(album, context), context) }
}
