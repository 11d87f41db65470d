import type { MediaId } from '../domain/ids.ts'
import type { Queryable } from './catalog.ts'
import { type MediaRecord, toMediaRecord } from './mediaRecords.ts'
import { prepareQuery } from './preparedQuery.ts'
import type { MediaRow } from './schema.ts'

/** A page of a listing. */
export interface Page<Position> {
  limit: number
  /** The position of the last record of the page before; undefined for the first page. */
  after?: Position
}

/** Items of any owner by id, in no particular order. The caller checks access. */
export async function mediaByIds(
  { db }: Queryable,
  ids: readonly MediaId[],
): Promise<Map<MediaId, MediaRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('media').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, toMediaRecord(row)]))
}

/** An item of any owner. The caller checks access. */
export async function mediaById(catalog: Queryable, id: MediaId): Promise<MediaRecord | undefined> {
  const [row] = await rowsById(catalog, { id })
  return row && toMediaRecord(row)
}

const rowsById = prepareQuery<{ id: MediaId }, MediaRow>(({ db }, value) =>
  db.selectFrom('media').selectAll().where('id', '=', value('id')),
)

/** Sets the description of an item, or with undefined clears it. */
export async function updateMedia(
  { db }: Queryable,
  id: MediaId,
  { description }: { description: string | undefined },
): Promise<void> {
  await db
    .updateTable('media')
    .set({ description: description ?? null })
    .where('id', '=', id)
    .execute()
}
