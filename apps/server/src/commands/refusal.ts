import { existsSync } from 'node:fs'
import { NewerCatalogError, UnfinishedCatalogError } from '../catalog/refused.ts'
import type { DataSettings } from '../config.ts'
import { catalogPath } from '../dataFolder.ts'
import { UnavailableError } from '../library/unavailable.ts'
import { WrongPlaceError } from '../photosPlace.ts'

/** What keeps a command from its work. */
export class Refusal extends Error {}

/** What tells a person all there is to know. */
const PLAIN = [Refusal, NewerCatalogError, UnfinishedCatalogError, UnavailableError, WrongPlaceError]

/** Runs a command to its end. Of a refusal only its text is told, and the command fails. */
export async function refusing(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    const isPlain = PLAIN.some((kind) => error instanceof kind)
    if (!isPlain) throw error
    console.error((error as Error).message)
    process.exitCode = 1
  }
}

/** @throws Refusal where no server has ever been, and no token was made */
export function requireLibrary({ data, database }: Pick<DataSettings, 'data' | 'database'>): void {
  if (database === undefined && !existsSync(catalogPath(data)))
    throw new Refusal(`There is no library in ${data}.`)
}
