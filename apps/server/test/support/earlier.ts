import { sql } from 'kysely'
import type { Catalog } from '../../src/catalog/catalog.ts'

/** Reverts the newest migration. */
export async function withoutUserLimits(catalog: Catalog): Promise<void> {
  await sql`DELETE FROM kysely_migration WHERE name = '0009-user-limits'`.execute(catalog.db)
  await sql`DROP INDEX upload_session_open`.execute(catalog.db)
  await sql`ALTER TABLE "user" DROP COLUMN stored_bytes`.execute(catalog.db)
}
