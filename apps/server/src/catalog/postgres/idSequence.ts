import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import type { TableName } from '../tables.ts'

const sequenceOf = (table: TableName) => sql`pg_get_serial_sequence(${`"${table}"`}, 'id')::regclass`

export async function lastId(db: Kysely<Schema>, table: TableName): Promise<number> {
  const { rows } = await sql<{
    last: number | null
  }>`select pg_sequence_last_value(${sequenceOf(table)}) as last`.execute(db)
  return rows[0]?.last ?? 0
}

export async function setLastId(db: Kysely<Schema>, table: TableName, id: number): Promise<void> {
  // The third argument says whether the value was given out: a table that never had a row starts with 1.
  await sql`select setval(${sequenceOf(table)}, ${Math.max(1, id)}, ${id > 0})`.execute(db)
}
