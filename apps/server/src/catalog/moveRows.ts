import { type Kysely, sql } from 'kysely'
import type { Catalog, Queryable } from './catalog.ts'
import { hasIdSequence, type TableName, tableNames, tables } from './tables.ts'

type Row = Record<string, unknown>
/** Tables of unknown columns: rows are copied whole, and only their keys are read. */
type AnyTables = Kysely<Record<string, Row>>

/** Parameters in one insert: SQLite allows 32,766. */
const MAX_PARAMETERS = 30_000

/** Rows in one read. */
const ROWS = 1000

/**
 * Replaces all rows of one catalog by those of another, whatever the engines. Ids stay the same, and ids of deleted rows
 * are not given again.
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
    if (hasIdSequence(table)) await to.setLastId(table, await from.lastId(table))
  }
}

/** Whether a catalog was never used. */
export async function isEmptyCatalog(catalog: Queryable): Promise<boolean> {
  for (const table of ['installation', 'user'] as const) {
    if ((await countOf(catalog, table)) > 0) return false
  }
  return true
}

async function* pagesOf(catalog: Queryable, table: TableName): AsyncGenerator<Row[]> {
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

async function insert(catalog: Queryable, table: TableName, rows: readonly Row[]): Promise<void> {
  const width = Object.keys(rows[0] ?? {}).length
  const size = Math.floor(MAX_PARAMETERS / width)
  for (let start = 0; start < rows.length; start += size) {
    await anyTables(catalog)
      .insertInto(table)
      .values(rows.slice(start, start + size))
      .execute()
  }
}

async function countOf(catalog: Queryable, table: TableName): Promise<number> {
  const { count } = await anyTables(catalog)
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

const anyTables = ({ db }: Queryable) => db as unknown as AnyTables
