import { sql } from 'kysely'
import type { Catalog } from '../schema.ts'

/** Indexes that Postgres has given up, which it does not use any more. References it holds to by itself. */
export async function integrityFaults(catalog: Catalog): Promise<string[]> {
  const invalid = await sql<{ name: string }>`
    select indexrelid::regclass::text as name from pg_index
    join pg_class on pg_class.oid = indexrelid
    where not indisvalid and relnamespace = current_schema()::regnamespace`.execute(catalog)
  return invalid.rows.map(({ name }) => `index ${name} is not valid`)
}
