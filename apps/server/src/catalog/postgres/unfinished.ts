import { sql } from 'kysely'
import type { Catalog } from '../schema.ts'

// The existence of a table says it: that is the one mark that every database keeps.

export async function isUnfinished(catalog: Catalog): Promise<boolean> {
  const { rows } = await sql<{
    is: boolean
  }>`select to_regclass('unfinished_move') is not null as is`.execute(catalog)
  return rows[0]?.is === true
}

export async function setUnfinished(catalog: Catalog, unfinished: boolean): Promise<void> {
  if (unfinished) await sql`create table if not exists unfinished_move ()`.execute(catalog)
  else {
    // Planned by what is there, from the first request on.
    await sql`analyze`.execute(catalog)
    await sql`drop table if exists unfinished_move`.execute(catalog)
  }
}
