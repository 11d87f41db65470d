import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { openBlobFolder } from '../blobs/folder/openFolder.ts'
import { openBlobs } from '../blobs/openBlobs.ts'
import { installationKey } from '../catalog/accounts.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { DataSettings } from '../config.ts'
import { backupMarkPath, catalogPath, restoringMarkPath } from '../dataFolder/dataFolder.ts'
import { claimStore } from '../dataFolder/storeOwner.ts'
import { isDamage } from '../process/explainFailure.ts'
import { UserError } from '../process/userError.ts'
import type { ReportFault } from '../transfer/checkLibrary.ts'
import {
  type CopiedBytes,
  copyBytes,
  copyRows,
  removeUnfinished,
  summary,
  wrapIoErrors,
} from '../transfer/copyLibrary.ts'
import { createPartCopies } from '../transfer/copyParts.ts'
import { type CopyTarget, requireSeparate, takeTarget, unmark } from '../transfer/copyTarget.ts'
import { BACKUP_FORMAT } from './backup.ts'
import { reportUserErrors } from './support/userError.ts'

/** `tintype-server restore`: prints each fault and a summary, and exits with 1 if there is a fault. */
export function restore(folder: string, settings: DataSettings): Promise<void> {
  return reportUserErrors(async () => {
    const copied = await restoreBackup(resolve(folder), settings, console.log)
    console.log(summary('restored', copied))
    const { missing, damaged, unreadable, parts } = copied
    if (missing + damaged + unreadable + parts.shortened.length > 0) process.exitCode = 1
  })
}

/**
 * Restores a library from a backup, with all ids, tokens and URLs. Damaged files of the backup are reported and skipped.
 * An interrupted restore can be run again.
 * @throws UserError, NewerCatalogError
 */
export async function restoreBackup(
  folder: string,
  settings: DataSettings,
  report: ReportFault,
): Promise<CopiedBytes> {
  await requireBackup(folder)
  await requireSeparate(settings.data, folder)
  const target = await takeTarget(settings.data, restoringMarkPath(settings.data), {})
  try {
    const copied = await wrapIoErrors('restore', () => run(folder, settings, target, report))
    for (const { id, bytes, of } of copied.parts.shortened) {
      report(`session   ${id} has ${bytes} of ${of} bytes, and continues from there`)
    }
    return copied
  } finally {
    target.release()
  }
}

/** @throws UserError for a folder that is not a backup, is incomplete, or has a newer format */
async function requireBackup(folder: string): Promise<void> {
  if (!existsSync(backupMarkPath(folder))) throw new UserError(`There is no backup in ${folder}.`)
  const { format }: { format: number } = JSON.parse(await readFile(backupMarkPath(folder), 'utf8'))
  if (format > BACKUP_FORMAT) {
    throw new UserError(`The backup in ${folder} is from a newer version of this program.`)
  }
  if (!existsSync(catalogPath(folder))) {
    throw new UserError(`The backup in ${folder} is incomplete: it was interrupted. Back up again.`)
  }
}

async function run(
  folder: string,
  { data, blobs: location }: DataSettings,
  { isNew }: CopyTarget,
  report: ReportFault,
): Promise<CopiedBytes> {
  const catalog = await copyIntactRows(folder, data).catch(async (error) => {
    await removeUnfinished(data)
    // The folder was empty before.
    if (isNew) await unmark(data, restoringMarkPath(data))
    throw error
  })
  const from = await openBlobFolder(folder, randomBytes)
  const to = await openBlobs(data, randomBytes, location)
  if (location) await claimStore(to, await installationKey(catalog, randomBytes))
  const parts = createPartCopies(from.parts, to.parts)
  const copied = await copyBytes({ catalog, folder: data, from, to, parts, report })
  await unmark(data, restoringMarkPath(data))
  return copied
}

/** @throws UserError, NewerCatalogError */
async function copyIntactRows(from: string, to: string): Promise<Catalog> {
  let catalog: Catalog | undefined
  try {
    catalog = await copyRows(from, to)
    const [fault] = await catalog.integrityFaults()
    if (fault === undefined) return catalog
    throw new UserError(`The catalog of the backup is damaged: ${fault}.`)
  } catch (error) {
    await catalog?.close()
    if (isDamage(error)) throw new UserError('The catalog of the backup is damaged.', { cause: error })
    throw error
  }
}
