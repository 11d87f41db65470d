import { sql } from 'kysely'
import { type NewEntry, type Place, placeEntries } from './albumOrder.ts'
import type { LockedAlbum } from './engine.ts'
import type { Page } from './media.ts'
import type { Catalog, CatalogTransaction, MediaRow } from './schema.ts'

/** A media item at its place in an album. */
export type AlbumMediaRow = MediaRow & {
  position: number
  /** Name of the user that put it there. */
  contributor: string
}

/** Where in an album a page stopped: a position, and the media that was there. */
export type AlbumPosition = readonly [position: number, media: number]

/**
 * The media of an album in album order (facts 4.3), or with `client` what that client has created of it. A
 * page goes on behind the media that the one before ended with, wherever that stands by now.
 */
export async function albumMediaPage(
  catalog: Catalog,
  album: number,
  { limit, after }: Page<AlbumPosition>,
  { client }: { client?: number } = {},
): Promise<AlbumMediaRow[]> {
  let query = catalog
    .selectFrom('album_entry')
    .innerJoin('media', 'media.id', 'album_entry.media')
    .innerJoin('user', 'user.id', 'album_entry.added_by')
    .selectAll('media')
    .select(['album_entry.position', 'user.name as contributor'])
    .where('album_entry.album', '=', album)
    .where('album_entry.media', 'is not', null)
  if (client !== undefined) query = query.where('media.client', '=', client)
  if (after !== undefined) {
    const [position, media] = after
    query = query.where(
      'album_entry.position',
      '>',
      (await positionOf(catalog, album, 'media', media)) ?? position,
    )
  }
  return query.orderBy('album_entry.position').limit(limit).execute()
}

/** Where a media item or an enrichment stands in an album; undefined when it is not in it. */
export async function positionOf(
  catalog: Catalog,
  album: number,
  kind: 'media' | 'enrichment',
  row: number,
): Promise<number | undefined> {
  const entry = await catalog
    .selectFrom('album_entry')
    .select('position')
    .where('album', '=', album)
    .where(kind, '=', row)
    .executeTakeFirst()
  return entry?.position
}

/**
 * Puts media into an album in the given order, leaving out what it already holds.
 * @returns false, with nothing changed, when the album would hold more than `capacity` items.
 */
export async function addMedia(
  transaction: CatalogTransaction,
  addition: {
    album: LockedAlbum
    media: readonly Pick<MediaRow, 'id' | 'client'>[]
    addedBy: number
    place: Place
    capacity: number
  },
): Promise<boolean> {
  const { album, media, addedBy, place, capacity } = addition
  if (media.length === 0) return true
  const present = await transaction
    .selectFrom('album_entry')
    .select('media')
    .where('album', '=', album)
    .where(
      'media',
      'in',
      media.map(({ id }) => id),
    )
    .execute()
  const known = new Set(present.map((entry) => entry.media))
  const fresh = media.filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return true

  const { items, client } = await transaction
    .selectFrom('album')
    .select(['items', 'client'])
    .where('id', '=', album)
    .executeTakeFirstOrThrow()
  if (items + fresh.length > capacity) return false
  const foreign = fresh.filter((one) => one.client !== client).length
  await transaction
    .updateTable('album')
    .set((row) => ({
      items: row('items', '+', fresh.length),
      foreign_items: row('foreign_items', '+', foreign),
    }))
    .where('id', '=', album)
    .execute()
  const entries = fresh.map(({ id }): NewEntry => ({ media: id, enrichment: null, added_by: addedBy }))
  await placeEntries(transaction, album, place, entries)
  return true
}

/**
 * Takes media out of an album; with `addedBy`, only what that user put there.
 * @returns false, with nothing changed, when one of them is not to be found.
 */
export async function removeMedia(
  transaction: CatalogTransaction,
  removal: { album: LockedAlbum; media: readonly number[]; addedBy?: number },
): Promise<boolean> {
  const { album, media, addedBy } = removal
  let query = transaction
    .selectFrom('album_entry')
    .select('media')
    .where('album', '=', album)
    .where('media', 'in', media)
  if (addedBy !== undefined) query = query.where('added_by', '=', addedBy)
  if ((await query.execute()).length !== media.length) return false
  await transaction.deleteFrom('album_entry').where('album', '=', album).where('media', 'in', media).execute()
  await settle(transaction, album, -media.length)
  return true
}

/** Takes out what some users put in: one that leaves, or with `exceptBy` everyone but the owner. */
export async function removeContributions(
  transaction: CatalogTransaction,
  album: LockedAlbum,
  whose: { by: number } | { exceptBy: number },
): Promise<void> {
  const { numDeletedRows } = await transaction
    .deleteFrom('album_entry')
    .where('album', '=', album)
    .where('media', 'is not', null)
    .where('added_by', 'by' in whose ? '=' : '<>', 'by' in whose ? whose.by : whose.exceptBy)
    .executeTakeFirst()
  await settle(transaction, album, -Number(numDeletedRows))
}

/** Puts an enrichment into an album. @returns its row number */
export async function addEnrichment(
  transaction: CatalogTransaction,
  addition: { album: LockedAlbum; content: string; addedBy: number; place: Place; addedAt: number },
): Promise<number> {
  const { album, content, addedBy, place, addedAt } = addition
  const { id } = await transaction
    .insertInto('enrichment')
    .values({ content, added_at: addedAt })
    .returning('id')
    .executeTakeFirstOrThrow()
  await placeEntries(transaction, album, place, [{ media: null, enrichment: id, added_by: addedBy }])
  return id
}

/** Brings an album's row in step with its entries after `change` of them: a cover that is no longer in it is none. */
async function settle(transaction: CatalogTransaction, album: number, change: number): Promise<void> {
  await transaction
    .updateTable('album')
    .set((row) => ({
      items: row('items', '+', change),
      foreign_items: sql<number>`CASE WHEN foreign_items = 0 THEN 0 ELSE (
        SELECT count(*) FROM album_entry JOIN media ON media.id = album_entry.media
        WHERE album_entry.album = album.id AND album_entry.media IS NOT NULL AND media.client <> album.client
      ) END`,
      cover: sql<
        number | null
      >`(SELECT media FROM album_entry WHERE album_entry.album = album.id AND media = album.cover)`,
    }))
    .where('id', '=', album)
    .execute()
}
