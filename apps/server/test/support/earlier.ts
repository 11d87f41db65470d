import { sql } from 'kysely'
import type { Catalog } from '../../src/catalog/catalog.ts'

/** Reverts the newest two migrations. */
export async function withoutUserLimits(catalog: Catalog): Promise<void> {
  await sql`DELETE FROM kysely_migration WHERE name = '0010-insert-upload'`.execute(catalog.db)
  if (catalog.dialect.name === 'postgres') await sql`DROP FUNCTION insert_upload`.execute(catalog.db)
  else await sql`DROP VIEW new_upload`.execute(catalog.db)
  await sql`DELETE FROM kysely_migration WHERE name = '0009-user-limits'`.execute(catalog.db)
  await sql`DROP INDEX upload_session_open`.execute(catalog.db)
  await sql`ALTER TABLE "user" DROP COLUMN stored_bytes`.execute(catalog.db)
}
