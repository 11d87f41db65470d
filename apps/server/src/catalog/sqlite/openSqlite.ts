import { constants, mkdirSync } from 'node:fs'
import { access } from 'node:fs/promises'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, sql } from 'kysely'
import { withPath } from '../../process/explainFailure.ts'
import { setEngine } from '../engine.ts'
import { migrate } from '../migrate.ts'
import type { CatalogOptions } from '../openCatalog.ts'
import type { Catalog, CatalogTransaction, Schema } from '../schema.ts'
import { servingSqlite } from './dialect.ts'
import { lastNumber, setLastNumber } from './idSequence.ts'
import { integrityFaults } from './integrity.ts'
import * as library from './migrations/0001-library.ts'
import * as search from './migrations/0002-search.ts'
import * as uploadSessions from './migrations/0003-upload-sessions.ts'
import * as pageLinks from './migrations/0004-page-links.ts'
import * as shownColumns from './migrations/0005-shown-columns.ts'
import * as keys from './migrations/0006-keys.ts'
import * as judgedEntries from './migrations/0007-judged-entries.ts'
import * as albumMembers from './migrations/0008-album-members.ts'
import * as userLimits from './migrations/0009-user-limits.ts'
import { createPrivateFile } from './privateFile.ts'

const MIGRATIONS = {
  '0001-library': library,
  '0002-search': search,
  '0003-upload-sessions': uploadSessions,
  '0004-page-links': pageLinks,
  '0005-shown-columns': shownColumns,
  '0006-keys': keys,
  '0007-judged-entries': judgedEntries,
  '0008-album-members': albumMembers,
  '0009-user-limits': userLimits,
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
 *
 * Writes are on the disk when their promise resolves. With `synchronous=NORMAL` and no sync of its own, a power cut
 * lost 438 of 1,239 acknowledged commits.
 */
export async function openSqlite(path: string, { onQuery, onUpgrade }: CatalogOptions): Promise<Catalog> {
  const isFile = path !== ':memory:'
  const sqlite = openDatabase(path, isFile)
  const serving = servingSqlite(sqlite, isFile ? path : undefined)
  const catalog = new Kysely<Schema>({
    dialect: serving.dialect,
    ...(onQuery && { log: (event) => onQuery(event.query) }),
  })
  try {
    await migrate(catalog, MIGRATIONS, onUpgrade)
  } catch (error) {
    await catalog.destroy()
    throw error
  }
  setEngine(catalog, {
    name: 'sqlite',
    // One at a time, by the driver.
    transaction: (through, work) => through.transaction().execute(work),
    atomic: (through, work) => through.transaction().execute(work),
    albumTransaction: (through, _album, work) => through.transaction().execute(work),
    // Whoever has the connection is alone with what this process changes, and no other one changes albums. A transaction
    // would cost two more statements.
    snapshot: (through, work) => through.connection().execute((own) => work(own as CatalogTransaction)),
    // One process serves the file: turns within it are kept by whoever calls this.
    alone: (_key, work) => work(catalog),
    aloneOrNot: (_key, work) => work(),
    unsafeCommits: serving.unsafe,
    async requireWritable() {
      await sql`select 1`.execute(catalog)
      if (isFile) await requireWritable(path, serving.unsafe())
    },
    tryToWrite: () => tryToWrite(catalog),
    integrityFaults: () => integrityFaults(catalog),
    lastNumber: (table) => lastNumber(catalog, table),
    setLastNumber: (table, number) => setLastNumber(catalog, table, number),
    isUnfinished: async () => false,
    setUnfinished: async () => {},
  })
  return catalog
}

function openDatabase(path: string, isFile: boolean): Database.Database {
  if (isFile) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    createPrivateFile(path)
  }
  let sqlite: Database.Database | undefined
  try {
    sqlite = new Database(path, { timeout: BUSY_TIMEOUT_MS })
    sqlite.pragma('journal_mode = WAL')
    // Written at commit, synced by the driver: together with other commits, and beside other work.
    sqlite.pragma('synchronous = NORMAL')
    sqlite.pragma('foreign_keys = ON')
    sqlite.pragma(`mmap_size = ${MAPPED_BYTES}`)
    return sqlite
  } catch (error) {
    sqlite?.close()
    throw withPath(error, path)
  }
}

/** Asks the file system alone: a write to find out would be one for each question, and would wait for other writers. */
async function requireWritable(path: string, pendingSync: Promise<void> | undefined): Promise<void> {
  for (const file of [path, `${path}-wal`]) await access(file, constants.R_OK | constants.W_OK)
  await pendingSync
}

/** SQLite opens for reading what it may not write, and says so at the first write. This one is undone. */
async function tryToWrite(catalog: Catalog): Promise<void> {
  const undone = new Error('undone')
  const attempt = catalog.transaction().execute(async (transaction) => {
    await sql`pragma user_version = 1`.execute(transaction)
    throw undone
  })
  await attempt.catch((error) => {
    if (error !== undone) throw error
  })
}
