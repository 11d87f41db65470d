import { sql } from 'kysely'
import type { SqlDialect } from '../sqlDialect.ts'

export const postgresDialect: SqlDialect = {
  name: 'postgres',
  hasRowLocks: true,
  mergesSortedUnions: false,
  forAnyPlan: (parameter) => sql`${parameter}`,
  // `between` and the limit steer the planner: to the timeline index instead of the primary key, and to one lookup for
  // each entry instead of a scan of the whole library.
  joinMedia: (place) => sql`cross join lateral (
        select * from media where ${place} and media.id between entry.id and entry.id limit 1
      ) as media`,
  isLockFree: (key) => sql`pg_try_advisory_xact_lock_shared(${key})`,
  listParameter: (numbers) => numbers,
  each: (list) => sql`unnest(${list}::bigint[]) with ordinality as entry (value, place)`,
}
