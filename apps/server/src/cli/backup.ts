import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { openBlobFolder } from '../blobs/folder/openFolder.ts'
import { openBlobs } from '../blobs/openBlobs.ts'
import { findInstallationKey } from '../catalog/accounts.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { openCatalog } from '../catalog/openCatalog.ts'
import { deleteExpiredTokens } from '../catalog/uploads.ts'
import type { DataSettings } from '../config.ts'
import { backupMarkPath, catalogPath } from '../dataFolder/dataFolder.ts'
import { GRACE_MS } from '../jobs/sweep.ts'
import { UserError } from '../process/userError.ts'
import type { ReportFault } from '../transfer/checkLibrary.ts'
import { type CopiedBytes, copyBytes, copyRows, summary, wrapIoErrors } from '../transfer/copyLibrary.ts'
import { createPartCopies } from '../transfer/copyParts.ts'
import { requireSeparate, takeTarget } from '../transfer/copyTarget.ts'
import { reportUserErrors } from './support/userError.ts'
import { withCatalog } from './support/withCatalog.ts'

/** Incremented when older versions cannot restore newer backups. */
export const BACKUP_FORMAT = 1

/** `tintype-server backup`: prints each fault and a summary, and exits with 1 if there is a fault. */
export function backup(folder: string, settings: DataSettings): Promise<void> {
  return reportUserErrors(async () => {
    const copied = await makeBackup(resolve(folder), settings, { report: console.log, now: Date.now })
    console.log(summary('backed up', copied))
    if (copied.missing + copied.damaged + copied.unreadable > 0) process.exitCode = 1
  })
}

interface BackupOptions {
  /** Called for each fault. */
  report: ReportFault
  /** Milliseconds since 1970 UTC. */
  now: () => number
}

/**
 * Creates or updates a backup: a folder with the layout of a data folder. A server may be running. An existing backup
 * stays valid until the new one is complete.
 * @throws UserError, NewerCatalogError
 */
export async function makeBackup(
  folder: string,
  settings: DataSettings,
  options: BackupOptions,
): Promise<CopiedBytes> {
  if (settings.database !== undefined) {
    throw new UserError(
      'A library in Postgres cannot be backed up by this command. Use the tools of Postgres and of its store.',
    )
  }
  // Checked before any change: a catalog that was never used must not replace the catalog of a backup.
  await withCatalog(settings, async () => {})
  await requireSeparate(folder, settings.data)
  const { release } = await takeTarget(folder, backupMarkPath(folder), { format: BACKUP_FORMAT })
  try {
    return await wrapIoErrors('backup', () => run(folder, settings, options))
  } finally {
    release()
  }
}

async function run(
  folder: string,
  { data, blobs: location }: DataSettings,
  { report, now }: BackupOptions,
): Promise<CopiedBytes> {
  const from = await openBlobs(data, randomBytes, location)
  const to = await openBlobFolder(folder, randomBytes)
  const parts = createPartCopies(from.parts, to.parts)
  const serving = await openCatalog(catalogPath(data))
  try {
    await requireSameLibrary(folder, serving)
    await parts.copy(serving)
  } finally {
    await serving.close()
  }
  const catalog = await copyRows(data, folder)
  // Blobs that the sweeper of a running server has removed since the rows were copied had expired in the copy, too.
  const isExcused = (sha256: Buffer) => deleteExpiredTokens(catalog, sha256, now() - GRACE_MS)
  const copied = await copyBytes({ catalog, folder, from, to, parts, isExcused, report })
  // The parts of the earlier backup are no longer referenced.
  await to.cleanTemporary(async () => copied.parts.names)
  return copied
}

/** @throws UserError when the folder is the backup of another library, which would be lost */
async function requireSameLibrary(folder: string, catalog: Catalog): Promise<void> {
  if (!existsSync(catalogPath(folder))) return
  const before = await openCatalog(catalogPath(folder))
  try {
    const [key, other] = [await findInstallationKey(catalog), await findInstallationKey(before)]
    if (other && !key?.equals(other)) throw new UserError(`${folder} is the backup of another library.`)
  } finally {
    await before.close()
  }
}
