import { closeSync, openSync } from 'node:fs'

/**
 * Creates a file that only its owner can read, unless it exists; SQLite creates its other files with the same mode. An
 * existing file is not opened, because closing it would release all locks that this process holds on it.
 */
export function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
