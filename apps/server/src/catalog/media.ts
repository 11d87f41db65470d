import type { Insertable } from 'kysely'
import { insertCategories } from './marks.ts'
import type { Catalog, CatalogTransaction, MediaRow, Schema } from './schema.ts'

export interface Page<Position> {
  limit: number
  /** The sort key of the last row already given; left out for the first page. */
  after?: Position
}

/** What is shown of an item: a page of a hundred is read without what only the server itself needs. */
export const shownColumns = [
  'id',
  'kind',
  'mime',
  'filename',
  'description',
  'width',
  'height',
  'taken_at',
  'camera_make',
  'camera_model',
  'focal_length',
  'aperture_f_number',
  'iso_equivalent',
  'exposure_time',
  'fps',
] as const satisfies (keyof MediaRow)[]

export type ShownMedia = Pick<MediaRow, (typeof shownColumns)[number]>

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

/** In a transaction, because an item and what finds it by category belong together. */
export async function insertMedia(
  transaction: CatalogTransaction,
  media: Insertable<Schema['media']>,
): Promise<MediaRow> {
  const row = await transaction.insertInto('media').values(media).returningAll().executeTakeFirstOrThrow()
  await insertCategories(transaction, row)
  return row
}

export async function updateMedia(
  catalog: Catalog,
  id: number,
  change: { description: string | null },
): Promise<void> {
  await catalog.updateTable('media').set(change).where('id', '=', id).execute()
}
