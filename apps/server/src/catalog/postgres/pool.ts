import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { Pool, type PoolClient, type PoolConfig, types } from 'pg'
import { UnavailableError } from '../../domain/unavailable.ts'
import { decodeText, encodeText } from './text.ts'

/** Statements that each connection keeps, parsed and planned. Those that come later are sent whole every time. */
const KEPT = 500

/** Object identifiers of Postgres's types, as its catalog of types has them. */
const INT8 = 20
const TEXT = 25
const NUMERIC = 1700

/** Rows as schema.ts has them: whole numbers are far below 2^53, and sums of them too. */
const PARSERS = new Map<number, (text: string) => unknown>([
  [INT8, Number],
  [NUMERIC, Number],
  [TEXT, decodeText],
])

/** A pool of connections as Kysely asks for one, which keeps statements and tells what is only unavailable. */
export function createPool(config: PoolConfig): PostgresPool & { unwrapped: Pool } {
  const pool = new Pool({
    ...config,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        (format !== 'binary' && PARSERS.get(oid)) || types.getTypeParser(oid, format),
    },
  })
  // A connection that breaks is replaced when there is need, and the statement that waits on it fails. Told here as well,
  // and unheard, it would end the process: from the moment that there is one, as it may break in that same moment.
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.on('error', () => {})
  const names = createNames()
  const clients = new WeakMap<PoolClient, PostgresPoolClient>()
  return {
    unwrapped: pool,
    options: pool.options,
    async connect() {
      const client = await pool.connect().catch((cause) => {
        throw new UnavailableError('The database cannot be reached.', { cause })
      })
      const known = clients.get(client) ?? keepingStatements(client, names)
      clients.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
}

function keepingStatements(client: PoolClient, names: Names): PostgresPoolClient {
  const query = async (text: string, parameters: readonly unknown[]) => {
    const name = names.of(text)
    try {
      return await client.query({ text, values: parameters.map(encodeText), ...(name && { name }) })
    } catch (error) {
      // Another process has brought the schema up to date: planned anew, the statement is as good as it was.
      if ((error as { code?: string }).code === PLAN_OUTDATED) names.forget(text)
      throw isUnavailable(error)
        ? new UnavailableError('The database does not answer.', { cause: error })
        : error
    }
  }
  // Kysely also lets a statement be streamed, which nobody here does.
  return { query, release: (broken?: boolean) => client.release(broken) } as unknown as PostgresPoolClient
}

/** By which statements are kept, on every connection of a pool. */
interface Names {
  /** Undefined for one that is not kept. */
  of(text: string): string | undefined
  /** It gets another name when it is used again. */
  forget(text: string): void
}

function createNames(): Names {
  const names = new Map<string, string>()
  let given = 0
  return {
    of(text) {
      if (!names.has(text) && names.size < KEPT) names.set(text, `kept-${given++}`)
      return names.get(text)
    },
    forget: (text) => void names.delete(text),
  }
}

/** SQLSTATE "feature not supported", as which a kept statement tells that its rows have other columns by now. */
const PLAN_OUTDATED = '0A000'

/** Classes of SQLSTATE that say nothing of the statement: connection, resources, operator intervention, system. */
const PASSING = /^(08|53|57|58)/

function isUnavailable(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string }
  if (code === undefined) return /connection|timeout/i.test(message)
  return PASSING.test(code) || code === PLAN_OUTDATED || /^E[A-Z]+$/.test(code)
}
