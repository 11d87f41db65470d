import { joinAlbum } from '../../catalog/sharing.ts'
import { owns } from '../../library/access.ts'
import { presentAlbum, reread } from '../albums/album.ts'
import type { Operation } from '../operation.ts'
import { transact } from '../transaction.ts'
import { findShared, readShareToken } from './sharedAlbum.ts'

/** Makes the user a member. To join again is harmless, and so it is for the owner, who is one already. */
export const joinSharedAlbum: Operation<'sharedAlbums.join'> = async ({ body }, context) => {
  const grant = await readShareToken(body.shareToken, context)
  return transact(context, async (inside) => {
    const { catalog, now, principal } = inside
    const album = await findShared(grant, inside)
    if (!owns(principal, album)) {
      await joinAlbum(catalog, {
        album: album.id,
        user: principal.user,
        client: album.client,
        joinedAt: now(),
      })
    }
    return { album: presentAlbum(await reread(album, inside), inside) }
  })
}
