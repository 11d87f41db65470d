import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { createPrivateFile } from '../catalog/sqlite/privateFile.ts'
import { withPath } from '../process/explainFailure.ts'

/** The lock file is not one, so that nobody can tell whether a server runs. */
export class DamagedLockError extends Error {
  override readonly name = 'DamagedLockError'
}

/**
 * Takes the lock of the process that serves the data folder, until the process ends in whatever way: it is the
 * operating system's, so a killed server leaves none behind.
 *
 * @returns a function that releases it; undefined when another process has it
 * @throws DamagedLockError, and any error for which the lock cannot be had, such as a full disk or no permission
 */
export function takeServingLock(path: string): (() => void) | undefined {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  createPrivateFile(path)
  let lock: Database.Database | undefined
  try {
    const opened = new Database(path, { timeout: 0 })
    lock = opened
    // Nothing is ever written to this database, so a full disk is no obstacle.
    opened.pragma('journal_mode = MEMORY')
    opened.exec('BEGIN EXCLUSIVE')
    // SQLite locks nothing in a file that it may only read, and says so only when it is to write. Never committed.
    opened.pragma('user_version = 1')
    return () => opened.close()
  } catch (error) {
    lock?.close()
    const { code = '' } = error as { code?: string }
    if (code === 'SQLITE_BUSY') return undefined
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
      throw new DamagedLockError(`${path} is no lock file. Fix: delete it while no server is running.`)
    }
    throw withPath(error, path)
  }
}
