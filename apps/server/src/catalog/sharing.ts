import type { AlbumId, ClientId, MediaId, UserId } from '../domain/ids.ts'
import { type AlbumRecord, albumById } from './albums.ts'
import type { CatalogTransaction, LockedAlbum, Queryable } from './catalog.ts'

/** Turns link sharing on with a new serial, so that earlier share tokens stay invalid and there are no members yet. */
export async function shareAlbum(
  transaction: CatalogTransaction,
  album: LockedAlbum,
  { collaborative, commentable }: { collaborative: boolean; commentable: boolean },
): Promise<void> {
  // Version 0.1 could leave members behind, and may still run next to this one.
  await endMemberships(transaction, album)
  await transaction.db
    .updateTable('album')
    .set((row) => ({
      shared: 1,
      share_serial: row('share_serial', '+', 1),
      collaborative: collaborative ? 1 : 0,
      commentable: commentable ? 1 : 0,
    }))
    .where('id', '=', album)
    .execute()
}

/** Turns link sharing off and ends every membership. `removeContributions` removes what the members added. */
export async function unshareAlbum(transaction: CatalogTransaction, album: LockedAlbum): Promise<void> {
  await transaction.db
    .updateTable('album')
    .set({ shared: 0, collaborative: 0, commentable: 0 })
    .where('id', '=', album)
    .execute()
  await endMemberships(transaction, album)
}

async function endMemberships({ db }: CatalogTransaction, album: LockedAlbum): Promise<void> {
  await db.deleteFrom('album_member').where('album', '=', album).execute()
}

/**
 * The album of a share token or public URL, as `user` sees it, or without one as the public does; undefined when that
 * sharing has ended.
 */
export async function albumWhileShared(
  catalog: Queryable,
  { album: id, serial }: { album: AlbumId; serial: number },
  user?: UserId,
): Promise<AlbumRecord | undefined> {
  const album = await albumById(catalog, id, user)
  return album?.shared && album.shareSerial === serial ? album : undefined
}

/** Makes a user a member; does nothing for a member. `client` is the album's. */
export async function joinAlbum(
  { db }: CatalogTransaction,
  member: { album: LockedAlbum; user: UserId; client: ClientId; joinedAt: number },
): Promise<void> {
  const { album, user, client, joinedAt } = member
  await db
    .insertInto('album_member')
    .values({ album, user, client, joined_at: joinedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Ends a membership. @returns false when the user is no member */
export async function leaveAlbum(
  { db }: CatalogTransaction,
  album: LockedAlbum,
  user: UserId,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('album_member')
    .where('album', '=', album)
    .where('user', '=', user)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Whether an item is in a shared album that the user owns or has joined; with `client`, in one that it created. */
export async function isInSharedAlbum(
  { db }: Queryable,
  media: MediaId,
  user: UserId,
  client?: ClientId,
): Promise<boolean> {
  let query = db
    .selectFrom('album_entry')
    .innerJoin('album', 'album.id', 'album_entry.album')
    .leftJoin('album_member', (join) =>
      join.onRef('album_member.album', '=', 'album.id').on('album_member.user', '=', user),
    )
    .select('album.id')
    .where('album_entry.media', '=', media)
    .where('album.shared', '=', 1)
    .where((where) => where.or([where('album.owner', '=', user), where('album_member.user', 'is not', null)]))
  if (client !== undefined) query = query.where('album.client', '=', client)
  return (await query.limit(1).executeTakeFirst()) !== undefined
}
