import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

/** Invalid indexes, which Postgres no longer uses. It checks references and pages by itself. */
export async function integrityFaults(db: Kysely<Schema>): Promise<string[]> {
  const invalid = await sql<{ name: string }>`
    select indexrelid::regclass::text as name from pg_index
    join pg_class on pg_class.oid = indexrelid
    where not indisvalid and relnamespace = current_schema()::regnamespace`.execute(db)
  return invalid.rows.map(({ name }) => `index ${name} is not valid`)
}
