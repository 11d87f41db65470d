import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { createPrivateFile } from '../catalog/sqlite/privateFile.ts'
import { withPath } from '../process/explainFailure.ts'

/** The lock file has other content, so it is unknown whether a server is running. */
export class DamagedLockError extends Error {
  override readonly name = 'DamagedLockError'
}

/**
 * Takes the lock of the process that serves the data folder. It is a lock of the operating system, which ends with the
 * process, even if that is killed.
 *
 * @returns a function that releases the lock; undefined when another process holds it
 * @throws DamagedLockError; errors of the system, such as a full disk or no permission
 */
export function takeServingLock(path: string): (() => void) | undefined {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  createPrivateFile(path)
  let lock: Database.Database | undefined
  try {
    const opened = new Database(path, { timeout: 0 })
    lock = opened
    // Nothing is ever written to this database, so it works on a full disk.
    opened.pragma('journal_mode = MEMORY')
    opened.exec('BEGIN EXCLUSIVE')
    // SQLite does not lock a read-only file, and fails only at a write. This one is never committed.
    opened.pragma('user_version = 1')
    return () => opened.close()
  } catch (error) {
    lock?.close()
    const { code = '' } = error as { code?: string }
    if (code === 'SQLITE_BUSY') return undefined
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
      throw new DamagedLockError(`${path} is not a lock file. Fix: delete it while no server is running.`)
    }
    throw withPath(error, path)
  }
}
