import { open } from 'node:fs/promises'
import Database from 'better-sqlite3'

/** What is copied in one step: a few milliseconds, so that progress can be told in between. */
const PAGES_A_STEP = 1000

/**
 * Copies the catalog at `from`, as it is at one moment, beside whoever reads and writes it, to a new file `to` that
 * is for its owner alone.
 *
 * All of it in one read transaction: otherwise SQLite begins again whenever another process has committed, and beside
 * two hundred commits a second the copy of a large catalog never ended. Writers do not wait for it; only the log is
 * not shortened meanwhile. VACUUM INTO takes a fifth longer and does not tell how far it is.
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
        return PAGES_A_STEP
      },
    })
  } finally {
    source.close()
  }
}

/** Makes one file of a catalog that nobody has open, with no log beside it, and brings it to the disk. */
export async function sealCatalog(path: string): Promise<void> {
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
