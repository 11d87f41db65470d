import { sql } from 'kysely'
import type { Catalog } from './schema.ts'

/** Resolves when the database answers; rejects when it cannot. */
export async function catalogAnswers(catalog: Catalog): Promise<void> {
  await sql`select 1`.execute(catalog)
}
