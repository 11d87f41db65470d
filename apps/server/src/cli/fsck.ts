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
import { check, checkWithoutCatalog, type Findings, type Tell } from '../transfer/checkLibrary.ts'
import { reportUserErrors, requireLibrary } from './support/userError.ts'
import { openLibrary } from './support/withCatalog.ts'

export interface FsckSettings extends DataSettings {
  repair?: boolean
}

/**
 * `tintype-server fsck`: prints each fault and a summary, exits 1 on a fault. Changes nothing, unless it is to
 * repair: then a damaged file is moved to a place of its own, an upload goes on from the bytes that are there, and
 * nothing is ever deleted.
 */
export function fsck(settings: FsckSettings): Promise<void> {
  return reportUserErrors(() => run(settings))
}

async function run(settings: FsckSettings): Promise<void> {
  const { data, repair = false, blobs: location } = settings
  // A server counts on a file that it has seen. Without one, none may come while files are moved.
  const release = repair ? takeServingLock(servingLockPath(data)) : () => {}
  if (release === undefined) throw new UserError(`A server is serving ${data}. Stop it, and then repair.`)
  try {
    const catalog = await usableCatalog(settings, console.log)
    const blobs = await openBlobs(data, randomBytes, location)
    report(
      catalog ? await checkLibrary(catalog, blobs, repair) : await checkWithoutCatalog(blobs, console.log),
    )
  } finally {
    release()
  }
}

/** The catalog; undefined when it is gone or too damaged to be opened, which is a finding. */
async function usableCatalog(settings: FsckSettings, tell: Tell): Promise<Catalog | undefined> {
  try {
    await requireLibrary(settings)
    return await openLibrary(settings)
  } catch (error) {
    if (!(error instanceof LostCatalogError) && !isDamage(error)) throw error
    tell(`catalog   ${explainFailure(error) ?? (error as Error).message}`)
    return undefined
  }
}

async function checkLibrary(catalog: Catalog, blobs: Blobs, repair: boolean): Promise<Findings> {
  try {
    return await check({ catalog, blobs, repair, tell: console.log, progress: progressLine('read') })
  } finally {
    await catalog.close()
  }
}

function report({ checked, missing, damaged, unreferenced, unreadable, others }: Findings): void {
  const more = unreadable > 0 ? `, ${unreadable} unreadable` : ''
  console.log(
    `${checked} files checked: ${missing} missing, ${damaged} damaged, ${unreferenced} unreferenced${more}`,
  )
  if (missing + damaged + unreadable + others > 0) process.exitCode = 1
}
