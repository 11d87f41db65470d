import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createTemporaryFiles, ignoreMissing, type TemporaryFiles } from './folder/files.ts'

/** Longer than any upload: one that stalls is cut off within minutes. */
const ABANDONED_MS = 24 * 3600 * 1000

/** Temporary local files of a remote store. They are not durable. */
export interface LocalStaging {
  /** Returns a new unique path. Nothing is created. */
  newPath(): string
  /** Passes a new path to `use`, and removes the file afterwards. */
  borrow<T>(use: (path: string) => Promise<T>): Promise<T>
  temporary: TemporaryFiles
  /** Removes old files of processes that have ended. Other processes may use the same folder. */
  removeAbandoned(): Promise<void>
}

export async function openLocalStaging(folder: string, newName: () => string): Promise<LocalStaging> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const temporary = createTemporaryFiles()
  const newPath = () => join(folder, newName())
  return {
    newPath,
    async borrow(use) {
      const path = newPath()
      try {
        return await use(path)
      } finally {
        await temporary.remove(path)
      }
    },
    temporary,
    async removeAbandoned() {
      for (const name of await readdir(folder)) {
        const path = join(folder, name)
        const file = await stat(path).catch(ignoreMissing)
        if (file && file.mtimeMs < Date.now() - ABANDONED_MS) await rm(path, { force: true })
      }
    },
  }
}
