import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

// An empty table is the mark: all databases keep it, also through a dump and a restore.

export async function isUnfinished(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{
    is: boolean
  }>`select to_regclass('unfinished_move') is not null as is`.execute(db)
  return rows[0]?.is === true
}

export async function setUnfinished(db: Kysely<Schema>, unfinished: boolean): Promise<void> {
  if (unfinished) await sql`create table if not exists unfinished_move ()`.execute(db)
  else {
    // Gives the planner statistics about the rows that were copied, before the first request.
    await sql`analyze`.execute(db)
    await sql`drop table if exists unfinished_move`.execute(db)
  }
}
