import { randomBytes } from 'node:crypto'
import { openBlobs } from '../blobs/openBlobs.ts'
import { installationKey } from '../catalog/accounts.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { isEmptyCatalog, moveRows } from '../catalog/moveRows.ts'
import { openCatalog } from '../catalog/openCatalog.ts'
import type { DataSettings } from '../config.ts'
import {
  catalogAt,
  catalogPath,
  restoringMarkPath,
  servingLockPath,
  unfinishedCatalogPath,
} from '../dataFolder/dataFolder.ts'
import { takeServingLock } from '../dataFolder/servingLock.ts'
import { claimStore } from '../dataFolder/storeOwner.ts'
import { progressLine } from '../process/progress.ts'
import { UserError } from '../process/userError.ts'
import { checkLibrary } from '../transfer/checkLibrary.ts'
import { copyBlobs } from '../transfer/copyBlobs.ts'
import { nameCatalog, removeUnfinished, summary, wrapIoErrors } from '../transfer/copyLibrary.ts'
import { createPartCopies } from '../transfer/copyParts.ts'
import { requireSeparate, takeTarget, unmark } from '../transfer/copyTarget.ts'
import { reportUserErrors, requireLibrary } from './support/userError.ts'
import { openLibrary } from './support/withCatalog.ts'

export interface MigrateSettings extends DataSettings {
  toData?: string
  toDatabase?: string
  toBlobs?: string
}

/**
 * `tintype-server migrate`: copies a library to another database, another store, or both. Ids, URLs and tokens stay
 * valid. An interrupted migration can be run again: it copies all rows again, but each blob only once. Prints each fault
 * and a summary, and exits with 1 if there is a fault.
 */
export function migrate(settings: MigrateSettings): Promise<void> {
  return reportUserErrors(async () => {
    await requireLibrary(settings)
    const { toData, toDatabase, toBlobs } = settings
    if (toData === undefined && (toDatabase === undefined || toBlobs === undefined)) {
      throw new UserError('Specify the target: --to-data, or both --to-database and --to-blobs.')
    }
    if (catalogAt(settings) === (toDatabase ?? catalogPath(toData ?? ''))) {
      throw new UserError('The target is the library itself. Choose another one.')
    }
    if (toData !== undefined) await requireSeparate(toData, settings.data)
    await wrapIoErrors('migration', () => run(settings))
  })
}

async function run({ data, database, blobs: location, ...target }: MigrateSettings): Promise<void> {
  const release = takeServingLock(servingLockPath(data))
  if (release === undefined) throw new UserError(`A server is serving ${data}. Stop it first.`)
  const folder = target.toData
  const lock = folder === undefined ? undefined : await takeTarget(folder, restoringMarkPath(folder), {})
  const source = await openLibrary({ data, database })
  const rows = await openTarget(target)
  try {
    const from = await openBlobs(data, randomBytes, location)
    const to = await openBlobs(folder ?? data, randomBytes, target.toBlobs)
    if (target.toBlobs) await claimStore(to, await installationKey(source, randomBytes))
    await rows.setUnfinished(true)
    await moveRows(source, rows, progressLine('of the rows copied'))
    const parts = createPartCopies(from.parts, to.parts)
    await parts.copy(source)
    const found = await copyBlobs({
      catalog: rows,
      from,
      to,
      report: () => {},
      progress: progressLine('copied'),
    })
    const copied = { ...found, parts: await parts.enter(rows) }
    const { missing, damaged, unreadable, others } = await checkLibrary({
      catalog: rows,
      blobs: to,
      repair: false,
      report: console.log,
      progress: progressLine('checked'),
    })
    console.log(summary('moved', copied))
    if (missing + damaged + unreadable + others > 0) process.exitCode = 1
    await rows.setUnfinished(false)
  } finally {
    await rows.close()
    await source.close()
    lock?.release()
    release()
  }
  if (folder === undefined) return
  if (target.toDatabase === undefined) await nameCatalog(folder)
  await unmark(folder, restoringMarkPath(folder))
}

/** Opens the target: a database that is empty or was filled in part by an earlier run, or a new temporary file. */
async function openTarget({
  toData,
  toDatabase,
}: Pick<MigrateSettings, 'toData' | 'toDatabase'>): Promise<Catalog> {
  if (toDatabase === undefined) {
    await removeUnfinished(toData ?? '')
    return openCatalog(unfinishedCatalogPath(toData ?? ''))
  }
  const catalog = await openCatalog(toDatabase, { unfinished: true })
  if (!(await catalog.isUnfinished()) && !(await isEmptyCatalog(catalog))) {
    await catalog.close()
    throw new UserError('The database already has a library. Choose an empty one.')
  }
  return catalog
}
