import type { Database, Statement } from 'better-sqlite3'
import { dropOldest } from '../../concurrency/boundedMap.ts'

/** The server has a few dozen statements, some of which exist for lists of many lengths. */
const MAX_STATEMENTS = 500

/** Prepared statements by their SQL. */
export interface StatementCache {
  prepare(sql: string): Statement
}

/** An LRU cache: parsing and planning a statement takes longer than reading a row. */
export function createStatementCache(database: Database): StatementCache {
  const statements = new Map<string, Statement>()
  return {
    prepare(sql) {
      const statement = statements.get(sql) ?? database.prepare(sql)
      // Moves a statement that is in use to the end, away from the oldest.
      statements.delete(sql)
      statements.set(sql, statement)
      dropOldest(statements, MAX_STATEMENTS)
      return statement
    },
  }
}
