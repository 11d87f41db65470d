import { joinAlbum } from '../../catalog/sharing.ts'
import { owns } from '../../domain/access.ts'
import { presentAlbum, reread } from '../albums/album.ts'
import type { Operation } from '../operation.ts'
import { changeSharedAlbum } from './sharedAlbum.ts'

/** Makes the user a member. To join again is harmless, and so it is for the owner, who is one already. */
export const joinSharedAlbum: Operation<'sharedAlbums.join'> = async ({ body }, context) => {
  const { now, principal } = context
  return changeSharedAlbum(body.shareToken, context, async (album, inside) => {
    if (!owns(principal, album)) {
      await joinAlbum(inside.catalog, {
        album: album.id,
        user: principal.user,
        client: album.client,
        joinedAt: now(),
      })
    }
    return { album: await presentAlbum(await reread(album, inside), inside) }
  })
}
