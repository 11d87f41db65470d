import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type CompiledQuery, Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import * as library from './migrations/0001-library.ts'
import * as search from './migrations/0002-search.ts'
import * as uploadSessions from './migrations/0003-upload-sessions.ts'
import * as pageLinks from './migrations/0004-page-links.ts'
import * as shownColumns from './migrations/0005-shown-columns.ts'
import type { Catalog, Schema } from './schema.ts'
import { servingSqlite } from './sqlite.ts'

const MIGRATIONS = {
  '0001-library': library,
  '0002-search': search,
  '0003-upload-sessions': uploadSessions,
  '0004-page-links': pageLinks,
  '0005-shown-columns': shownColumns,
}

/** How long a statement waits for another process, such as `token create`, to finish its own. */
const BUSY_TIMEOUT_MS = 10_000

/**
 * How much of the file is read through the address space of the process, of which only the pages in use take memory.
 * A page of items lies all over a large library: by read calls it took twice as long.
 */
const MAPPED_BYTES = 2 ** 40

/**
 * Opens the catalog at `path` (`:memory:` for one that is gone when closed) and brings its schema up to date.
 * `onQuery` hears of every statement.
 *
 * What is written through it is on the disk when it resolves. With `synchronous=NORMAL` and no sync of our own, a power
 * cut lost 438 of 1,239 acknowledged commits (server.md).
 */
export async function openCatalog(path: string, onQuery?: (query: CompiledQuery) => void): Promise<Catalog> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const sqlite = new Database(path, { timeout: BUSY_TIMEOUT_MS })
  sqlite.pragma('journal_mode = WAL')
  // Written at commit, synced by the driver: together with other commits, and beside other work.
  sqlite.pragma('synchronous = NORMAL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma(`mmap_size = ${MAPPED_BYTES}`)
  const serving = servingSqlite(sqlite, path === ':memory:' ? undefined : `${path}-wal`)
  const catalog = new Kysely<Schema>({
    dialect: serving.dialect,
    ...(onQuery && { log: (event) => onQuery(event.query) }),
  })
  const migrator = new Migrator({
    db: catalog,
    provider: { getMigrations: async () => MIGRATIONS },
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) {
    const newer = await hasUnknownMigrations(catalog).catch(() => false)
    await catalog.destroy()
    if (newer) throw new NewerCatalogError('The catalog is from a newer version of this program.')
    throw new Error(`The catalog ${path} cannot be brought up to date.`, { cause: error })
  }
  safety.set(catalog, serving.unsafe)
  return catalog
}

/** Migrations go one way: what a newer version has made of a catalog is for it alone. */
export class NewerCatalogError extends Error {
  override readonly name = 'NewerCatalogError'
}

async function hasUnknownMigrations(catalog: Catalog): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(catalog)
  return rows.some(({ name }) => !(name in MIGRATIONS))
}

const safety = new WeakMap<Catalog, () => Promise<void> | undefined>()

/**
 * Reads see commits that are still on their way to the disk. An answer that tells of them must wait for them: resolves
 * when all that can be read now survives a power cut; undefined when it does already.
 */
export function unsafeCommits(catalog: Catalog): Promise<void> | undefined {
  return safety.get(catalog)?.()
}

/**
 * Takes the one place of the process that serves the data folder, until the process ends in whatever way:
 * the lock is the operating system's, so a killed server leaves none behind.
 *
 * @returns a function that gives the place up; undefined when another process has it.
 */
export function takeServingLock(path: string): (() => void) | undefined {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const lock = new Database(path, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return () => lock.close()
  } catch {
    lock.close()
    return undefined
  }
}
