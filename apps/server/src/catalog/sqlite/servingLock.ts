import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'

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
