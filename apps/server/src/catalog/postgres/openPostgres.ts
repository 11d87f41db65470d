import { Kysely, PostgresDialect, sql } from 'kysely'
import { UnavailableError } from '../../domain/unavailable.ts'
import { UnfinishedCatalogError, UnsafeDatabaseError } from '../catalogErrors.ts'
import { type Engine, setEngine } from '../engine.ts'
import { isUpToDate, migrate } from '../migrate.ts'
import type { CatalogOptions } from '../openCatalog.ts'
import type { Catalog, Schema } from '../schema.ts'
import { createAlbumLocks } from './albumLock.ts'
import { lastNumber, setLastNumber } from './idSequence.ts'
import { integrityFaults } from './integrity.ts'
import * as library from './migrations/0005-library.ts'
import * as keys from './migrations/0006-keys.ts'
import * as judgedEntries from './migrations/0007-judged-entries.ts'
import * as albumMembers from './migrations/0008-album-members.ts'
import * as userLimits from './migrations/0009-user-limits.ts'
import { createPool } from './pool.ts'
import { retryTransaction } from './retryTransaction.ts'
import { isUnfinished, setUnfinished } from './unfinished.ts'

/** In step with SQLite's: a step that both need has the same number. The first makes what SQLite's first five did. */
const MIGRATIONS = {
  '0005-library': library,
  '0006-keys': keys,
  '0007-judged-entries': judgedEntries,
  '0008-album-members': albumMembers,
  '0009-user-limits': userLimits,
}

/** Connections that requests share, and as many again for what must be done alone. */
const CONNECTIONS = 10

/** How long a request waits for a connection, a statement for its answer, and a transaction for its next statement. */
const CONNECT_TIMEOUT_MS = 5000
const STATEMENT_TIMEOUT_MS = 30_000
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000

/**
 * Opens the catalog of a Postgres database, which any number of processes may share, and brings its schema up to date.
 * A commit is safe on its disk when it resolves, and nobody sees it before.
 *
 * @throws UnavailableError when the database cannot be reached
 * @throws NewerCatalogError when its schema is newer
 * @throws UnfinishedCatalogError when a library is being moved into it, unless that is what it is opened for
 * @throws UnsafeDatabaseError when it does not keep what it commits
 */
export async function openPostgres(
  url: string,
  { onQuery, onUpgrade, unfinished = false }: CatalogOptions,
): Promise<Catalog> {
  const config = {
    connectionString: url,
    application_name: 'tintype',
    // Left to itself, Postgres plans most searches of a large library anew each time, which takes a fifth of a page's
    // time, and comes to the same plan: each statement is written for one index.
    options: '-c plan_cache_mode=force_generic_plan',
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    // When the machine at the other end is gone, nobody says so: then the answer is given up a little later.
    query_timeout: STATEMENT_TIMEOUT_MS + CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    keepAlive: true,
  }
  const [shared, own] = [createPool(config), createPool(config)]
  const log = onQuery && { log: (event: { query: Parameters<typeof onQuery>[0] }) => onQuery(event.query) }
  const catalog: Catalog = new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: { ...shared, end: async () => void (await Promise.all([shared.end(), own.end()])) },
    }),
    ...log,
  })
  // Who waits to be alone does it on connections of its own: else those who wait could take all that the one who is
  // alone needs to get done.
  const claims: Catalog = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: own }), ...log })
  const pools = [shared.unwrapped, own.unwrapped]
  const sum = (count: (pool: (typeof pools)[number]) => number) =>
    pools.reduce((all, pool) => all + count(pool), 0)
  const engine: Engine = {
    name: 'postgres',
    transaction: (through, work) => retryTransaction(through, 'serializable', work),
    atomic: (through, work) => retryTransaction(through, 'read committed', work),
    albumTransaction: createAlbumLocks(),
    snapshot: (through, work) =>
      through.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    alone: (key, work) =>
      claims.connection().execute(async (connection) => {
        await sql`select pg_advisory_lock(${key})`.execute(connection)
        return unlocking(connection, key, () => work(connection))
      }),
    aloneOrNot: (key, work) =>
      claims.connection().execute(async (connection) => {
        const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_lock(${key}) as free`.execute(
          connection,
        )
        if (rows[0]?.free) await unlocking(connection, key, work)
      }),
    unsafeCommits: () => undefined,
    requireWritable: () => requireWritable(catalog),
    // A database that may not be written says so by itself.
    tryToWrite: () => requireWritable(catalog),
    connections: () => ({
      busy: sum(({ totalCount, idleCount }) => totalCount - idleCount),
      idle: sum(({ idleCount }) => idleCount),
      waiting: sum(({ waitingCount }) => waitingCount),
    }),
    integrityFaults: () => integrityFaults(catalog),
    lastNumber: (table) => lastNumber(catalog, table),
    setLastNumber: (table, number) => setLastNumber(catalog, table, number),
    isUnfinished: () => isUnfinished(catalog),
    setUnfinished: (unfinished) => setUnfinished(catalog, unfinished),
  }
  setEngine(catalog, engine)
  setEngine(claims, engine)
  try {
    await requireSafeCommits(catalog)
    if (!unfinished && (await isUnfinished(catalog))) {
      throw new UnfinishedCatalogError('A move to this database is not finished. Run it again.')
    }
    if (!(await isUpToDate(catalog, MIGRATIONS))) await bringUpToDate(url, onUpgrade)
  } catch (error) {
    await catalog.destroy()
    throw error
  }
  return catalog
}

async function unlocking<T>(connection: Catalog, key: bigint, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } finally {
    // On a connection that is broken the lock is gone already.
    await sql`select pg_advisory_unlock(${key})`.execute(connection).catch(() => undefined)
  }
}

/** @throws UnsafeDatabaseError when a commit may be lost that has been acknowledged */
async function requireSafeCommits(catalog: Catalog): Promise<void> {
  const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(catalog)
  if (rows[0]?.synchronous_commit === 'off') {
    throw new UnsafeDatabaseError(
      'The database has synchronous_commit off: it would lose what was acknowledged. Fix: turn it on.',
    )
  }
}

/** A standby, or a database that its provider has closed for writes. @throws UnavailableError */
async function requireWritable(catalog: Catalog): Promise<void> {
  const { rows } = await sql<{ readOnly: string }>`
    select current_setting('transaction_read_only') as "readOnly"`.execute(catalog)
  if (rows[0]?.readOnly !== 'off') {
    throw new UnavailableError('The database is read-only. Fix: connect to one that takes writes.')
  }
}

/** On a connection without limits of time: a step may have a large library to go through. */
async function bringUpToDate(url: string, onUpgrade: (() => void) | undefined): Promise<void> {
  const pool = createPool({ connectionString: url, max: 1, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  try {
    await migrate(db, MIGRATIONS, onUpgrade)
  } finally {
    await db.destroy()
  }
}
