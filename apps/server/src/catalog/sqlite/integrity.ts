import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

/** Faults that SQLite finds in its file, and rows that refer to missing rows. */
export async function integrityFaults(db: Kysely<Schema>): Promise<string[]> {
  const pages = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(db)
  const keys = await sql<{ table: string; rowid: number; parent: string }>`PRAGMA foreign_key_check`.execute(
    db,
  )
  return [
    ...pages.rows.map(({ integrity_check: text }) => text).filter((text) => text !== 'ok'),
    ...keys.rows.map(({ table, rowid, parent }) => `row ${rowid} of ${table} names no row of ${parent}`),
  ]
}
