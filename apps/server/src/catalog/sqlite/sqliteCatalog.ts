import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import type { AlbumId } from '../../domain/ids.ts'
import type { Catalog, CatalogTransaction, LockedAlbum, Queryable } from '../catalog.ts'
import { createTableProbe } from '../readTables.ts'
import type { Schema } from '../schema.ts'
import type { TableName } from '../tables.ts'
import { lastId, setLastId } from './idSequence.ts'
import { integrityFaults } from './integrity.ts'
import { sqliteDialect } from './sqlDialect.ts'

/**
 * A catalog in an SQLite file. One process serves the file, and its driver (`syncedDialect.ts`) gives the connection to
 * one transaction at a time. Transactions are therefore serializable, and locks between processes are not needed.
 */
export class SqliteCatalog implements Catalog {
  readonly db: Kysely<Schema>
  readonly dialect = sqliteDialect
  readonly pendingSync: () => Promise<void> | undefined
  /** Undefined for a database in memory. */
  readonly #path: string | undefined
  readonly #probeTables: () => Promise<void>

  constructor(db: Kysely<Schema>, pendingSync: () => Promise<void> | undefined, path: string | undefined) {
    this.db = db
    this.pendingSync = pendingSync
    this.#path = path
    this.#probeTables = createTableProbe(this)
  }

  transaction<T>(work: (transaction: CatalogTransaction) => Promise<T>): Promise<T> {
    return this.db.transaction().execute((db) => work({ db, dialect: this.dialect }))
  }

  atomically<T>(work: (transaction: CatalogTransaction) => Promise<T>): Promise<T> {
    return this.transaction(work)
  }

  albumTransaction<T>(
    album: AlbumId,
    work: (transaction: CatalogTransaction, album: LockedAlbum) => Promise<T>,
  ): Promise<T> {
    return this.transaction((transaction) => work(transaction, album as LockedAlbum))
  }

  /** Nothing else can use the connection meanwhile, and a transaction would cost two more statements. */
  snapshot<T>(work: (snapshot: Queryable) => Promise<T>): Promise<T> {
    return this.db.connection().execute((db) => work({ db, dialect: this.dialect }))
  }

  withLock<T>(_key: bigint, work: (catalog: Catalog) => Promise<T>): Promise<T> {
    return work(this)
  }

  tryWithLock(_key: bigint, work: () => Promise<void>): Promise<void> {
    return work()
  }

  /** Asks the file system: a write every second would make other writers wait. */
  async requireWritable(): Promise<void> {
    await this.#probeTables()
    if (this.#path === undefined) return
    const pendingSync = this.pendingSync()
    for (const file of [this.#path, `${this.#path}-wal`]) await access(file, constants.R_OK | constants.W_OK)
    await pendingSync
  }

  /** SQLite opens a read-only file without an error, and reports it at the first write. */
  async tryToWrite(): Promise<void> {
    const undone = new Error('undone')
    const attempt = this.db.transaction().execute(async (transaction) => {
      await sql`pragma user_version = 1`.execute(transaction)
      throw undone
    })
    await attempt.catch((error) => {
      if (error !== undone) throw error
    })
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

  async isUnfinished(): Promise<boolean> {
    return false
  }

  async setUnfinished(): Promise<void> {}

  close(): Promise<void> {
    return this.db.destroy()
  }
}
