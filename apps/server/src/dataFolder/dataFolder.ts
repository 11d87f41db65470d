import { existsSync, type Stats } from 'node:fs'
import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { ignoreMissing } from '../blobs/folder/files.ts'

export const catalogPath = (data: string) => join(data, 'catalog.db')

/** Where the catalog is: in a database, if there is one, else in the data folder. */
export const catalogAt = ({ data, database }: { data: string; database?: string | undefined }) =>
  database ?? catalogPath(data)

/** Held by whoever needs the data folder for itself. */
export const servingLockPath = (data: string) => join(data, 'serving.lock')

/** A copy of a catalog whose bytes are not all there yet. */
export const unfinishedCatalogPath = (data: string) => join(data, 'catalog.db.unfinished')

/** Makes a folder a backup. It is whole when it has a catalog, too. */
export const backupMarkPath = (folder: string) => join(folder, 'backup.json')

/** In a folder into which a backup is being restored, or was until something came in between. */
export const restoringMarkPath = (data: string) => join(data, 'restoring.json')

/** Why a folder that looks like a data folder must not be served; undefined when it may be. */
export function whyNotServed(data: string): string | undefined {
  if (existsSync(backupMarkPath(data)))
    return `${data} is a backup. Restore it to another folder, and serve that.`
  if (existsSync(restoringMarkPath(data))) return `A restore to ${data} is not finished. Run it again.`
  return undefined
}

/** What others must not read: the catalog has the keys, and the rest are photos. */
const SECRETS = ['catalog.db', 'catalog.db-wal', 'blobs', 'tmp', 'damaged', 'derivatives', 'staging']

const READ_BY_OTHERS = 0o044
const ENTERED_BY_OTHERS = 0o011

/** The paths of a data folder that other users of the machine can read, the folder itself first. */
export async function readableByOthers(data: string): Promise<string[]> {
  // Windows knows no such modes.
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

/** @returns a function that rejects while the file system of a folder has less room than so many bytes */
export function createRoomCheck(folder: string, minBytes: number): () => Promise<void> {
  return async () => {
    const { bavail, blocks, bsize } = await statfs(folder)
    // Some file systems do not count.
    if (blocks === 0 || bavail * bsize >= minBytes) return
    throw new Error(`The disk of ${folder} has ${bavail * bsize} bytes left, fewer than ${minBytes}.`)
  }
}
