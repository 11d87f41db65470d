import { sql } from 'kysely'
import type { ShownMedia } from './media.ts'
import type { Catalog } from './schema.ts'

/** What is shown of an item among others. */
const tileColumns = ['id', 'kind', 'description', 'width', 'height', 'taken_at'] as const

export type TileMedia = Pick<ShownMedia, (typeof tileColumns)[number]>

/** What stands at a place of an album: a media item, or an enrichment as the JSON that it was made of. */
export interface AlbumEntry {
  position: number
  shown: TileMedia | { enrichment: number; content: string }
}

/** Of an album's media, with `client`, only what that client has created. */
export interface EntryReach {
  client?: number
}

/** How much of an album is read at once: entries, and bytes of what people have written in them. */
export interface Budget {
  entries: number
  bytes: number
}

/**
 * Media and enrichments of an album, in album order, behind a position. As many as the budget allows, but one at least:
 * how large they are is asked before any of them is read.
 * @returns them, and whether others follow
 */
export async function albumEntries(
  catalog: Catalog,
  album: number,
  { after = Number.MIN_SAFE_INTEGER, budget }: { after?: number | undefined; budget: Budget },
  reach: EntryReach,
): Promise<{ entries: AlbumEntry[]; more: boolean }> {
  const sizes = await entriesOf(catalog, album, reach)
    .leftJoin('enrichment', 'enrichment.id', 'album_entry.enrichment')
    .select([entryBytes])
    .where('album_entry.position', '>', after)
    .orderBy('album_entry.position')
    .limit(budget.entries + 1)
    .execute()
  const count = Math.max(Math.min(1, sizes.length), countWithin(sizes, budget))
  if (count === 0) return { entries: [], more: false }
  const rows = await entriesOf(catalog, album, reach)
    .leftJoin('enrichment', 'enrichment.id', 'album_entry.enrichment')
    .select(['album_entry.position', 'album_entry.enrichment', 'enrichment.content'])
    .select(tileColumns.map((column) => `media.${column}` as const))
    .where('album_entry.position', '>', after)
    .orderBy('album_entry.position')
    .limit(count)
    .execute()
  const entries = rows.map(({ position, enrichment, content, ...media }) => ({
    position,
    // Just one of the two is there, and its columns are what its table allows.
    shown: enrichment === null ? (media as TileMedia) : { enrichment, content: content ?? '{}' },
  }))
  return { entries, more: sizes.length > count }
}

/**
 * Behind which position to begin, so that the entries up to and including `position` come within a budget.
 * @returns undefined when all from the album's beginning do
 */
export async function startBefore(
  catalog: Catalog,
  album: number,
  { position, budget }: { position: number; budget: Budget },
  reach: EntryReach,
): Promise<number | undefined> {
  const sizes = await entriesOf(catalog, album, reach)
    .leftJoin('enrichment', 'enrichment.id', 'album_entry.enrichment')
    .select(['album_entry.position', entryBytes])
    .where('album_entry.position', '<=', position)
    .orderBy('album_entry.position', 'desc')
    .limit(budget.entries + 1)
    .execute()
  const count = Math.max(1, countWithin(sizes, budget))
  return sizes[count]?.position
}

/** Both databases know the length of a value without reading it. */
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

function entriesOf(catalog: Catalog, album: number, { client }: EntryReach) {
  const query = catalog
    .selectFrom('album_entry')
    .leftJoin('media', 'media.id', 'album_entry.media')
    .where('album_entry.album', '=', album)
  if (client === undefined) return query
  return query.where((where) =>
    where.or([where('album_entry.media', 'is', null), where('media.client', '=', client)]),
  )
}

/** The media next to a position, either side; undefined at an end of the album. */
export async function albumNeighbours(
  catalog: Catalog,
  album: number,
  position: number,
  { client }: EntryReach,
): Promise<{ previous?: number; next?: number }> {
  const nearest = async (side: '<' | '>') => {
    let query = catalog
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
  const [previous, next] = [await nearest('<'), await nearest('>')]
  return { ...(previous && { previous }), ...(next && { next }) }
}
