import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import type { TableName } from '../tables.ts'

/** SQLite keeps the sequences of AUTOINCREMENT columns in a table. */
export async function lastId(db: Kysely<Schema>, table: TableName): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select seq from sqlite_sequence where name = ${table}`.execute(
    db,
  )
  return rows[0]?.seq ?? 0
}

export async function setLastId(db: Kysely<Schema>, table: TableName, id: number): Promise<void> {
  // The table has no key, so an upsert is not possible.
  await sql`delete from sqlite_sequence where name = ${table}`.execute(db)
  await sql`insert into sqlite_sequence (name, seq) values (${table}, ${id})`.execute(db)
}
