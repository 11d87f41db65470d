import { Kysely, PostgresDialect, sql } from 'kysely'
import type { CatalogOptions } from '../catalog.ts'
import { UnfinishedCatalogError, UnsafeDatabaseError } from '../catalogErrors.ts'
import { isUpToDate, migrate } from '../migrate.ts'
import type { Schema } from '../schema.ts'
import * as library from './migrations/0005-library.ts'
import * as keys from './migrations/0006-keys.ts'
import * as judgedEntries from './migrations/0007-judged-entries.ts'
import * as albumMembers from './migrations/0008-album-members.ts'
import * as userLimits from './migrations/0009-user-limits.ts'
import * as insertUpload from './migrations/0010-insert-upload.ts'
import { createPool, type StatementPool } from './pool.ts'
import { PostgresCatalog } from './postgresCatalog.ts'

/** Numbered as SQLite's: a step that both engines need has one number. The first covers SQLite's first five. */
const MIGRATIONS = {
  '0005-library': library,
  '0006-keys': keys,
  '0007-judged-entries': judgedEntries,
  '0008-album-members': albumMembers,
  '0009-user-limits': userLimits,
  '0010-insert-upload': insertUpload,
}

/** Connections that requests share. Advisory locks have as many of their own. */
const CONNECTIONS = 10

/** How long a request waits for a connection, a statement for its result, and a transaction for its next statement. */
const CONNECT_TIMEOUT_MS = 5000
const STATEMENT_TIMEOUT_MS = 30_000
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000

/**
 * Opens the catalog of a Postgres database and upgrades its schema.
 *
 * @throws UnavailableError when the database cannot be reached
 * @throws NewerCatalogError when its schema is newer than this program
 * @throws UnfinishedCatalogError when a migration into it has not finished, unless `unfinished` is set
 * @throws UnsafeDatabaseError when it may lose what it commits
 */
export async function openPostgres(
  url: string,
  { onQuery, onUpgrade, unfinished = false }: CatalogOptions,
): Promise<PostgresCatalog> {
  const [requests, locks] = [createPool(poolConfig(url)), createPool(poolConfig(url))]
  const end = async () => void (await Promise.all([requests.end(), locks.end()]))
  const createDb = (pool: Pick<StatementPool, 'connect' | 'end' | 'options'>) =>
    new Kysely<Schema>({
      dialect: new PostgresDialect({ pool }),
      log: onQuery && (({ query }) => onQuery(query)),
    })
  const catalog = new PostgresCatalog(createDb({ ...requests, end }), {
    locks: createDb(locks),
    pools: [requests.unwrapped, locks.unwrapped],
  })
  try {
    await requireSafeCommits(catalog)
    if (!unfinished && (await catalog.isUnfinished())) {
      throw new UnfinishedCatalogError('A move to this database is not finished. Run it again.')
    }
    if (!(await isUpToDate(catalog.db, MIGRATIONS))) await upgrade(url, onUpgrade)
  } catch (error) {
    await catalog.close()
    throw error
  }
  return catalog
}

function poolConfig(connectionString: string) {
  return {
    connectionString,
    application_name: 'tintype',
    // By default Postgres plans most searches of a large library again for every page, which takes a fifth of the page's
    // time and leads to the same plan: each statement is written for one index.
    options: '-c plan_cache_mode=force_generic_plan',
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    // For a database host that disappears without closing its connections.
    query_timeout: STATEMENT_TIMEOUT_MS + CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    keepAlive: true,
  }
}

/** @throws UnsafeDatabaseError when an acknowledged commit may be lost */
async function requireSafeCommits({ db }: PostgresCatalog): Promise<void> {
  const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(db)
  if (rows[0]?.synchronous_commit === 'off') {
    throw new UnsafeDatabaseError(
      'The database has synchronous_commit off: it would lose what was acknowledged. Fix: turn it on.',
    )
  }
}

/** On a connection without timeouts: a step may have to rewrite a large library. */
async function upgrade(url: string, onUpgrade: (() => void) | undefined): Promise<void> {
  const pool = createPool({ connectionString: url, max: 1, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  try {
    await migrate(db, MIGRATIONS, onUpgrade)
  } finally {
    await db.destroy()
  }
}
