import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { Pool, type PoolClient, type PoolConfig, types } from 'pg'
import { UnavailableError } from '../../domain/unavailable.ts'
import { decodeText, encodeText } from './text.ts'

/** Named statements, which each connection parses and plans once. Later ones are sent whole every time. */
const MAX_STATEMENTS = 500

/** Object identifiers of Postgres's types, as its catalog of types has them. */
const INT8 = 20
const TEXT = 25
const NUMERIC = 1700

/** All whole numbers of the schema, and their sums, are below 2^53. */
const PARSERS = new Map<number, (text: string) => unknown>([
  [INT8, Number],
  [NUMERIC, Number],
  [TEXT, decodeText],
])

/** A pool for Kysely that names statements, and reports lost connections as `UnavailableError`. */
export interface StatementPool extends PostgresPool {
  unwrapped: Pool
}

export function createPool(config: PoolConfig): StatementPool {
  const pool = new Pool({
    ...config,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        (format !== 'binary' && PARSERS.get(oid)) || types.getTypeParser(oid, format),
    },
  })
  // A broken connection is replaced when another is needed, and fails the statement that waits on it. It also emits an
  // error, which would end the process without a listener; it can break as soon as it exists.
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.on('error', () => {})
  const names = createStatementNames()
  const clients = new WeakMap<PoolClient, PostgresPoolClient>()
  return {
    unwrapped: pool,
    options: pool.options,
    async connect() {
      const client = await pool.connect().catch((cause) => {
        throw new UnavailableError('The database cannot be reached.', { cause })
      })
      const wrapped = clients.get(client) ?? nameStatements(client, names)
      clients.set(client, wrapped)
      return wrapped
    },
    end: () => pool.end(),
  }
}

function nameStatements(client: PoolClient, names: StatementNames): PostgresPoolClient {
  const query = async (text: string, parameters: readonly unknown[]) => {
    const name = names.of(text)
    try {
      return await client.query({ text, values: parameters.map(encodeText), name })
    } catch (error) {
      // Another process has upgraded the schema. Under another name the statement is planned again.
      if ((error as { code?: string }).code === PLAN_OUTDATED) names.forget(text)
      throw isUnavailable(error)
        ? new UnavailableError('The database does not respond.', { cause: error })
        : error
    }
  }
  // Without the cursors that Kysely's type has for streaming, which is not used.
  return { query, release: (broken?: boolean) => client.release(broken) } as unknown as PostgresPoolClient
}

/** Names of statements, the same on every connection of a pool. */
interface StatementNames {
  /** Undefined for a statement without a name. */
  of(text: string): string | undefined
  /** Gives the statement another name when it is used again. */
  forget(text: string): void
}

function createStatementNames(): StatementNames {
  const names = new Map<string, string>()
  let count = 0
  return {
    of(text) {
      if (!names.has(text) && names.size < MAX_STATEMENTS) names.set(text, `statement-${count++}`)
      return names.get(text)
    },
    forget: (text) => void names.delete(text),
  }
}

/** SQLSTATE feature_not_supported: the columns of a named statement's result have changed. */
const PLAN_OUTDATED = '0A000'

/** Classes of SQLSTATE that are not about the statement: connection, resources, operator intervention, system. */
const TRANSIENT = /^(08|53|57|58)/

function isUnavailable(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string }
  if (code === undefined) return /connection|timeout/i.test(message)
  return TRANSIENT.test(code) || code === PLAN_OUTDATED || /^E[A-Z]+$/.test(code)
}
