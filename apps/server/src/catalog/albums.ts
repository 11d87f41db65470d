import { type Selectable, sql } from 'kysely'
import type { AlbumId, ClientId, MediaId, UserId } from '../domain/ids.ts'
import type { Visibility } from '../domain/permissions.ts'
import type { CatalogTransaction, LockedAlbum, Queryable } from './catalog.ts'
import type { Page } from './media.ts'
import type { Schema } from './schema.ts'

/** An album, as one user sees it. */
export interface AlbumRecord {
  id: AlbumId
  owner: UserId
  client: ClientId
  title?: string
  /** Number of media items. */
  items: number
  /** Number of those that another client than the album's created. */
  foreignItems: number
  /** The chosen cover. */
  cover?: MediaId
  /** The chosen cover, else the first item; undefined for an empty album. */
  shownCover?: MediaId
  shared: boolean
  /** Number of times that the album was shared. A share token is valid for one of them. */
  shareSerial: number
  collaborative: boolean
  commentable: boolean
  createdAt: number
  /** Whether the user is a member. An album that is not shared has no members. */
  joined: boolean
}

/** A row of an album, with what one user sees of it. */
export type SeenAlbumRow = Selectable<Schema['album']> & { shown_cover: MediaId | null; joined: number }

export function toAlbum(row: SeenAlbumRow): AlbumRecord {
  return {
    id: row.id,
    owner: row.owner,
    client: row.client,
    title: row.title ?? undefined,
    items: row.items,
    foreignItems: row.foreign_items,
    cover: row.cover ?? undefined,
    shownCover: row.shown_cover ?? undefined,
    shared: row.shared === 1,
    shareSerial: row.share_serial,
    collaborative: row.collaborative === 1,
    commentable: row.commentable === 1,
    createdAt: row.created_at,
    joined: row.joined === 1,
  }
}

export const albumColumns = [
  'id',
  'owner',
  'client',
  'title',
  'items',
  'foreign_items',
  'cover',
  'shared',
  'share_serial',
  'collaborative',
  'commentable',
  'created_at',
] as const satisfies (keyof SeenAlbumRow)[]

/** Reads one index entry, whatever the size of the album. */
export const shownCover = sql<MediaId | null>`COALESCE(cover, (
  SELECT media FROM album_entry
  WHERE album_entry.album = album.id AND media IS NOT NULL
  ORDER BY position LIMIT 1
))`.as('shown_cover')

export const joinedBy = (user: UserId | undefined) =>
  sql<number>`CASE WHEN shared = 1 AND EXISTS (SELECT 1 FROM album_member WHERE album = album.id AND "user" = ${user ?? NO_USER}) THEN 1 ELSE 0 END`.as(
    'joined',
  )

/** No row has this id. */
const NO_USER = 0

export async function insertAlbum(
  { db }: Queryable,
  album: { owner: UserId; client: ClientId; title?: string; createdAt: number },
): Promise<AlbumRecord> {
  const { owner, client, title, createdAt } = album
  const row = await db
    .insertInto('album')
    .values({ owner, client, title: title ?? null, items: 0, created_at: createdAt })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toAlbum({ ...row, shown_cover: null, joined: 0 })
}

/** An album of any owner, as `user` sees it; without one, as the public does. The caller checks access. */
export async function albumById(
  { db }: Queryable,
  id: AlbumId,
  user: UserId | undefined,
): Promise<AlbumRecord | undefined> {
  const row = await db
    .selectFrom('album')
    .selectAll()
    .select([shownCover, joinedBy(user)])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toAlbum(row)
}

/**
 * An owner's visible albums, the newest first. Google documents no order and seems to sort by last change. With an order
 * that cannot change, a client that lists while it writes misses no album between two pages.
 */
export async function albumPage(
  { db }: Queryable,
  { owner, client }: Visibility,
  { limit, after }: Page<AlbumId>,
  { sharedOnly = false }: { sharedOnly?: boolean } = {},
): Promise<AlbumRecord[]> {
  let query = db
    .selectFrom('album')
    .selectAll()
    .select([shownCover, sql<number>`0`.as('joined')])
    .where('owner', '=', owner)
  if (client !== undefined) query = query.where('client', '=', client)
  if (sharedOnly) query = query.where('shared', '=', 1)
  if (after !== undefined) query = query.where('id', '<', after)
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toAlbum)
}

/** Albums of others that a user has joined, the newest first; with `client`, only those that this client created. */
export async function joinedAlbumPage(
  { db }: Queryable,
  { owner: user, client }: Visibility,
  { limit, after }: Page<AlbumId>,
): Promise<AlbumRecord[]> {
  let query = db
    .selectFrom('album_member')
    .innerJoin('album', 'album.id', 'album_member.album')
    .selectAll('album')
    .select([shownCover, sql<number>`1`.as('joined')])
    .where('album_member.user', '=', user)
    .where('album.shared', '=', 1)
  if (client !== undefined) query = query.where('album_member.client', '=', client)
  if (after !== undefined) query = query.where('album_member.album', '<', after)
  return (await query.orderBy('album_member.album', 'desc').limit(limit).execute()).map(toAlbum)
}

/** Items of an album that are tried as a cover: bounds the work for an album of any size. */
const COVER_CANDIDATES = 200

/** The cover for a reader who sees only what one client created: the chosen one if it is such an item, else the first. */
export async function coverOfClient(
  { db }: Queryable,
  { id, cover }: Pick<AlbumRecord, 'id' | 'cover'>,
  client: ClientId,
): Promise<MediaId | undefined> {
  const chosen =
    cover === undefined
      ? undefined
      : await db
          .selectFrom('media')
          .select('id')
          .where('id', '=', cover)
          .where('client', '=', client)
          .executeTakeFirst()
  if (chosen !== undefined) return chosen.id
  const first = await db
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
  return first?.id
}

/** Sets the named fields of an album; one that `values` does not have is cleared. */
export async function updateAlbum(
  { db }: CatalogTransaction,
  id: LockedAlbum,
  fields: ReadonlySet<'title' | 'cover'>,
  values: { title?: string; cover?: MediaId },
): Promise<void> {
  const change: { title?: string | null; cover?: MediaId | null } = {}
  if (fields.has('title')) change.title = values.title ?? null
  if (fields.has('cover')) change.cover = values.cover ?? null
  await db.updateTable('album').set(change).where('id', '=', id).execute()
}
