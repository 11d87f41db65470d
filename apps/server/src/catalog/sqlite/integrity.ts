import { sql } from 'kysely'
import type { Catalog } from '../schema.ts'

/** What SQLite finds wrong with its own file, and rows that name rows which are not there; empty when all is well. */
export async function integrityFaults(catalog: Catalog): Promise<string[]> {
  const pages = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(catalog)
  const keys = await sql<{ table: string; rowid: number; parent: string }>`PRAGMA foreign_key_check`.execute(
    catalog,
  )
  return [
    ...pages.rows.map(({ integrity_check: text }) => text).filter((text) => text !== 'ok'),
    ...keys.rows.map(({ table, rowid, parent }) => `row ${rowid} of ${table} names no row of ${parent}`),
  ]
}
