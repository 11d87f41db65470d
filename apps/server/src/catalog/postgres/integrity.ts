import { sql } from 'kysely'
import type { Catalog } from '../schema.ts'

/**
 * Rows that do not agree with each other. Postgres itself keeps references and checksums; what no constraint of its can
 * say is looked for here.
 */
export async function integrityFaults(catalog: Catalog): Promise<string[]> {
  const invalid = await sql<{ name: string }>`
    select indexrelid::regclass::text as name from pg_index
    join pg_class on pg_class.oid = indexrelid
    where not indisvalid and relnamespace = current_schema()::regnamespace`.execute(catalog)
  return invalid.rows.map(({ name }) => `index ${name} is not valid`)
}
