import { type Insertable, sql } from 'kysely'
import type { Reach } from '../library/access.ts'
import type { Catalog, MediaRow, Schema } from './schema.ts'

export interface Page<Position> {
  limit: number
  /** The sort key of the last row already given; left out for the first page. */
  after?: Position
}

/** Sort key of the library: capture time, then row number. */
export type TimelinePosition = readonly [takenAt: number, id: number]

/** Media within reach, newest first (api-facts 2.13). Reads `limit` index entries, whatever the library's size. */
export function mediaPage(
  catalog: Catalog,
  reach: Reach,
  { limit, after }: Page<TimelinePosition>,
): Promise<MediaRow[]> {
  let query = catalog.selectFrom('media').selectAll().where('owner', '=', reach.owner)
  if (reach.client !== undefined) query = query.where('client', '=', reach.client)
  if (after !== undefined) query = query.where(sql<boolean>`(taken_at, id) < (${after[0]}, ${after[1]})`)
  return query.orderBy('taken_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** Rows by number, in no particular order, of any owner: the caller decides who may see them. */
export async function mediaByIds(catalog: Catalog, ids: readonly number[]): Promise<Map<number, MediaRow>> {
  if (ids.length === 0) return new Map()
  const rows = await catalog.selectFrom('media').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export async function mediaById(catalog: Catalog, id: number): Promise<MediaRow | undefined> {
  return catalog.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirst()
}

/** An owner's items with these bytes, in no particular order. */
export async function mediaByBytes(
  catalog: Catalog,
  owner: number,
  hashes: readonly Buffer[],
): Promise<MediaRow[]> {
  if (hashes.length === 0) return []
  return catalog
    .selectFrom('media')
    .selectAll()
    .where('owner', '=', owner)
    .where('sha256', 'in', hashes)
    .execute()
}

export async function insertMedia(catalog: Catalog, media: Insertable<Schema['media']>): Promise<MediaRow> {
  return catalog.insertInto('media').values(media).returningAll().executeTakeFirstOrThrow()
}

export async function updateMedia(
  catalog: Catalog,
  id: number,
  change: { description: string | null },
): Promise<void> {
  await catalog.updateTable('media').set(change).where('id', '=', id).execute()
}
