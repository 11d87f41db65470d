import { existsSync, type Stats } from 'node:fs'
import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { ignoreMissing } from '../blobs/folder/files.ts'

export const catalogPath = (data: string) => join(data, 'catalog.db')

/** The location of the catalog: the URL of a database, or a path in the data folder. */
export const catalogAt = ({ data, database }: { data: string; database?: string | undefined }) =>
  database ?? catalogPath(data)

/** The lock of a process that needs exclusive use of the data folder. */
export const servingLockPath = (data: string) => join(data, 'serving.lock')

/** The catalog of a copy while its blobs are still being copied. */
export const unfinishedCatalogPath = (data: string) => join(data, 'catalog.db.unfinished')

/** Marks a folder as a backup, which is complete when it also has a catalog. */
export const backupMarkPath = (folder: string) => join(folder, 'backup.json')

/** Marks a folder to which a backup is being restored, or whose restore was interrupted. */
export const restoringMarkPath = (data: string) => join(data, 'restoring.json')

/** Returns why a data folder must not be served; undefined if it may be. */
export function whyNotServed(data: string): string | undefined {
  if (existsSync(backupMarkPath(data)))
    return `${data} is a backup. Restore it to another folder, and serve that.`
  if (existsSync(restoringMarkPath(data))) return `A restore to ${data} is not finished. Run restore again.`
  return undefined
}

/** Files that other users must not read: keys are in the catalog, photos in the other ones. */
const SECRETS = ['catalog.db', 'catalog.db-wal', 'blobs', 'tmp', 'damaged', 'derivatives', 'staging']

const READ_BY_OTHERS = 0o044
const ENTERED_BY_OTHERS = 0o011

/** Lists the paths of a data folder that other users of the machine can read, the folder itself first. */
export async function readableByOthers(data: string): Promise<string[]> {
  // Windows has no such modes.
  const modeOf = async (path: string) => {
    const found: Stats | undefined = await stat(path).catch(ignoreMissing)
    return process.platform === 'win32' ? 0 : (found?.mode ?? 0)
  }
  const mode = await modeOf(data)
  const paths = mode & READ_BY_OTHERS ? [data] : []
  if ((mode & ENTERED_BY_OTHERS) === 0) return paths
  for (const name of SECRETS) {
    const path = join(data, name)
    if ((await modeOf(path)) & READ_BY_OTHERS) paths.push(path)
  }
  return paths
}

/** @returns a function that rejects while the disk of a folder has less than `minBytes` free */
export function createRoomCheck(folder: string, minBytes: number): () => Promise<void> {
  return async () => {
    const { bavail, blocks, bsize } = await statfs(folder)
    // Some file systems report no sizes.
    if (blocks === 0 || bavail * bsize >= minBytes) return
    throw new Error(`The disk of ${folder} has ${bavail * bsize} bytes free, less than ${minBytes}.`)
  }
}
