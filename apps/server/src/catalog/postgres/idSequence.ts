import { sql } from 'kysely'
import type { Catalog } from '../schema.ts'
import type { TableName } from '../tables.ts'

const sequenceOf = (table: TableName) => sql`pg_get_serial_sequence(${`"${table}"`}, 'id')::regclass`

export async function lastNumber(catalog: Catalog, table: TableName): Promise<number> {
  const { rows } = await sql<{
    last: number | null
  }>`select pg_sequence_last_value(${sequenceOf(table)}) as last`.execute(catalog)
  return rows[0]?.last ?? 0
}

export async function setLastNumber(catalog: Catalog, table: TableName, number: number): Promise<void> {
  // "Not called" means that the next one is the number itself: of a table that never had a row, 1.
  await sql`select setval(${sequenceOf(table)}, ${Math.max(1, number)}, ${number > 0})`.execute(catalog)
}
