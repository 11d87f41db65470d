import { sql } from 'kysely'
import type { SqlDialect } from '../sqlDialect.ts'

export const sqliteDialect: SqlDialect = {
  name: 'sqlite',
  // One transaction runs at a time.
  hasRowLocks: false,
  mergesSortedUnions: true,
  // An expression, since SQLite looks only at plain parameters.
  forAnyPlan: (parameter) => sql`ifnull(${parameter}, null)`,
  joinMedia: (place) => sql`cross join media indexed by media_timeline on ${place} and media.id = entry.id`,
  isLockFree: () => sql`1`,
  listParameter: (numbers) => JSON.stringify(numbers),
  each: (list) => sql`(select key + 1 as place, value from json_each(${list})) as entry`,
}
