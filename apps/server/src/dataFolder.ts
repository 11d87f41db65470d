import { existsSync } from 'node:fs'
import { join } from 'node:path'

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
