import { existsSync } from 'node:fs'
import {
  NewerCatalogError,
  UnfinishedCatalogError,
  UnsafeDatabaseError,
} from '../../catalog/catalogErrors.ts'
import type { DataSettings } from '../../config.ts'
import { catalogPath } from '../../dataFolder/dataFolder.ts'
import { LostCatalogError, refuseLostCatalog } from '../../dataFolder/lostCatalog.ts'
import { DamagedLockError } from '../../dataFolder/servingLock.ts'
import { WrongStoreError } from '../../dataFolder/storeOwner.ts'
import { UnavailableError } from '../../domain/unavailable.ts'
import { explainFailure } from '../../process/explainFailure.ts'

/** What keeps a command from its work, in words for the person who ran it. */
export class UserError extends Error {}

/** Errors whose message says all there is to know. */
const PLAIN = [
  UserError,
  NewerCatalogError,
  UnfinishedCatalogError,
  UnsafeDatabaseError,
  WrongStoreError,
  LostCatalogError,
  DamagedLockError,
]

/** Runs a command. An error that a person can do something about is printed without its stack, and the command fails. */
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
 * @throws UserError where no server has ever been, and no token was made
 * @throws LostCatalogError where one has been, and its catalog is gone
 */
export async function requireLibrary({
  data,
  database,
}: Pick<DataSettings, 'data' | 'database'>): Promise<void> {
  if (database !== undefined) return
  await refuseLostCatalog(data)
  if (!existsSync(catalogPath(data))) throw new UserError(`There is no library in ${data}.`)
}
