import { rename, rm } from 'node:fs/promises'
import type { Blobs } from '../blobs/blobs.ts'
import { syncFolder } from '../blobs/folder/files.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { openCatalog } from '../catalog/openCatalog.ts'
import { copyCatalog, mergeLog } from '../catalog/sqlite/copy.ts'
import { catalogPath, unfinishedCatalogPath } from '../dataFolder/dataFolder.ts'
import { explainFailure } from '../process/explainFailure.ts'
import { progressLine } from '../process/progress.ts'
import { UserError } from '../process/userError.ts'
import type { Tell } from './checkLibrary.ts'
import { type CopiedBlobs, copyBlobs } from './copyBlobs.ts'
import type { CopiedParts, PartCopies } from './copyParts.ts'

/**
 * The first half of a copy: the rows of the library in `from` as they are at one moment, under a name that is no
 * catalog's.
 * @throws NewerCatalogError
 */
export async function copyRows(from: string, to: string): Promise<Catalog> {
  await removeUnfinished(to)
  await copyCatalog(catalogPath(from), unfinishedCatalogPath(to), progressLine('of the catalog copied'))
  return openCatalog(unfinishedCatalogPath(to))
}

/** Removes what a copy that was interrupted has left of its catalog. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal']) {
    await rm(unfinishedCatalogPath(folder) + end, { force: true })
  }
}

interface CopyingBytes {
  /** The copied rows. */
  catalog: Catalog
  /** Where they are. */
  folder: string
  from: Blobs
  to: Blobs
  parts: PartCopies
  /** Asked about bytes that are not there: whether there is a good reason, so that no fault is told. */
  isExcused?: (sha256: Buffer) => Promise<boolean>
  /** Hears of each fault. */
  tell: Tell
}

export type CopiedBytes = CopiedBlobs & { parts: CopiedParts }

/**
 * The second half: all bytes that the copied rows name. Last the copied catalog gets its name: a folder that has one has
 * all of it, on the disk.
 */
export async function copyBytes(copying: CopyingBytes): Promise<CopiedBytes> {
  const { catalog, folder, parts, ...blobs } = copying
  let copied: CopiedBytes
  try {
    await parts.copy(catalog)
    const found = await copyBlobs({ ...blobs, catalog, progress: progressLine('copied') })
    copied = { ...found, parts: await parts.enter(catalog) }
  } finally {
    await catalog.close()
  }
  await nameCatalog(folder)
  return copied
}

/** Gives a copied catalog, that nobody has open, its name: the folder then has all of it, on the disk. */
export async function nameCatalog(folder: string): Promise<void> {
  await mergeLog(unfinishedCatalogPath(folder))
  await rename(unfinishedCatalogPath(folder), catalogPath(folder))
  await syncFolder(folder)
}

/** One line of what was copied. */
export function summary(deed: string, { parts, ...blobs }: CopiedBytes): string {
  const { files, bytes, copied, copiedBytes, missing, damaged, unreadable } = blobs
  const uploads = parts.sessions === 0 ? '' : `; unfinished uploads: ${parts.sessions} (${parts.bytes} bytes)`
  return (
    `${files} files ${deed} (${bytes} bytes): ${copied} copied (${copiedBytes} bytes), ` +
    `${files - copied} there before, ${missing} missing, ${damaged} damaged` +
    `${unreadable > 0 ? `, ${unreadable} unreadable` : ''}${uploads}`
  )
}

/**
 * Runs a copy. What a system refuses, such as a disk that is full, is told without the inside of this program.
 * @throws UserError
 */
export async function explained<T>(what: string, copy: () => Promise<T>): Promise<T> {
  try {
    return await copy()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (typeof code !== 'string') throw error
    const why = explainFailure(error) ?? `${message}. Run it again.`
    throw new UserError(`The ${what} is not finished. ${why}`, { cause: error })
  }
}
