import { sql } from 'kysely'
import { coalesceRuns } from '../concurrency/coalesce.ts'
import type { Queryable } from './catalog.ts'
import { tableNames } from './tables.ts'

/**
 * Creates a probe that reads at most one row of every table: a database may respond while the machines, disks or
 * permissions behind its tables do not. Calls share one run, so a table that does not respond holds one connection.
 */
export function createTableProbe({ db }: Queryable): () => Promise<void> {
  const columns = tableNames.map((name) => sql`(select 1 from ${sql.table(name)} limit 1)`.as(name))
  const probe = sql`select ${sql.join(columns)}`
  return coalesceRuns(async () => void (await probe.execute(db)))
}
