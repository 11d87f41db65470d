import { sql } from 'kysely'
import type { Catalog } from '../schema.ts'
import type { TableName } from '../tables.ts'

/** What AUTOINCREMENT remembers of a table. */
export async function lastNumber(catalog: Catalog, table: TableName): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select seq from sqlite_sequence where name = ${table}`.execute(
    catalog,
  )
  return rows[0]?.seq ?? 0
}

export async function setLastNumber(catalog: Catalog, table: TableName, number: number): Promise<void> {
  // The table has no key of its own.
  await sql`delete from sqlite_sequence where name = ${table}`.execute(catalog)
  await sql`insert into sqlite_sequence (name, seq) values (${table}, ${number})`.execute(catalog)
}
