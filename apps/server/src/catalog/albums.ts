import { sql } from 'kysely'
import type { Reach } from '../domain/access.ts'
import type { LockedAlbum } from './engine.ts'
import type { Page } from './media.ts'
import type { AlbumRow, Catalog, CatalogTransaction } from './schema.ts'

/** An album as it is shown to somebody: with its cover, and whether that user has joined it. */
export type SeenAlbum = AlbumRow & {
  /** The chosen cover, else the first item; null for an empty album. */
  shown_cover: number | null
  /** 1 when the user that it was read for is a member: nobody is while the album is not shared. */
  joined: number
}

/** The cover, for a query over `album`: one index entry, whatever the album's size. */
const shownCover = sql<number | null>`COALESCE(cover, (
  SELECT media FROM album_entry
  WHERE album_entry.album = album.id AND media IS NOT NULL
  ORDER BY position LIMIT 1
))`.as('shown_cover')

const joinedBy = (user: number) =>
  sql<number>`CASE WHEN shared = 1 AND EXISTS (SELECT 1 FROM album_member WHERE album = album.id AND "user" = ${user}) THEN 1 ELSE 0 END`.as(
    'joined',
  )

export async function insertAlbum(
  catalog: Catalog,
  album: { owner: number; client: number; title: string | null; createdAt: number },
): Promise<SeenAlbum> {
  const { owner, client, title, createdAt } = album
  const row = await catalog
    .insertInto('album')
    .values({ owner, client, title, items: 0, created_at: createdAt })
    .returningAll()
    .executeTakeFirstOrThrow()
  return { ...row, shown_cover: null, joined: 0 }
}

/** An album of any owner, as `user` would see it: the caller decides whether that user may. */
export async function albumById(catalog: Catalog, id: number, user: number): Promise<SeenAlbum | undefined> {
  return catalog
    .selectFrom('album')
    .selectAll()
    .select([shownCover, joinedBy(user)])
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * An owner's albums within reach, the newest first. Google documents no order and seems to sort by last
 * change; an order that cannot change between two pages loses no album to a client that lists while it
 * writes.
 */
export function albumPage(
  catalog: Catalog,
  reach: Reach,
  { limit, after }: Page<readonly [id: number]>,
  { sharedOnly = false }: { sharedOnly?: boolean } = {},
): Promise<SeenAlbum[]> {
  let query = catalog
    .selectFrom('album')
    .selectAll()
    .select([shownCover, sql<number>`0`.as('joined')])
    .where('owner', '=', reach.owner)
  if (reach.client !== undefined) query = query.where('client', '=', reach.client)
  if (sharedOnly) query = query.where('shared', '=', 1)
  if (after !== undefined) query = query.where('id', '<', after[0])
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** The albums of others that a user has joined, the newest first. `reach.client` narrows to that client's albums. */
export function joinedAlbumPage(
  catalog: Catalog,
  reach: Reach,
  { limit, after }: Page<readonly [id: number]>,
): Promise<SeenAlbum[]> {
  let query = catalog
    .selectFrom('album_member')
    .innerJoin('album', 'album.id', 'album_member.album')
    .selectAll('album')
    .select([shownCover, sql<number>`1`.as('joined')])
    .where('album_member.user', '=', reach.owner)
    .where('album.shared', '=', 1)
  if (reach.client !== undefined) query = query.where('album_member.client', '=', reach.client)
  if (after !== undefined) query = query.where('album_member.album', '<', after[0])
  return query.orderBy('album_member.album', 'desc').limit(limit).execute()
}

/** How many of an album's first items are looked at for a cover: the work is bounded, whatever the album holds. */
const COVER_CANDIDATES = 200

/** The cover of an album for a reader of what one client created: the chosen one if it is such an item, else the first. */
export async function coverOfClient(
  catalog: Catalog,
  { id, cover }: Pick<AlbumRow, 'id' | 'cover'>,
  client: number,
): Promise<number | null> {
  const chosen =
    cover === null
      ? undefined
      : await catalog
          .selectFrom('media')
          .select('id')
          .where('id', '=', cover)
          .where('client', '=', client)
          .executeTakeFirst()
  if (chosen !== undefined) return chosen.id
  const first = await catalog
    .selectFrom((entries) =>
      entries
        .selectFrom('album_entry')
        .select(['media', 'position'])
        .where('album', '=', id)
        .where('media', 'is not', null)
        .orderBy('position')
        .limit(COVER_CANDIDATES)
        .as('entry'),
    )
    .innerJoin('media', 'media.id', 'entry.media')
    .select('media.id')
    .where('media.client', '=', client)
    .orderBy('entry.position')
    .limit(1)
    .executeTakeFirst()
  return first?.id ?? null
}

/** Changes a title or a chosen cover; what is left out stays. */
export async function updateAlbum(
  transaction: CatalogTransaction,
  id: LockedAlbum,
  change: { title?: string | null; cover?: number | null },
): Promise<void> {
  await transaction.updateTable('album').set(change).where('id', '=', id).execute()
}
