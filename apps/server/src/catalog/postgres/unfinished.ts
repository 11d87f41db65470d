import { sql } from 'kysely'
import type { Catalog } from '../schema.ts'

/** Its existence says it: a table is the one mark that every database keeps. */
export async function setUnfinished(catalog: Catalog, unfinished: boolean): Promise<void> {
  if (unfinished) await sql`create table if not exists unfinished_move ()`.execute(catalog)
  else {
    // Planned by what is there, from the first request on.
    await sql`analyze`.execute(catalog)
    await sql`drop table if exists unfinished_move`.execute(catalog)
  }
}
