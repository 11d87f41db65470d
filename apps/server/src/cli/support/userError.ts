import { existsSync } from 'node:fs'
import {
  NewerCatalogError,
  UnfinishedCatalogError,
  UnsafeDatabaseError,
} from '../../catalog/catalogErrors.ts'
import type { DataSettings } from '../../config.ts'
import { catalogPath } from '../../dataFolder/dataFolder.ts'
import { LostCatalogError, requireCatalog } from '../../dataFolder/lostCatalog.ts'
import { DamagedLockError } from '../../dataFolder/servingLock.ts'
import { WrongStoreError } from '../../dataFolder/storeOwner.ts'
import { UnavailableError } from '../../domain/unavailable.ts'
import { explainFailure } from '../../process/explainFailure.ts'
import { UserError } from '../../process/userError.ts'

/** Errors whose message needs no stack trace. */
const PLAIN = [
  UserError,
  NewerCatalogError,
  UnfinishedCatalogError,
  UnsafeDatabaseError,
  WrongStoreError,
  LostCatalogError,
  DamagedLockError,
]

/** Runs a command. An error that the user can fix is printed without a stack trace, and the command exits with 1. */
export async function reportUserErrors(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    const message = messageFor(error)
    if (message === undefined) throw error
    console.error(message)
    process.exitCode = 1
  }
}

function messageFor(error: unknown): string | undefined {
  if (error instanceof UnavailableError) {
    const { message, cause } = error
    const why = explainFailure(cause)
    if (why !== undefined) return `${message} ${why}`
    return cause instanceof Error && cause.message ? `${message} (${cause.message})` : message
  }
  if (PLAIN.some((kind) => error instanceof kind)) return (error as Error).message
  return explainFailure(error)
}

/**
 * Requires that a catalog exists.
 * @throws UserError when no server or command has created one
 * @throws LostCatalogError when it is missing, although there are photos
 */
export async function requireLibrary({
  data,
  database,
}: Pick<DataSettings, 'data' | 'database'>): Promise<void> {
  if (database !== undefined) return
  await requireCatalog(data)
  if (!existsSync(catalogPath(data))) throw new UserError(`There is no library in ${data}.`)
}
