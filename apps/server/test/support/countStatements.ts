import type { KyselyPlugin } from 'kysely'
import type { TestServer } from './server.ts'

/** The statements that a database has run, those that begin and end transactions included, and the rows it returned. */
export interface DatabaseUse {
  statements: string[]
  rows: number
}

/** Counts the rows that a server reads. Start the server with `onQuery: ({ sql }) => use.statements.push(sql)`. */
export function countRows({ app }: Pick<TestServer, 'app'>, use: DatabaseUse): void {
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      use.rows += result.rows.length
      return result
    },
  }
  const { catalog } = app.services
  Object.assign(catalog, { db: catalog.db.withPlugin(counter) })
}
