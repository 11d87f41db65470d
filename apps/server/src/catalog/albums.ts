import { sql } from 'kysely'
import type { Reach } from '../library/access.ts'
import type { Page } from './media.ts'
import type { AlbumRow, Catalog, CatalogTransaction, MediaRow } from './schema.ts'

/** An album as it is shown: with its first item, which is its cover while none is chosen. */
export type AlbumWithCover = AlbumRow & { cover: number | null }

/** A media item at its place in an album. */
export type AlbumMediaRow = MediaRow & { position: number }

/** Position numbers are handed out this far apart, so that later items find room between two neighbours. */
const POSITION_GAP = 2 ** 26

/** The first item of an album, for a query over `album`: one index entry, whatever the album's size. */
const cover = sql<
  number | null
>`(SELECT media FROM album_entry WHERE album = album.id ORDER BY position LIMIT 1)`.as('cover')

export async function insertAlbum(
  catalog: Catalog,
  album: { owner: number; client: number; title: string | null; createdAt: number },
): Promise<AlbumWithCover> {
  const { owner, client, title, createdAt } = album
  const row = await catalog
    .insertInto('album')
    .values({ owner, client, title, items: 0, created_at: createdAt })
    .returningAll()
    .executeTakeFirstOrThrow()
  return { ...row, cover: null }
}

/** An album of any owner: the caller decides who may see it. */
export async function albumById(catalog: Catalog, id: number): Promise<AlbumWithCover | undefined> {
  return catalog.selectFrom('album').selectAll().select(cover).where('id', '=', id).executeTakeFirst()
}

/**
 * Albums within reach, the newest first. Google documents no order and seems to sort by last change; an
 * order that cannot change between two pages loses no album to a client that lists while it writes.
 */
export function albumPage(
  catalog: Catalog,
  reach: Reach,
  { limit, after }: Page<readonly [id: number]>,
): Promise<AlbumWithCover[]> {
  let query = catalog.selectFrom('album').selectAll().select(cover).where('owner', '=', reach.owner)
  if (reach.client !== undefined) query = query.where('client', '=', reach.client)
  if (after !== undefined) query = query.where('id', '<', after[0])
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** The media of an album in album order (api-facts 4.3). */
export function albumMediaPage(
  catalog: Catalog,
  album: number,
  { limit, after }: Page<readonly [position: number]>,
): Promise<AlbumMediaRow[]> {
  let query = catalog
    .selectFrom('album_entry')
    .innerJoin('media', 'media.id', 'album_entry.media')
    .selectAll('media')
    .select('album_entry.position')
    .where('album_entry.album', '=', album)
  if (after !== undefined) query = query.where('album_entry.position', '>', after[0])
  return query.orderBy('album_entry.position').limit(limit).execute()
}

/**
 * Appends media to an album in the given order, leaving out what it already holds.
 * @returns false, with nothing changed, when the album would hold more than `capacity` items.
 */
export async function appendToAlbum(
  transaction: CatalogTransaction,
  addition: { album: number; media: readonly number[]; addedBy: number; capacity: number },
): Promise<boolean> {
  const { album, media, addedBy, capacity } = addition
  if (media.length === 0) return true
  const present = await transaction
    .selectFrom('album_entry')
    .select('media')
    .where('album', '=', album)
    .where('media', 'in', media)
    .execute()
  const known = new Set(present.map((entry) => entry.media))
  const fresh = media.filter((id) => !known.has(id))
  if (fresh.length === 0) return true

  const { items } = await transaction
    .selectFrom('album')
    .select('items')
    .where('id', '=', album)
    .executeTakeFirstOrThrow()
  if (items + fresh.length > capacity) return false
  await transaction
    .updateTable('album')
    .set({ items: items + fresh.length })
    .where('id', '=', album)
    .execute()
  const last = await transaction
    .selectFrom('album_entry')
    .select('position')
    .where('album', '=', album)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  const start = last?.position ?? 0
  await transaction
    .insertInto('album_entry')
    .values(
      fresh.map((id, index) => ({
        album,
        position: start + (index + 1) * POSITION_GAP,
        media: id,
        added_by: addedBy,
      })),
    )
    .execute()
  return true
}
