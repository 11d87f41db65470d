import type { MediaId, UserId } from '../domain/ids.ts'
import type { CatalogTransaction, Queryable } from './catalog.ts'
import { insertCategories } from './marks.ts'
import { type MediaRecord, type NewMedia, toMediaRecord, toMediaRow } from './mediaRecords.ts'
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

/** An owner's items with these bytes, in no particular order. */
export async function mediaByBytes(
  { db }: Queryable,
  owner: UserId,
  hashes: readonly Buffer[],
): Promise<MediaRecord[]> {
  if (hashes.length === 0) return []
  const query = db.selectFrom('media').selectAll().where('owner', '=', owner).where('sha256', 'in', hashes)
  return (await query.execute()).map(toMediaRecord)
}

/** Stores an item, and the rows that find it by category. */
export async function insertMedia(transaction: CatalogTransaction, media: NewMedia): Promise<MediaRecord> {
  const insert = transaction.db.insertInto('media').values(toMediaRow(media)).returningAll()
  const record = toMediaRecord(await insert.executeTakeFirstOrThrow())
  await insertCategories(transaction, record)
  return record
}

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
