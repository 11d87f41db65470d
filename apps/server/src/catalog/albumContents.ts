import { sql } from 'kysely'
import type { AlbumId, ClientId, EnrichmentId, MediaId, UserId } from '../domain/ids.ts'
import { type AlbumEnds, endColumns, type NewEntry, type Place, placeEntries, toEnds } from './albumOrder.ts'
import type { AlbumRecord } from './albums.ts'
import type { CatalogTransaction, LockedAlbum, Queryable } from './catalog.ts'
import type { Page } from './media.ts'
import { type MediaRecord, toMediaRecord } from './mediaRecords.ts'

/** A media item in an album. */
export interface AlbumMedia extends MediaRecord {
  position: number
  /** Name of the user who added it. */
  contributor: string
}

/** Where a page of an album ended: a media item, and its position at that time. */
export interface AlbumCursor {
  position: number
  media: MediaId
}

/**
 * The media of an album in album order (facts 4.3); with `client`, only those that this client created. A page
 * continues after the item that the previous one ended with, also if that has moved.
 */
export async function albumMediaPage(
  catalog: Queryable,
  album: AlbumId,
  { limit, after }: Page<AlbumCursor>,
  { client }: { client?: ClientId } = {},
): Promise<AlbumMedia[]> {
  let query = catalog.db
    .selectFrom('album_entry')
    .innerJoin('media', 'media.id', 'album_entry.media')
    .innerJoin('user', 'user.id', 'album_entry.added_by')
    .selectAll('media')
    .select(['album_entry.position', 'user.name as contributor'])
    .where('album_entry.album', '=', album)
    .where('album_entry.media', 'is not', null)
  if (client !== undefined) query = query.where('media.client', '=', client)
  if (after !== undefined) {
    const position = (await positionOf(catalog, album, { media: after.media })) ?? after.position
    query = query.where('album_entry.position', '>', position)
  }
  const rows = await query.orderBy('album_entry.position').limit(limit).execute()
  return rows.map((row) => ({
    ...toMediaRecord(row),
    position: row.position,
    contributor: row.contributor,
  }))
}

/** The position of a media item or an enrichment in an album; undefined when it is not in the album. */
export async function positionOf(
  { db }: Queryable,
  album: AlbumId,
  entry: { media: MediaId } | { enrichment: EnrichmentId },
): Promise<number | undefined> {
  const entries = db.selectFrom('album_entry').select('position').where('album', '=', album)
  const query =
    'media' in entry
      ? entries.where('media', '=', entry.media)
      : entries.where('enrichment', '=', entry.enrichment)
  return (await query.executeTakeFirst())?.position
}

/** The contents of an album, as far as an addition of media depends on them. */
export interface AlbumRoom {
  /** Those of the new media that are in the album already. */
  present: ReadonlySet<MediaId>
  ends: AlbumEnds | undefined
}

/**
 * Puts media into an album in the given order, except items that it already holds.
 * @param addition.room read here unless the transaction has read it
 * @returns false, with nothing changed, when the album would hold more than `capacity` items.
 */
export async function addMedia(
  transaction: CatalogTransaction,
  addition: {
    album: Pick<AlbumRecord, 'items' | 'client'> & { id: LockedAlbum }
    media: readonly Pick<MediaRecord, 'id' | 'client'>[]
    addedBy: UserId
    place: Place
    capacity: number
    room?: AlbumRoom
  },
): Promise<boolean> {
  const { album, media, addedBy, place, capacity } = addition
  if (media.length === 0) return true
  const { present, ends } = addition.room ?? (await readRoom(transaction, album.id, media))
  const fresh = media.filter(({ id }) => !present.has(id))
  if (fresh.length === 0) return true

  if (album.items + fresh.length > capacity) return false
  const foreign = fresh.filter((one) => one.client !== album.client).length
  await transaction.db
    .updateTable('album')
    .set((row) => ({
      items: row('items', '+', fresh.length),
      foreign_items: row('foreign_items', '+', foreign),
    }))
    .where('id', '=', album.id)
    .execute()
  const entries = fresh.map(({ id }): NewEntry => ({ media: id, enrichment: null, added_by: addedBy }))
  await placeEntries(transaction, album.id, place, entries, { ends })
  return true
}

async function readRoom(
  { db, dialect }: CatalogTransaction,
  album: AlbumId,
  media: readonly { id: MediaId }[],
): Promise<AlbumRoom> {
  const ids = dialect.listParameter(media.map(({ id }) => id))
  const { rows } = await sql<{ media: MediaId | null; first: number | null; last: number | null }>`
    select album_entry.media, ${sql.join(endColumns(album))}
      from ${dialect.each(ids)} left join album_entry on album_entry.album = ${album} and album_entry.media = entry.value
  `.execute(db)
  const [{ first, last } = { first: null, last: null }] = rows
  return { present: new Set(rows.flatMap((row) => row.media ?? [])), ends: toEnds({ first, last }) }
}

/**
 * Removes media from an album; with `addedBy`, only what that user added.
 * @returns false when one of them is not found: then the transaction must be rolled back
 */
export async function removeMedia(
  transaction: CatalogTransaction,
  removal: { album: LockedAlbum; media: readonly MediaId[]; addedBy?: UserId },
): Promise<boolean> {
  const { album, media, addedBy } = removal
  let query = transaction.db.deleteFrom('album_entry').where('album', '=', album).where('media', 'in', media)
  if (addedBy !== undefined) query = query.where('added_by', '=', addedBy)
  const { numDeletedRows } = await query.executeTakeFirst()
  if (Number(numDeletedRows) !== media.length) return false
  await updateSummary(transaction, album, -media.length)
  return true
}

/** Removes the media that one user added; with `exceptBy`, that all other users added. */
export async function removeContributions(
  transaction: CatalogTransaction,
  album: LockedAlbum,
  whose: { by: UserId } | { exceptBy: UserId },
): Promise<void> {
  const { numDeletedRows } = await transaction.db
    .deleteFrom('album_entry')
    .where('album', '=', album)
    .where('media', 'is not', null)
    .where('added_by', 'by' in whose ? '=' : '<>', 'by' in whose ? whose.by : whose.exceptBy)
    .executeTakeFirst()
  await updateSummary(transaction, album, -Number(numDeletedRows))
}

/** Puts an enrichment into an album. */
export async function addEnrichment(
  transaction: CatalogTransaction,
  addition: { album: LockedAlbum; content: string; addedBy: UserId; place: Place; addedAt: number },
): Promise<EnrichmentId> {
  const { album, content, addedBy, place, addedAt } = addition
  const { id } = await transaction.db
    .insertInto('enrichment')
    .values({ content, added_at: addedAt })
    .returning('id')
    .executeTakeFirstOrThrow()
  await placeEntries(transaction, album, place, [{ media: null, enrichment: id, added_by: addedBy }])
  return id
}

/** Updates the counts and the cover of an album after `change` of its items: a removed cover is cleared. */
async function updateSummary({ db }: CatalogTransaction, album: LockedAlbum, change: number): Promise<void> {
  await db
    .updateTable('album')
    .set((row) => ({
      items: row('items', '+', change),
      foreign_items: sql<number>`CASE WHEN foreign_items = 0 THEN 0 ELSE (
        SELECT count(*) FROM album_entry JOIN media ON media.id = album_entry.media
        WHERE album_entry.album = album.id AND album_entry.media IS NOT NULL AND media.client <> album.client
      ) END`,
      cover: sql<MediaId | null>`(SELECT media FROM album_entry WHERE album_entry.album = album.id AND media = album.cover)`,
    }))
    .where('id', '=', album)
    .execute()
}
