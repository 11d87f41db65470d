import { albumById, type SeenAlbum } from './albums.ts'
import type { LockedAlbum } from './engine.ts'
import type { Catalog, CatalogTransaction } from './schema.ts'

/** Turns link sharing on under a new serial: share tokens of earlier times stay dead, and nobody is a member yet. */
export async function shareAlbum(
  transaction: CatalogTransaction,
  album: LockedAlbum,
  options: { collaborative: boolean; commentable: boolean },
): Promise<void> {
  // Version 0.1 could leave members behind, and may still be running next to this one.
  await endMemberships(transaction, album)
  await transaction
    .updateTable('album')
    .set((row) => ({
      shared: 1,
      share_serial: row('share_serial', '+', 1),
      collaborative: Number(options.collaborative),
      commentable: Number(options.commentable),
    }))
    .where('id', '=', album)
    .execute()
}

/** Turns link sharing off and ends every membership. What members added is removeContributions' matter. */
export async function unshareAlbum(transaction: CatalogTransaction, album: LockedAlbum): Promise<void> {
  await transaction
    .updateTable('album')
    .set({ shared: 0, collaborative: 0, commentable: 0 })
    .where('id', '=', album)
    .execute()
  await endMemberships(transaction, album)
}

async function endMemberships(transaction: CatalogTransaction, album: number): Promise<void> {
  await transaction.deleteFrom('album_member').where('album', '=', album).execute()
}

/** A user that is a member of nothing: whoever has the link to a shared album. */
const ANYBODY = 0

/** An album as long as the sharing lasts that a token or a URL was made in; undefined when it does not any more. */
export async function albumWhileShared(
  catalog: Catalog,
  { album: id, serial }: { album: number; serial: number },
  user = ANYBODY,
): Promise<SeenAlbum | undefined> {
  const album = await albumById(catalog, id, user)
  return album?.shared === 1 && album.share_serial === serial ? album : undefined
}

/** Makes a user a member; nothing changes for one who is. `client` is the album's. */
export async function joinAlbum(
  transaction: CatalogTransaction,
  member: { album: LockedAlbum; user: number; client: number; joinedAt: number },
): Promise<void> {
  const { album, user, client, joinedAt } = member
  await transaction
    .insertInto('album_member')
    .values({ album, user, client, joined_at: joinedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Ends a membership. @returns false when there was none */
export async function leaveAlbum(
  transaction: CatalogTransaction,
  album: LockedAlbum,
  user: number,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('album_member')
    .where('album', '=', album)
    .where('user', '=', user)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Whether a media item is in an album that a user owns or has joined, and that `client`, if given, made. */
export async function isInSharedAlbum(
  catalog: Catalog,
  media: number,
  user: number,
  client?: number,
): Promise<boolean> {
  let query = catalog
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
