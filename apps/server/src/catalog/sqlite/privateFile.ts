import { closeSync, openSync } from 'node:fs'

/**
 * Creates a file for its owner alone, unless it exists; SQLite gives what it adds to a database the same mode. A file
 * that exists is not even opened: to close it would end all locks that this process has on it.
 */
export function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
