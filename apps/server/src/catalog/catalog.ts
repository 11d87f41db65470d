import type { CompiledQuery, Kysely, Transaction } from 'kysely'
import type { AlbumId } from '../domain/ids.ts'
import type { Schema } from './schema.ts'
import type { SqlDialect } from './sqlDialect.ts'
import type { TableName } from './tables.ts'

/** Runs statements: a catalog, a transaction in it, or a snapshot of it. Only `catalog/` uses `db`. */
export interface Queryable {
  readonly db: Kysely<Schema>
  readonly dialect: SqlDialect
}

/** A transaction. Functions that write several rows, or read before they write, ask for one. */
export interface CatalogTransaction extends Queryable {
  readonly db: Transaction<Schema>
}

declare const locked: unique symbol

/** An album that the current transaction has locked. Functions that change albums ask for one. */
export type LockedAlbum = AlbumId & { readonly [locked]: true }

/** Connections to a database: in use, idle, and requests that wait for one. */
export interface Connections {
  busy: number
  idle: number
  waiting: number
}

/** Hooks of an engine when it opens a catalog. */
export interface CatalogOptions {
  /** Called with every statement. */
  onQuery?: (query: CompiledQuery) => void
  /** Called before an older schema is upgraded, which can take minutes for a large library. */
  onUpgrade?: () => void
  /** Opens a catalog that a migration has not finished filling. */
  unfinished?: boolean
}

/** The database of a library: rows, transactions and locks. SQLite and Postgres implement it. */
export interface Catalog extends Queryable {
  /**
   * Runs work in a serializable transaction: commits when it resolves, rolls back when it rejects. Postgres may run the
   * work again from its start, so it must have no effects outside of the database.
   */
  transaction<T>(work: (transaction: CatalogTransaction) => Promise<T>): Promise<T>

  /**
   * Like `transaction`, but sees what others commit meanwhile: for work that depends on no earlier read, or that a
   * constraint of the database makes fail.
   */
  atomically<T>(work: (transaction: CatalogTransaction) => Promise<T>): Promise<T>

  /**
   * Runs work in a transaction that holds a lock on an album: until it ends, no other one changes the album's row,
   * entries or members. The album may not exist: the work must check.
   */
  albumTransaction<T>(
    album: AlbumId,
    work: (transaction: CatalogTransaction, album: LockedAlbum) => Promise<T>,
  ): Promise<T>

  /** Runs reads that all see the catalog as it is at one moment. */
  snapshot<T>(work: (snapshot: Queryable) => Promise<T>): Promise<T>

  /**
   * Runs work while it holds an advisory lock that one process at a time can have. The work must use the catalog that it
   * is given: its statements fail if the connection that holds the lock is lost.
   */
  withLock<T>(key: bigint, work: (catalog: Catalog) => Promise<T>): Promise<T>

  /** Like `withLock`, but runs nothing when another process holds the lock. */
  tryWithLock(key: bigint, work: () => Promise<void>): Promise<void>

  /**
   * Resolves when everything that can be read now survives a power cut; undefined when it already does. Reads may see
   * commits that are not flushed to disk yet, so a response that shows them waits for this.
   */
  pendingSync(): Promise<void> | undefined

  /**
   * Resolves when the database responds, its tables can be read, and it seems to accept writes; rejects otherwise, also
   * once commits can no longer be flushed. Writes nothing itself, and is cheap enough to call every second.
   */
  requireWritable(): Promise<void>

  /** Writes and rolls back. Rejects when the database accepts no writes. */
  tryToWrite(): Promise<void>

  /** Faults that the database finds in its own files, and rows that refer to missing rows. */
  integrityFaults(): Promise<string[]>

  /** The largest id that a table has ever given to a row; 0 when it has given none. */
  lastId(table: TableName): Promise<number>

  /** Sets the id sequence of a table: later rows get larger ids. */
  setLastId(table: TableName, id: number): Promise<void>

  /** Whether a migration has begun to fill this catalog and has not finished. */
  isUnfinished(): Promise<boolean>

  /** Marks a catalog that is being filled, so that `openCatalog` rejects it. SQLite uses the file's name instead. */
  setUnfinished(unfinished: boolean): Promise<void>

  /** Counts the connections; undefined for an engine without a pool. */
  readonly connections?: () => Connections

  close(): Promise<void>
}
