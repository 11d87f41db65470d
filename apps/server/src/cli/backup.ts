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
import type { Tell } from '../transfer/checkLibrary.ts'
import { type CopiedBytes, copyBytes, copyRows, explained, summary } from '../transfer/copyLibrary.ts'
import { createPartCopies } from '../transfer/copyParts.ts'
import { refuseOverlap, takeTarget } from '../transfer/copyTarget.ts'
import { reportUserErrors } from './support/userError.ts'
import { withCatalog } from './support/withCatalog.ts'

/** Goes up when an older version could not restore what a newer one backs up. */
export const BACKUP_FORMAT = 1

/** `tintype-server backup`: prints each fault and a summary, exits 1 on a fault. */
export function backup(folder: string, settings: DataSettings): Promise<void> {
  return reportUserErrors(async () => {
    const copied = await makeBackup(resolve(folder), settings, { tell: console.log, now: Date.now })
    console.log(summary('backed up', copied))
    if (copied.missing + copied.damaged + copied.unreadable > 0) process.exitCode = 1
  })
}

interface Around {
  /** Hears of each fault. */
  tell: Tell
  /** Milliseconds since 1970 UTC. */
  now: () => number
}

/**
 * Makes or renews a backup, a folder that is laid out as a data folder. Beside a server, too. Until all of it is there,
 * the backup that was there before stays what it was.
 * @throws UserError, NewerCatalogError
 */
export async function makeBackup(
  folder: string,
  settings: DataSettings,
  around: Around,
): Promise<CopiedBytes> {
  if (settings.database !== undefined) {
    throw new UserError('A library in Postgres is backed up by the means of Postgres and of its store.')
  }
  // Before anything is made: a catalog that has never been used would replace that of a backup.
  await withCatalog(settings, async () => {})
  await refuseOverlap(folder, settings.data)
  const { release } = await takeTarget(folder, backupMarkPath(folder), { format: BACKUP_FORMAT })
  try {
    return await explained('backup', () => run(folder, settings, around))
  } finally {
    release()
  }
}

async function run(
  folder: string,
  { data, blobs: location }: DataSettings,
  { tell, now }: Around,
): Promise<CopiedBytes> {
  const from = await openBlobs(data, randomBytes, location)
  const to = await openBlobFolder(folder, randomBytes)
  const parts = createPartCopies(from.parts, to.parts)
  const serving = await openCatalog(catalogPath(data))
  try {
    await refuseAnother(folder, serving)
    await parts.copy(serving)
  } finally {
    await serving.close()
  }
  const catalog = await copyRows(data, folder)
  // What a server has swept away since the rows were copied had waited for so long in the copy, too.
  const isExcused = (sha256: Buffer) => deleteExpiredTokens(catalog, sha256, now() - GRACE_MS)
  const copied = await copyBytes({ catalog, folder, from, to, parts, isExcused, tell })
  // Now nothing names what uploads had received at the time of the backup before.
  await to.cleanTemporary(async () => copied.parts.names)
  return copied
}

/** @throws UserError when the folder is the backup of another library, whose photos would be out of reach */
async function refuseAnother(folder: string, catalog: Catalog): Promise<void> {
  if (!existsSync(catalogPath(folder))) return
  const before = await openCatalog(catalogPath(folder))
  try {
    const [key, other] = [await findInstallationKey(catalog), await findInstallationKey(before)]
    if (other && !key?.equals(other)) throw new UserError(`${folder} is the backup of another library.`)
  } finally {
    await before.close()
  }
}
