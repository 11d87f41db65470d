import { joinAlbum } from '../../catalog/sharing.ts'
import { owns } from '../../domain/permissions.ts'
import { presentAlbum, reread } from '../albums/album.ts'
import type { Operation } from '../operation.ts'
import { changeSharedAlbum } from './sharedAlbum.ts'

/** Makes the user a member. Changes nothing for a member and for the owner. */
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
