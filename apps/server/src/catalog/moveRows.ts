import { type Kysely, sql } from 'kysely'
import { lastNumber, setLastNumber } from './engine.ts'
import type { Catalog } from './schema.ts'
import { isNumbered, type TableName, tableNames, tables } from './tables.ts'

type Row = Record<string, unknown>
/** A catalog as whoever moves rows sees it: tables whose rows are looked into only for their keys. */
type AnyTables = Kysely<Record<string, Row>>

/** Values in one insert: SQLite takes 32,766. */
const VALUES = 30_000
const ROWS = 1000

/**
 * Makes all rows of one catalog those of another, whatever the engines, with their numbers. What the other had before is
 * gone. Numbers that were given out and are no more in use are not given out again either.
 */
export async function moveRows(
  from: Catalog,
  to: Catalog,
  progress: (done: number, of: number) => void,
): Promise<void> {
  for (const table of tableNames.toReversed()) await anyTables(to).deleteFrom(table).execute()
  let total = 0
  for (const table of tableNames) total += await countOf(from, table)
  let done = 0
  for (const table of tableNames) {
    for await (const rows of pagesOf(from, table)) {
      await insert(to, table, rows)
      done += rows.length
      progress(done, total)
    }
    if (isNumbered(table)) await setLastNumber(to, table, await lastNumber(from, table))
  }
}

/** Whether anything was ever kept in a catalog. */
export async function isEmptyCatalog(catalog: Catalog): Promise<boolean> {
  for (const table of ['installation', 'user'] as const) {
    if ((await countOf(catalog, table)) > 0) return false
  }
  return true
}

async function* pagesOf(catalog: Catalog, table: TableName): AsyncGenerator<Row[]> {
  const key = tables[table]
  const columns = sql.join(key.map((column) => sql.ref(column)))
  for (let last: Row | undefined; ; ) {
    let query = anyTables(catalog).selectFrom(table).selectAll()
    for (const column of key) query = query.orderBy(column)
    if (last !== undefined) {
      const values = sql.join(key.map((column) => last?.[column]))
      query = query.where(sql<boolean>`(${columns}) > (${values})`)
    }
    const rows = await query.limit(ROWS).execute()
    if (rows.length > 0) yield rows
    if (rows.length < ROWS) return
    last = rows.at(-1)
  }
}

async function insert(catalog: Catalog, table: TableName, rows: readonly Row[]): Promise<void> {
  const width = Object.keys(rows[0] ?? {}).length
  const size = Math.floor(VALUES / width)
  for (let start = 0; start < rows.length; start += size) {
    await anyTables(catalog)
      .insertInto(table)
      .values(rows.slice(start, start + size))
      .execute()
  }
}

async function countOf(catalog: Catalog, table: TableName): Promise<number> {
  const { count } = await anyTables(catalog)
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

const anyTables = (catalog: Catalog) => catalog as unknown as AnyTables
