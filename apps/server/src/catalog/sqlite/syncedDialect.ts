import { type FileHandle, open } from 'node:fs/promises'
import type { Database, RunResult } from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
} from 'kysely'
import { coalesceRuns } from '../../concurrency/coalesce.ts'
import { createKeyedMutex, type KeyedMutex } from '../../concurrency/keyedMutex.ts'
import { UnavailableError } from '../../domain/unavailable.ts'
import { withPath } from '../../process/explainFailure.ts'
import { rewriteLog } from './logRewrite.ts'
import { createStatementCache, type StatementCache } from './statementCache.ts'

/** An SQLite database for Kysely, and the state of its syncs. */
export interface SyncedDialect {
  dialect: Dialect
  /** Resolves when every commit that is visible now survives a power cut; undefined when it already does. */
  pendingSync(): Promise<void> | undefined
}

/**
 * SQLite with commits that are on disk when they resolve, and one sync for many of them.
 *
 * The database must be in WAL mode with `synchronous=NORMAL`, where a commit is written but not synced. After a commit,
 * the driver gives the connection to the next transaction and waits for a sync of the log that began after the commit.
 * All transactions that commit meanwhile share that sync. With `synchronous=FULL`, each commit would sync by itself and
 * block the process meanwhile.
 *
 * @param path of the database file; undefined for a database in memory
 */
export function createSyncedDialect(database: Database, path: string | undefined): SyncedDialect {
  const mutex = createKeyedMutex<'connection'>()
  const log = path === undefined ? NO_LOG : createLogSync(`${path}-wal`, rewrite)
  const driver = createDriver({ database, mutex, log, path: path ?? ':memory:' })
  const dialect: Dialect = Object.assign(new SqliteDialect({ database }), {
    createDriver: () => driver,
    createAdapter: () => new MutexAdapter(),
  })
  return { dialect, pendingSync: log.pending }

  /** Holds the connection, because the log must not change. */
  function rewrite(logPath: string): Promise<void> {
    return mutex.run('connection', async () => rewriteLog(database, logPath))
  }
}

/** Kysely's own adapter allows one connection and queues for it; here the driver queues. */
class MutexAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

interface DriverParts {
  database: Database
  mutex: KeyedMutex<'connection'>
  log: LogSync
  path: string
}

function createDriver({ database, mutex, log, path }: DriverParts): Driver {
  const statements = createStatementCache(database)
  const raw = (text: string) => CompiledQuery.raw(text)
  return {
    async init() {},
    acquireConnection() {
      return new Promise((resolve) => {
        mutex.run(
          'connection',
          () => new Promise<void>((release) => resolve(new Connection(statements, path, release))),
        )
      })
    },
    // A transaction that reads first and writes later fails at once, whatever the busy timeout, when another process has
    // written in between. So all of them begin as writers.
    async beginTransaction(connection) {
      await connection.executeQuery(raw('begin immediate'))
      // SQLite counts "begin immediate" as a write. A transaction that writes nothing else needs no sync.
      ;(connection as Connection).hasWritten = false
    },
    async commitTransaction(connection) {
      await connection.executeQuery(raw('commit'))
    },
    // On a full disk SQLite rolls back by itself. A second rollback would fail and hide the first error.
    async rollbackTransaction(connection) {
      ;(connection as Connection).hasWritten = false
      if (database.inTransaction) await connection.executeQuery(raw('rollback'))
    },
    async releaseConnection(connection) {
      const { hasWritten, release } = connection as Connection
      // Starts the sync before the release: a reader of the commit must also see that its sync is pending.
      const synced = hasWritten ? log.sync() : undefined
      release()
      await synced
    },
    async destroy() {
      await log.close()
      database.close()
    },
  }
}

/** The only connection, while one caller holds it. */
class Connection implements DatabaseConnection {
  readonly #statements: StatementCache
  readonly #path: string
  readonly release: () => void
  hasWritten = false

  constructor(statements: StatementCache, path: string, release: () => void) {
    this.#statements = statements
    this.#path = path
    this.release = release
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      return this.#execute(query)
    } catch (error) {
      throw withPath(error, this.#path)
    }
  }

  #execute<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const statement = this.#statements.prepare(sql)
    const result: QueryResult<Row> = statement.reader
      ? { rows: statement.all(parameters) as Row[] }
      : resultOf(statement.run(parameters))
    // Not reached when the statement fails: then nothing was written, and the error of a sync must not hide its own.
    if (!statement.readonly) this.hasWritten = true
    return result
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Streaming is not supported: it would block the only connection.')
  }
}

const resultOf = <Row>({ changes, lastInsertRowid }: RunResult): QueryResult<Row> => ({
  rows: [],
  insertId: BigInt(lastInsertRowid),
  numAffectedRows: BigInt(changes),
})

/** Syncs of the write-ahead log. */
interface LogSync {
  sync(): Promise<void>
  pending(): Promise<void> | undefined
  close(): Promise<void>
}

const NO_LOG: LogSync = { sync: async () => {}, pending: () => undefined, close: async () => {} }

/** @param rewrite writes the log again. After a failed sync, another sync alone would flush nothing */
function createLogSync(path: string, rewrite: (path: string) => Promise<void>): LogSync {
  let file: FileHandle | undefined
  let mustRewrite = false
  /** The newest sync, while it runs and after it has failed. */
  let last: Promise<void> | undefined
  let hasFailed = false

  const syncShared = coalesceRuns(async () => {
    try {
      file ??= await open(path, 'r+')
      if (mustRewrite) await rewrite(path)
      mustRewrite = true
      await file.datasync()
      mustRewrite = false
    } catch (cause) {
      throw new UnavailableError('Commits cannot be made safe.', { cause })
    }
  })
  function sync(): Promise<void> {
    const sync = syncShared()
    last = sync
    hasFailed = false
    sync.then(
      () => {
        if (last === sync) last = undefined
      },
      () => {
        if (last === sync) hasFailed = true
      },
    )
    return sync
  }
  return {
    sync,
    // Each response that depends on a failed sync tries again.
    pending: () => (hasFailed ? sync() : last),
    async close() {
      await last?.catch(() => undefined)
      await file?.close()
    },
  }
}
