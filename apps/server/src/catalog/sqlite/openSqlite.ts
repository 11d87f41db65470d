import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import { withPath } from '../../process/explainFailure.ts'
import type { CatalogOptions } from '../catalog.ts'
import { migrate } from '../migrate.ts'
import type { Schema } from '../schema.ts'
import * as library from './migrations/0001-library.ts'
import * as search from './migrations/0002-search.ts'
import * as uploadSessions from './migrations/0003-upload-sessions.ts'
import * as pageLinks from './migrations/0004-page-links.ts'
import * as shownColumns from './migrations/0005-shown-columns.ts'
import * as keys from './migrations/0006-keys.ts'
import * as judgedEntries from './migrations/0007-judged-entries.ts'
import * as albumMembers from './migrations/0008-album-members.ts'
import * as userLimits from './migrations/0009-user-limits.ts'
import * as insertUpload from './migrations/0010-insert-upload.ts'
import { createPrivateFile } from './privateFile.ts'
import { SqliteCatalog } from './sqliteCatalog.ts'
import { createSyncedDialect } from './syncedDialect.ts'

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
  '0010-insert-upload': insertUpload,
}

/** How long a statement waits for another process, such as `token create`, to finish its own. */
const BUSY_TIMEOUT_MS = 10_000

/**
 * How much of the file is memory-mapped; only pages in use take memory. A page of items is spread over the whole file of
 * a large library, and reading it by system calls took twice as long.
 */
const MAPPED_BYTES = 2 ** 40

/**
 * Memory for pages that a transaction has changed, and that are not mapped. A batch of 50 changes some 400 pages of a
 * large library. With SQLite's default of 2 MB it wrote many of them to the log twice, and its inserts took twice as
 * long (`pnpm bench catalog`).
 */
const CACHE_KIB = 16_384

/**
 * Pages of the log after which a commit copies them to the database file, and waits for the disk. A batch of 50 writes
 * some 1,000 pages to a large library. With SQLite's default of 1,000, two batches of three waited; with 3,000 it is one
 * of three, and a batch takes less time on average (`pnpm bench catalog`). With more, the longest waits grow.
 */
const CHECKPOINT_PAGES = 3000

/**
 * Opens the catalog at `path` (`:memory:` for a temporary one) and upgrades its schema.
 *
 * Commits are flushed to disk before they resolve. With `synchronous=NORMAL` alone, a power cut lost 438 of 1,239
 * acknowledged commits.
 */
export async function openSqlite(
  path: string,
  { onQuery, onUpgrade }: CatalogOptions,
): Promise<SqliteCatalog> {
  const file = path === ':memory:' ? undefined : path
  const { dialect, pendingSync } = createSyncedDialect(openDatabase(path, file !== undefined), file)
  const db = new Kysely<Schema>({ dialect, log: onQuery && (({ query }) => onQuery(query)) })
  try {
    await migrate(db, MIGRATIONS, onUpgrade)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return new SqliteCatalog(db, pendingSync, file)
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
    // The driver flushes commits itself: several at a time, and without blocking the process.
    sqlite.pragma('synchronous = NORMAL')
    sqlite.pragma('foreign_keys = ON')
    sqlite.pragma(`mmap_size = ${MAPPED_BYTES}`)
    sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
    sqlite.pragma(`cache_size = -${CACHE_KIB}`)
    // A statement that inserts several rows keeps the pages that it changes, in case it fails: by default in a file.
    sqlite.pragma('temp_store = MEMORY')
    return sqlite
  } catch (error) {
    sqlite?.close()
    throw withPath(error, path)
  }
}
