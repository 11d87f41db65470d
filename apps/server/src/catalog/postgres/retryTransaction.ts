import { setTimeout as wait } from 'node:timers/promises'
import type { IsolationLevel } from 'kysely'
import { UnavailableError } from '../../domain/unavailable.ts'
import type { Catalog, CatalogTransaction } from '../schema.ts'

/** How often a transaction is tried before its caller is told to come again later. */
const TRIES = 20

/** Wait before another try: doubled from one millisecond up to this. */
const LONGEST_WAIT_MS = 100

/**
 * What tells that a transaction met another: serialization_failure, deadlock_detected, and unique_violation, as which
 * two that insert the same see each other. Tried again, it finds what the other has done.
 */
const MET_ANOTHER = new Set(['40001', '40P01', '23505'])

/** Runs a transaction, again from its start as long as it meets others that stand in its way. */
export async function retryTransaction<T>(
  catalog: Catalog,
  isolation: IsolationLevel,
  work: (transaction: CatalogTransaction) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await catalog.transaction().setIsolationLevel(isolation).execute(work)
    } catch (error) {
      const { code } = error as { code?: string }
      if (!MET_ANOTHER.has(code ?? '')) throw error
      if (tries === TRIES) {
        throw new UnavailableError(`A transaction met others ${TRIES} times.`, { cause: error })
      }
      // Of those that meet one always gets through, so that waiting serves only to leave it the time.
      await wait(Math.min(LONGEST_WAIT_MS, 2 ** (tries - 1)))
    }
  }
}
