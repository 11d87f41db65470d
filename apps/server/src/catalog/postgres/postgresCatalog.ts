import { type Kysely, sql } from 'kysely'
import type { Pool } from 'pg'
import { createKeyedMutex, type KeyedMutex } from '../../concurrency/keyedMutex.ts'
import type { AlbumId } from '../../domain/ids.ts'
import { UnavailableError } from '../../domain/unavailable.ts'
import type { Catalog, CatalogTransaction, Connections, LockedAlbum, Queryable } from '../catalog.ts'
import { createTableProbe } from '../readTables.ts'
import type { Schema } from '../schema.ts'
import type { TableName } from '../tables.ts'
import { lastId, setLastId } from './idSequence.ts'
import { integrityFaults } from './integrity.ts'
import { retryTransaction } from './retryTransaction.ts'
import { postgresDialect } from './sqlDialect.ts'
import { isUnfinished, setUnfinished } from './unfinished.ts'

/** Parts that all catalogs of one process share, whatever connection they use. */
interface SharedParts {
  /** Connections for advisory locks alone: callers that wait for one must not exhaust those that its holder needs. */
  locks: Kysely<Schema>
  pools: readonly Pool[]
}

/** A catalog in a Postgres database, which any number of processes share. A commit is on disk before it is visible. */
export class PostgresCatalog implements Catalog {
  readonly db: Kysely<Schema>
  readonly dialect = postgresDialect
  readonly #shared: SharedParts
  readonly #albumMutex: KeyedMutex<AlbumId>
  readonly #probeTables: () => Promise<void>

  constructor(db: Kysely<Schema>, shared: SharedParts, albumMutex = createKeyedMutex<AlbumId>()) {
    this.db = db
    this.#shared = shared
    this.#albumMutex = albumMutex
    this.#probeTables = createTableProbe(this)
  }

  /** The same catalog through one connection. */
  over(connection: Kysely<Schema>): PostgresCatalog {
    return new PostgresCatalog(connection, this.#shared, this.#albumMutex)
  }

  transaction<T>(work: (transaction: CatalogTransaction) => Promise<T>): Promise<T> {
    return retryTransaction(this.db, 'serializable', (db) => work({ db, dialect: this.dialect }))
  }

  atomically<T>(work: (transaction: CatalogTransaction) => Promise<T>): Promise<T> {
    return retryTransaction(this.db, 'read committed', (db) => work({ db, dialect: this.dialect }))
  }

  /**
   * Locks the row of the album instead of relying on serializable transactions. Postgres tracks their reads by pages of
   * indexes, and entries of many albums share a page: when sixteen users each filled an album of their own, seven of ten
   * transactions were aborted, and a third of the batches gave up after twenty tries. The lock is a statement of its own,
   * because only later statements see what the transactions before have committed.
   */
  albumTransaction<T>(
    album: AlbumId,
    work: (transaction: CatalogTransaction, album: LockedAlbum) => Promise<T>,
  ): Promise<T> {
    // Waits in this process first, where waiting takes no connection.
    return this.#albumMutex.run(album, () =>
      this.atomically(async (transaction) => {
        const row = transaction.db.selectFrom('album').select('id').where('id', '=', album)
        await row.forNoKeyUpdate().execute()
        return work(transaction, album as LockedAlbum)
      }),
    )
  }

  snapshot<T>(work: (snapshot: Queryable) => Promise<T>): Promise<T> {
    const transaction = this.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
    return transaction.execute((db) => work({ db, dialect: this.dialect }))
  }

  withLock<T>(key: bigint, work: (catalog: Catalog) => Promise<T>): Promise<T> {
    return this.#shared.locks.connection().execute(async (connection) => {
      await sql`select pg_advisory_lock(${key})`.execute(connection)
      return thenUnlock(connection, key, () => work(this.over(connection)))
    })
  }

  tryWithLock(key: bigint, work: () => Promise<void>): Promise<void> {
    return this.#shared.locks.connection().execute(async (connection) => {
      const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_lock(${key}) as free`.execute(
        connection,
      )
      if (rows[0]?.free) await thenUnlock(connection, key, work)
    })
  }

  pendingSync(): undefined {
    return undefined
  }

  async requireWritable(): Promise<void> {
    await this.#requireWritableSession()
    await this.#probeTables()
  }

  /** A standby is read-only, and so is a database that its provider has closed for writes. */
  async #requireWritableSession(): Promise<void> {
    const { rows } = await sql<{ readOnly: string }>`
    select current_setting('transaction_read_only') as "readOnly"`.execute(this.db)
    if (rows[0]?.readOnly !== 'off') {
      throw new UnavailableError('The database is read-only. Fix: connect to one that takes writes.')
    }
  }

  /** Postgres reports a read-only database without a write. */
  tryToWrite(): Promise<void> {
    return this.#requireWritableSession()
  }

  integrityFaults(): Promise<string[]> {
    return integrityFaults(this.db)
  }

  lastId(table: TableName): Promise<number> {
    return lastId(this.db, table)
  }

  setLastId(table: TableName, id: number): Promise<void> {
    return setLastId(this.db, table, id)
  }

  isUnfinished(): Promise<boolean> {
    return isUnfinished(this.db)
  }

  setUnfinished(unfinished: boolean): Promise<void> {
    return setUnfinished(this.db, unfinished)
  }

  readonly connections = (): Connections => {
    const sum = { busy: 0, idle: 0, waiting: 0 }
    for (const { totalCount, idleCount, waitingCount } of this.#shared.pools) {
      sum.busy += totalCount - idleCount
      sum.idle += idleCount
      sum.waiting += waitingCount
    }
    return sum
  }

  close(): Promise<void> {
    return this.db.destroy()
  }
}

async function thenUnlock<T>(connection: Kysely<Schema>, key: bigint, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } finally {
    // A broken connection has released the lock already.
    await sql`select pg_advisory_unlock(${key})`.execute(connection).catch(() => undefined)
  }
}
