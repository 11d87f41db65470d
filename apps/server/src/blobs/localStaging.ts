import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createTemporaryFiles, ignoreMissing, type TemporaryFiles } from './folder/files.ts'

/** No file is staged for so long: an upload that sends nothing is cut off within minutes. */
const ABANDONED_MS = 24 * 3600 * 1000

/** Local files for bytes whose place is elsewhere. Nothing in them is promised to anyone. */
export interface LocalStaging {
  /** A path that nobody has; nothing is there yet. */
  newPath(): string
  /** Lends a path; what is there in the end is removed. */
  borrow<T>(use: (path: string) => Promise<T>): Promise<T>
  temporary: TemporaryFiles
  /** Removes what processes that are gone have left. Others may be at work in the same folder. */
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
