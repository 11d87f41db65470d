import type { Catalog, CatalogTransaction } from './schema.ts'
import type { TableName } from './tables.ts'

/** What differs between the databases that a catalog may be in, beyond the SQL that Kysely writes for each. */
export interface Engine {
  name: 'sqlite' | 'postgres'
  transaction<T>(catalog: Catalog, work: (transaction: CatalogTransaction) => Promise<T>): Promise<T>
  atomic<T>(catalog: Catalog, work: (transaction: CatalogTransaction) => Promise<T>): Promise<T>
  albumTransaction<T>(
    catalog: Catalog,
    album: number,
    work: (transaction: CatalogTransaction) => Promise<T>,
  ): Promise<T>
  snapshot<T>(catalog: Catalog, work: (transaction: CatalogTransaction) => Promise<T>): Promise<T>
  alone<T>(key: bigint, work: (catalog: Catalog) => Promise<T>): Promise<T>
  aloneOrNot(key: bigint, work: () => Promise<void>): Promise<void>
  unsafeCommits(): Promise<void> | undefined
  requireWritable(): Promise<void>
  tryToWrite(): Promise<void>
  integrityFaults(): Promise<string[]>
  lastNumber(table: TableName): Promise<number>
  setLastNumber(table: TableName, number: number): Promise<void>
  isUnfinished(): Promise<boolean>
  setUnfinished(unfinished: boolean): Promise<void>
  connections?(): Connections
}

/** Connections to a database: those that are in use, those that are not, and how many wait for one. */
export interface Connections {
  busy: number
  idle: number
  waiting: number
}

/** By adapter: it is what a catalog, its transactions and its connections have in common. */
const engines = new WeakMap<object, Engine>()

export function setEngine(catalog: Catalog, engine: Engine): void {
  engines.set(catalog.getExecutor().adapter, engine)
}

function engineOf(catalog: Catalog): Engine {
  const engine = engines.get(catalog.getExecutor().adapter)
  if (engine === undefined) throw new Error('The catalog was not opened by openCatalog.')
  return engine
}

export const isPostgres = (catalog: Catalog): boolean => engineOf(catalog).name === 'postgres'

/**
 * Runs work as if no other transaction ran beside it: what it does is committed when it resolves, and undone when it
 * rejects. Where several processes write, it may be run again from its start, and so must only ask the database.
 */
export function inTransaction<T>(
  catalog: Catalog,
  work: (transaction: CatalogTransaction) => Promise<T>,
): Promise<T> {
  return engineOf(catalog).transaction(catalog, work)
}

/**
 * The same, but others may commit while it runs, and their changes show: for work in which nothing that it reads has to
 * stay as it was, or which a constraint of the database makes fail then.
 */
export function atomically<T>(
  catalog: Catalog,
  work: (transaction: CatalogTransaction) => Promise<T>,
): Promise<T> {
  return engineOf(catalog).atomic(catalog, work)
}

declare const locked: unique symbol

/** The number of an album that the transaction at hand has to itself: what changes albums asks for one. */
export type LockedAlbum = number & { readonly [locked]: true }

/**
 * Runs work in a transaction that has an album to itself: until it ends, no other one changes the album's row, its
 * entries or its members. Whether there is such an album is for the work to find out.
 */
export function inAlbumTransaction<T>(
  catalog: Catalog,
  album: number,
  work: (transaction: CatalogTransaction, album: LockedAlbum) => Promise<T>,
): Promise<T> {
  return engineOf(catalog).albumTransaction(catalog, album, (transaction) =>
    work(transaction, album as LockedAlbum),
  )
}

/** Runs reads that all see the catalog as it is at one moment. */
export function inSnapshot<T>(
  catalog: Catalog,
  work: (transaction: CatalogTransaction) => Promise<T>,
): Promise<T> {
  return engineOf(catalog).snapshot(catalog, work)
}

/**
 * Runs work while nobody else, in any process, runs work under the same key. What it asks of the catalog goes through
 * the one that it is given: should the key be lost, with its connection, then so is that.
 */
export function alone<T>(catalog: Catalog, key: bigint, work: (catalog: Catalog) => Promise<T>): Promise<T> {
  return engineOf(catalog).alone(key, work)
}

/** Runs work, unless another process is at work under the same key: then nothing is run. */
export function aloneOrNot(catalog: Catalog, key: bigint, work: () => Promise<void>): Promise<void> {
  return engineOf(catalog).aloneOrNot(key, work)
}

/**
 * Reads may see commits that are still on their way to the disk. An answer that tells of them must wait for them:
 * resolves when all that can be read now survives a power cut; undefined when it does already.
 */
export function unsafeCommits(catalog: Catalog): Promise<void> | undefined {
  return engineOf(catalog).unsafeCommits()
}

/**
 * Resolves when the database answers and would take a write, as far as that can be known without one; rejects when not,
 * and once commits can no longer be made safe. May be asked every second.
 */
export function requireWritable(catalog: Catalog): Promise<void> {
  return engineOf(catalog).requireWritable()
}

/** Rejects when the database takes no writes, after one that is undone. */
export function tryToWrite(catalog: Catalog): Promise<void> {
  return engineOf(catalog).tryToWrite()
}

/** What the database finds wrong with itself, and rows that name rows which are not there; empty when all is well. */
export function integrityFaults(catalog: Catalog): Promise<string[]> {
  return engineOf(catalog).integrityFaults()
}

/** The largest number that a row of the table was ever given; 0 when there was none. */
export function lastNumber(catalog: Catalog, table: TableName): Promise<number> {
  return engineOf(catalog).lastNumber(table)
}

/** Lets the numbers of later rows begin behind this one. */
export function setLastNumber(catalog: Catalog, table: TableName, number: number): Promise<void> {
  return engineOf(catalog).setLastNumber(table, number)
}

/**
 * Says that a catalog is being filled, and is nobody's until that is done: then `openCatalog` refuses it. A file says
 * so by its name instead.
 */
export function setUnfinished(catalog: Catalog, unfinished: boolean): Promise<void> {
  return engineOf(catalog).setUnfinished(unfinished)
}

/** Whether that was said. */
export function isUnfinished(catalog: Catalog): Promise<boolean> {
  return engineOf(catalog).isUnfinished()
}

/** Looks at the connections of a catalog; undefined when it has none. */
export function connectionsOf(catalog: Catalog): (() => Connections) | undefined {
  return engineOf(catalog).connections
}
