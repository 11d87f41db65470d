import { type Selectable, sql } from 'kysely'
import type { AlbumId, ClientId, EnrichmentId, MediaId } from '../domain/ids.ts'
import type { Queryable } from './catalog.ts'
import type { MediaSummary } from './mediaRecords.ts'
import type { Schema } from './schema.ts'

/** A media item in the grid of an album. */
export type TileMedia = Pick<MediaSummary, 'id' | 'kind' | 'description' | 'width' | 'height' | 'takenAt'>

/** An enrichment, with the JSON of the request that created it. */
export interface AlbumEnrichment {
  enrichment: EnrichmentId
  content: string
}

/** A media item or an enrichment at its position in an album. */
export interface AlbumEntry {
  position: number
  shown: TileMedia | AlbumEnrichment
}

/** With `client`, only the media that this client created. */
export interface EntryFilter {
  client?: ClientId
}

/** Limits of one read of an album: entries, and bytes of texts that users have written. */
export interface Budget {
  entries: number
  bytes: number
}

const tileColumns = ['id', 'kind', 'description', 'width', 'height', 'taken_at'] as const

/**
 * Media and enrichments of an album after a position, in album order: as many as the budget allows, but at least one. The
 * sizes of texts are read first, so that no more text is read than fits.
 */
export async function albumEntries(
  catalog: Queryable,
  album: AlbumId,
  { after = Number.MIN_SAFE_INTEGER, budget }: { after?: number; budget: Budget },
  filter: EntryFilter,
): Promise<{ entries: AlbumEntry[]; more: boolean }> {
  const sizes = await entriesOf(catalog, album, filter)
    .leftJoin('enrichment', 'enrichment.id', 'album_entry.enrichment')
    .select([entryBytes])
    .where('album_entry.position', '>', after)
    .orderBy('album_entry.position')
    .limit(budget.entries + 1)
    .execute()
  const count = Math.max(Math.min(1, sizes.length), countWithin(sizes, budget))
  if (count === 0) return { entries: [], more: false }
  const rows = await entriesOf(catalog, album, filter)
    .leftJoin('enrichment', 'enrichment.id', 'album_entry.enrichment')
    .select(['album_entry.position', 'album_entry.enrichment', 'enrichment.content'])
    .select(tileColumns.map((column) => `media.${column}` as const))
    .where('album_entry.position', '>', after)
    .orderBy('album_entry.position')
    .limit(count)
    .execute()
  const entries = rows.map(({ position, enrichment, content, ...media }): AlbumEntry => {
    // The schema guarantees that each entry has one of the two.
    const shown = enrichment === null ? toTile(media as TileRow) : { enrichment, content: content ?? '{}' }
    return { position, shown }
  })
  return { entries, more: sizes.length > count }
}

type TileRow = Pick<Selectable<Schema['media']>, (typeof tileColumns)[number]>

function toTile(row: TileRow): TileMedia {
  return {
    id: row.id,
    kind: row.kind,
    description: row.description ?? undefined,
    width: row.width ?? undefined,
    height: row.height ?? undefined,
    takenAt: row.taken_at,
  }
}

/**
 * The position after which to start, so that the entries up to and including `position` fit into a budget.
 * @returns undefined when all entries from the beginning of the album fit
 */
export async function startBefore(
  catalog: Queryable,
  album: AlbumId,
  { position, budget }: { position: number; budget: Budget },
  filter: EntryFilter,
): Promise<number | undefined> {
  const sizes = await entriesOf(catalog, album, filter)
    .leftJoin('enrichment', 'enrichment.id', 'album_entry.enrichment')
    .select(['album_entry.position', entryBytes])
    .where('album_entry.position', '<=', position)
    .orderBy('album_entry.position', 'desc')
    .limit(budget.entries + 1)
    .execute()
  const count = Math.max(1, countWithin(sizes, budget))
  return sizes[count]?.position
}

/** Both engines know the length of a text without reading it. */
const entryBytes =
  sql<number>`coalesce(octet_length(media.description), octet_length(enrichment.content), 0)`.as('bytes')

function countWithin(sizes: readonly { bytes: number }[], budget: Budget): number {
  let left = budget.bytes
  const beyond = sizes.findIndex(({ bytes }) => {
    left -= bytes
    return left < 0
  })
  return Math.min(budget.entries, beyond === -1 ? sizes.length : beyond)
}

function entriesOf({ db }: Queryable, album: AlbumId, { client }: EntryFilter) {
  const query = db
    .selectFrom('album_entry')
    .leftJoin('media', 'media.id', 'album_entry.media')
    .where('album_entry.album', '=', album)
  if (client === undefined) return query
  return query.where((where) =>
    where.or([where('album_entry.media', 'is', null), where('media.client', '=', client)]),
  )
}

/** The media before and after a position; undefined at an end of the album. */
export async function albumNeighbors(
  { db }: Queryable,
  album: AlbumId,
  position: number,
  { client }: EntryFilter,
): Promise<{ previous?: MediaId; next?: MediaId }> {
  const nearest = async (side: '<' | '>') => {
    let query = db
      .selectFrom('album_entry')
      .innerJoin('media', 'media.id', 'album_entry.media')
      .select('media.id')
      .where('album_entry.album', '=', album)
      .where('album_entry.media', 'is not', null)
      .where('album_entry.position', side, position)
    if (client !== undefined) query = query.where('media.client', '=', client)
    const row = await query
      .orderBy('album_entry.position', side === '<' ? 'desc' : 'asc')
      .limit(1)
      .executeTakeFirst()
    return row?.id
  }
  return { previous: await nearest('<'), next: await nearest('>') }
}
