import { open } from 'node:fs/promises'
import Database from 'better-sqlite3'

/** Pages copied in one step: a few milliseconds, so that progress can be reported in between. */
const PAGES_PER_STEP = 1000

/**
 * Copies the catalog at `from`, as it is at one moment, to a new file `to` that only its owner can read. The catalog may
 * be in use meanwhile.
 *
 * It copies in one read transaction. Otherwise SQLite starts again whenever another process commits: at two hundred
 * commits per second, the copy of a large catalog never ended. Writers do not wait for the copy, but the log is not
 * truncated meanwhile. VACUUM INTO takes a fifth longer and reports no progress.
 */
export async function copyCatalog(
  from: string,
  to: string,
  progress: (done: number, of: number) => void,
): Promise<void> {
  await (await open(to, 'wx', 0o600)).close()
  const source = new Database(from, { fileMustExist: true })
  try {
    source.exec('BEGIN')
    source.prepare('SELECT 1 FROM sqlite_schema').get()
    await source.backup(to, {
      progress({ totalPages, remainingPages }) {
        progress(totalPages - remainingPages, totalPages)
        return PAGES_PER_STEP
      },
    })
  } finally {
    source.close()
  }
}

/** Merges the log of a closed catalog into its file, and flushes the file to disk. */
export async function mergeLog(path: string): Promise<void> {
  const database = new Database(path, { fileMustExist: true })
  try {
    database.pragma('journal_mode = DELETE')
  } finally {
    database.close()
  }
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
