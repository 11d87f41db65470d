import { type ShownMedia, shownColumns } from './media.ts'
import type { Catalog } from './schema.ts'

/** What stands at a place of an album: a media item, or an enrichment as the JSON that it was made of. */
export interface AlbumEntry {
  position: number
  shown: ShownMedia | { enrichment: number; content: string }
}

/** Of an album's media, with `client`, only what that client has created. */
export interface EntryReach {
  client?: number
}

/** Media and enrichments of an album, in album order, behind a position. */
export async function albumEntries(
  catalog: Catalog,
  album: number,
  { limit, after }: { limit: number; after: number | undefined },
  reach: EntryReach,
): Promise<AlbumEntry[]> {
  const rows = await entriesOf(catalog, album, reach)
    .leftJoin('enrichment', 'enrichment.id', 'album_entry.enrichment')
    .select(['album_entry.position', 'album_entry.enrichment', 'enrichment.content'])
    .select(shownColumns.map((column) => `media.${column}` as const))
    .where('album_entry.position', '>', after ?? Number.MIN_SAFE_INTEGER)
    .orderBy('album_entry.position')
    .limit(limit)
    .execute()
  return rows.map(({ position, enrichment, content, ...media }) => ({
    position,
    // Just one of the two is there, and its columns are what its table allows.
    shown: enrichment === null ? (media as ShownMedia) : { enrichment, content: content ?? '{}' },
  }))
}

/** The position of the entry that stands `count` entries before a position; undefined when there are fewer. */
export async function positionBefore(
  catalog: Catalog,
  album: number,
  { position, count }: { position: number; count: number },
  reach: EntryReach,
): Promise<number | undefined> {
  const entry = await entriesOf(catalog, album, reach)
    .select('album_entry.position')
    .where('album_entry.position', '<', position)
    .orderBy('album_entry.position', 'desc')
    .limit(1)
    .offset(count - 1)
    .executeTakeFirst()
  return entry?.position
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
