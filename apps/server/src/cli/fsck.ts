import { randomBytes } from 'node:crypto'
import type { Blobs } from '../blobs/blobs.ts'
import { openBlobs } from '../blobs/openBlobs.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { DataSettings } from '../config.ts'
import { servingLockPath } from '../dataFolder/dataFolder.ts'
import { LostCatalogError } from '../dataFolder/lostCatalog.ts'
import { takeServingLock } from '../dataFolder/servingLock.ts'
import { explainFailure, isDamage } from '../process/explainFailure.ts'
import { progressLine } from '../process/progress.ts'
import { UserError } from '../process/userError.ts'
import {
  checkLibrary,
  checkWithoutCatalog,
  type Findings,
  type ReportFault,
} from '../transfer/checkLibrary.ts'
import { reportUserErrors, requireLibrary } from './support/userError.ts'
import { openLibrary } from './support/withCatalog.ts'

export interface FsckSettings extends DataSettings {
  repair?: boolean
}

/**
 * `tintype-server fsck`: prints each fault and a summary, and exits with 1 if there is a fault. Changes nothing without
 * `--repair`: then damaged files are quarantined, and truncated uploads continue from their existing bytes. Nothing is
 * ever deleted.
 */
export function fsck(settings: FsckSettings): Promise<void> {
  return reportUserErrors(() => run(settings))
}

async function run(settings: FsckSettings): Promise<void> {
  const { data, repair = false, blobs: location } = settings
  // A running server relies on files that it has seen, so none may run or start while files are moved.
  const release = repair ? takeServingLock(servingLockPath(data)) : () => {}
  if (release === undefined) throw new UserError(`A server is serving ${data}. Stop it first.`)
  try {
    const catalog = await openUsableCatalog(settings, console.log)
    const blobs = await openBlobs(data, randomBytes, location)
    printSummary(
      catalog ? await checkAndClose(catalog, blobs, repair) : await checkWithoutCatalog(blobs, console.log),
    )
  } finally {
    release()
  }
}

/** Opens the catalog. A missing or damaged one is reported as a fault; then returns undefined. */
async function openUsableCatalog(
  settings: FsckSettings,
  reportFault: ReportFault,
): Promise<Catalog | undefined> {
  try {
    await requireLibrary(settings)
    return await openLibrary(settings)
  } catch (error) {
    if (!(error instanceof LostCatalogError) && !isDamage(error)) throw error
    reportFault(`catalog   ${explainFailure(error) ?? (error as Error).message}`)
    return undefined
  }
}

async function checkAndClose(catalog: Catalog, blobs: Blobs, repair: boolean): Promise<Findings> {
  try {
    return await checkLibrary({ catalog, blobs, repair, report: console.log, progress: progressLine('read') })
  } finally {
    await catalog.close()
  }
}

function printSummary({ checked, missing, damaged, unreferenced, unreadable, others }: Findings): void {
  const more = unreadable > 0 ? `, ${unreadable} unreadable` : ''
  console.log(
    `${checked} files checked: ${missing} missing, ${damaged} damaged, ${unreferenced} unreferenced${more}`,
  )
  if (missing + damaged + unreadable + others > 0) process.exitCode = 1
}
