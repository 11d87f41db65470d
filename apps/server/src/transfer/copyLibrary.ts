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
import type { ReportFault } from './checkLibrary.ts'
import { type CopiedBlobs, copyBlobs } from './copyBlobs.ts'
import type { CopiedParts, PartCopies } from './copyParts.ts'

/**
 * The first half of a copy: a snapshot of the rows of the library in `from`, under a temporary name.
 * @throws NewerCatalogError
 */
export async function copyRows(from: string, to: string): Promise<Catalog> {
  await removeUnfinished(to)
  await copyCatalog(catalogPath(from), unfinishedCatalogPath(to), progressLine('of the catalog copied'))
  return openCatalog(unfinishedCatalogPath(to))
}

/** Removes the temporary catalog of an interrupted copy. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal']) {
    await rm(unfinishedCatalogPath(folder) + end, { force: true })
  }
}

interface CopyBytesOptions {
  /** The copied rows. */
  catalog: Catalog
  /** Their folder. */
  folder: string
  from: Blobs
  to: Blobs
  parts: PartCopies
  /** Returns whether a missing blob is expected, and not a fault. */
  isExcused?: (sha256: Buffer) => Promise<boolean>
  /** Called for each fault. */
  report: ReportFault
}

export type CopiedBytes = CopiedBlobs & { parts: CopiedParts }

/**
 * The second half: the blobs and upload parts of the copied rows. The catalog is renamed last: a folder with a catalog has
 * all of its blobs on disk.
 */
export async function copyBytes(options: CopyBytesOptions): Promise<CopiedBytes> {
  const { catalog, folder, parts, ...blobs } = options
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

/** Makes a copied catalog durable, and gives it its final name. It must not be open. */
export async function nameCatalog(folder: string): Promise<void> {
  await mergeLog(unfinishedCatalogPath(folder))
  await rename(unfinishedCatalogPath(folder), catalogPath(folder))
  await syncFolder(folder)
}

/** Summarizes a copy in one line. @param action such as "backed up" */
export function summary(action: string, { parts, ...blobs }: CopiedBytes): string {
  const { files, bytes, copied, copiedBytes, missing, damaged, unreadable } = blobs
  const uploads = parts.sessions === 0 ? '' : `; unfinished uploads: ${parts.sessions} (${parts.bytes} bytes)`
  return (
    `${files} files ${action} (${bytes} bytes): ${copied} copied (${copiedBytes} bytes), ` +
    `${files - copied} already there, ${missing} missing, ${damaged} damaged` +
    `${unreadable > 0 ? `, ${unreadable} unreadable` : ''}${uploads}`
  )
}

/**
 * Runs a copy, and converts system errors, such as a full disk, to errors without a stack trace.
 * @param action such as "backup"
 * @throws UserError
 */
export async function wrapIoErrors<T>(action: string, copy: () => Promise<T>): Promise<T> {
  try {
    return await copy()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (typeof code !== 'string') throw error
    const why = explainFailure(error) ?? `${message}. Run it again.`
    throw new UserError(`The ${action} is not finished. ${why}`, { cause: error })
  }
}
