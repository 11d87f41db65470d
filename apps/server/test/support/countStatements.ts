import type { KyselyPlugin } from 'kysely'
import type { TestServer } from './server.ts'

/** What a database has been asked: statements, those that begin and end transactions included, and rows it returned. */
export interface Asked {
  statements: string[]
  rows: number
}

/** Counts what a server asks its database. Start the server with `onQuery: ({ sql }) => asked.statements.push(sql)`. */
export function countRows({ app }: Pick<TestServer, 'app'>, asked: Asked): void {
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      asked.rows += result.rows.length
      return result
    },
  }
  const { catalog } = app.services
  Object.assign(catalog, { db: catalog.db.withPlugin(counter) })
}
