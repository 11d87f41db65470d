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
import { keepingStatements } from './statementCache.ts'

/** One SQLite database, as Kysely uses it and as whoever answers for its commits does. */
export interface ServingSqlite {
  dialect: Dialect
  /** Resolves when every commit that can be seen now survives a power cut; undefined when it does already. */
  unsafe(): Promise<void> | undefined
}

/**
 * SQLite with commits that are safe when they resolve, and many of them in one sync of the disk.
 *
 * The database must be in WAL mode with `synchronous=NORMAL`: a commit then is written and not synced. Whoever has
 * committed gives up the connection and waits for a sync of the log that began afterwards, as do all others who
 * have committed meanwhile: what FULL does for each alone, holding up everything else in this process.
 *
 * @param path of its file; undefined for a database in memory
 */
export function servingSqlite(database: Database, path: string | undefined): ServingSqlite {
  const turns = createKeyedMutex<'connection'>()
  const disk = path === undefined ? NO_DISK : logOnDisk(`${path}-wal`, rewrite)
  const driver = createDriver({ database, turns, disk, path: path ?? ':memory:' })
  const dialect: Dialect = Object.assign(new SqliteDialect({ database }), {
    createDriver: () => driver,
    createAdapter: () => new ServingAdapter(),
  })
  return { dialect, unsafe: disk.unsafe }

  /** While nobody else has the connection. */
  function rewrite(log: string): Promise<void> {
    return turns.run('connection', async () => rewriteLog(database, log))
  }
}

/** Connections are given out by the driver, in turn. */
class ServingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

interface DriverParts {
  database: Database
  turns: KeyedMutex<'connection'>
  disk: Disk
  path: string
}

function createDriver({ database, turns, disk, path }: DriverParts): Driver {
  const statements = keepingStatements(database)
  const raw = (text: string) => CompiledQuery.raw(text)
  return {
    async init() {},
    acquireConnection() {
      return new Promise((resolve) => {
        turns.run('connection', () => new Promise<void>((end) => resolve(new Turn(statements, path, end))))
      })
    },
    // Transactions begin as writers. One that starts by reading and then writes fails at once, however long the
    // busy timeout, when another process has written in between.
    async beginTransaction(turn) {
      await turn.executeQuery(raw('begin immediate'))
      // To SQLite, "begin immediate" is a write. One that turns out to have nothing to write waits for no disk.
      ;(turn as Turn).hasWritten = false
    },
    async commitTransaction(turn) {
      await turn.executeQuery(raw('commit'))
    },
    // A full disk makes SQLite roll back by itself. To do it twice is an error, which would hide the first.
    async rollbackTransaction(turn) {
      ;(turn as Turn).hasWritten = false
      if (database.inTransaction) await turn.executeQuery(raw('rollback'))
    },
    async releaseConnection(connection) {
      const turn = connection as Turn
      // Asked for before the next turn, so that whoever sees the commit also sees that it is not safe yet.
      const safe = turn.hasWritten ? disk.sync() : undefined
      turn.end()
      await safe
    },
    async destroy() {
      await disk.close()
      statements.close()
    },
  }
}

/** The connection, while it is somebody's. */
class Turn implements DatabaseConnection {
  readonly #statements: ReturnType<typeof keepingStatements>
  readonly #path: string
  readonly end: () => void
  hasWritten = false

  constructor(statements: ReturnType<typeof keepingStatements>, path: string, end: () => void) {
    this.#statements = statements
    this.#path = path
    this.end = end
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
    // One that fails has written nothing, and its error must not be hidden by that of a sync.
    if (!statement.readonly) this.hasWritten = true
    return result
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('A turn is for one statement or transaction: nothing is streamed.')
  }
}

const resultOf = <Row>({ changes, lastInsertRowid }: RunResult): QueryResult<Row> => ({
  rows: [],
  insertId: BigInt(lastInsertRowid),
  numAffectedRows: BigInt(changes),
})

interface Disk {
  sync(): Promise<void>
  unsafe(): Promise<void> | undefined
  close(): Promise<void>
}

const NO_DISK: Disk = { sync: async () => {}, unsafe: () => undefined, close: async () => {} }

/** @param rewrite writes again what the log has: after a sync that failed, another alone would bring nothing to the disk */
function logOnDisk(path: string, rewrite: (path: string) => Promise<void>): Disk {
  let file: FileHandle | undefined
  let mustRewrite = false
  /** The newest sync: while it runs, and after it has failed. */
  let last: Promise<void> | undefined
  let hasFailed = false

  const syncTogether = coalesceRuns(async () => {
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
    const sync = syncTogether()
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
    // What could not be made safe is tried again for each response that tells of it.
    unsafe: () => (hasFailed ? sync() : last),
    async close() {
      await last?.catch(() => undefined)
      await file?.close()
    },
  }
}
