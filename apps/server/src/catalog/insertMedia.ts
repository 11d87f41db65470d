import { CompiledQuery, sql } from 'kysely'
import { categories } from '../domain/contentCategories.ts'
import type { CatalogTransaction } from './catalog.ts'
import { type MediaRecord, type NewMedia, toMediaRecord, toMediaRow } from './mediaRecords.ts'
import type { MediaRow } from './schema.ts'

// Many items in one statement, with its text built by hand (`pnpm bench catalog`): a statement for each item costs a
// round trip on Postgres, and on SQLite as much as the rows themselves while their pages are cached.

/** The columns that an insert sets, with their types in Postgres. */
const TYPES: { readonly [Column in Exclude<keyof MediaRow, 'id'>]: string } = {
  owner: 'bigint',
  client: 'bigint',
  sha256: 'bytea',
  bytes: 'bigint',
  kind: 'text',
  mime: 'text',
  filename: 'text',
  description: 'text',
  width: 'bigint',
  height: 'bigint',
  taken_at: 'bigint',
  has_capture_date: 'smallint',
  added_at: 'bigint',
  camera_make: 'text',
  camera_model: 'text',
  focal_length: 'double precision',
  aperture_f_number: 'double precision',
  iso_equivalent: 'bigint',
  exposure_time: 'double precision',
  fps: 'double precision',
  redactions: 'text',
  favorite: 'smallint',
  archived: 'smallint',
  categories: 'integer',
}

const columns = Object.keys(TYPES) as (keyof typeof TYPES)[]

export const mediaColumns: readonly (keyof MediaRow)[] = ['id', ...columns]

/** Stores items, and the rows that find them by category. @returns the items in the given order */
export async function insertMedia(
  transaction: CatalogTransaction,
  media: readonly NewMedia[],
): Promise<MediaRecord[]> {
  if (media.length === 0) return []
  const insert = transaction.dialect.name === 'sqlite' ? insertIntoSqlite : insertIntoPostgres
  const rows = await insert(transaction, media)
  const byHash = new Map(rows.map((row) => [row.sha256.toString('hex'), toMediaRecord(row)]))
  return media.flatMap(({ sha256 }) => byHash.get(sha256.toString('hex')) ?? [])
}

async function insertIntoSqlite(
  transaction: CatalogTransaction,
  media: readonly NewMedia[],
): Promise<MediaRow[]> {
  const { db, dialect } = transaction
  const values = media.flatMap((item) => {
    const row = toMediaRow(item)
    return columns.map((column) => row[column])
  })
  const insert = CompiledQuery.raw(sqliteInsert(media.length), values)
  const { rows } = await db.executeQuery<MediaRow>(insert)
  const found = rows.filter((row) => row.categories !== 0)
  if (found.length === 0) return rows
  const ids = dialect.listParameter(found.map(({ id }) => id))
  await sql`
    insert into media_category (owner, category, taken_at, media)
    select media.owner, category.value, media.taken_at, media.id
      from ${dialect.each(ids)} cross join media on media.id = entry.value
      cross join (select value from json_each(${ALL_CATEGORIES})) as category
      where media.categories & (1 << (category.value - 1)) <> 0`.execute(db)
  return rows
}

const ALL_CATEGORIES = JSON.stringify(categories.map((_, index) => index + 1))

/** Texts of the statement by number of rows. The API allows 50 items in a batch. */
const sqliteInserts = new Map<number, string>()

function sqliteInsert(count: number): string {
  const values = `(${columns.map(() => '?').join()})`
  const text =
    sqliteInserts.get(count) ??
    `insert into media (${columns.join()}) values ${Array.from({ length: count }, () => values).join()} returning *`
  sqliteInserts.set(count, text)
  return text
}

/** Postgres inserts rows in the order of the lists, so their ids have this order, too. */
async function insertIntoPostgres(
  { db }: CatalogTransaction,
  media: readonly NewMedia[],
): Promise<MediaRow[]> {
  const rows = media.map(toMediaRow)
  const lists = columns.map((column) => rows.map((row) => row[column]))
  return (await db.executeQuery<MediaRow>(CompiledQuery.raw(POSTGRES_INSERT, lists))).rows
}

const POSTGRES_INSERT = `
  with added as (
    insert into media (${columns.join()})
    select ${columns.join()} from unnest(${columns.map((column, at) => `$${at + 1}::${TYPES[column]}[]`).join()})
      as item (${columns.join()})
    returning *
  ), categorized as (
    insert into media_category (owner, category, taken_at, media)
    select owner, category, taken_at, id from added
      cross join generate_series(1, ${categories.length}) as category
      where categories & (1 << (category - 1)) <> 0
  )
  select * from added`
