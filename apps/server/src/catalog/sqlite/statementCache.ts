import type { Database, Statement } from 'better-sqlite3'

/** How many statements are kept. The server asks a few dozen, some of them with lists of any length. */
const KEPT = 500

/**
 * The database as Kysely sees it, with its statements kept: to parse and plan one takes longer than to read a row, and
 * the texts are the same from request to request.
 */
export function keepingStatements(database: Database) {
  const kept = new Map<string, Statement>()
  return {
    prepare(sql: string): Statement {
      const known = kept.get(sql)
      // Put back at the end: what is first in the map was not asked for the longest time.
      if (known !== undefined) kept.delete(sql)
      const statement = known ?? database.prepare(sql)
      kept.set(sql, statement)
      const [oldest] = kept.keys()
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
      return statement
    },
    close: () => {
      database.close()
    },
  }
}
