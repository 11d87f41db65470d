import { setTimeout as wait } from 'node:timers/promises'
import type { IsolationLevel, Kysely, Transaction } from 'kysely'
import { UnavailableError } from '../../domain/unavailable.ts'
import type { Schema } from '../schema.ts'

/** Tries of a transaction before its request fails as unavailable. */
const TRIES = 20

/** Longest wait before another try; the first is one millisecond, and each doubles. */
const LONGEST_WAIT_MS = 100

/**
 * SQLSTATEs of a conflict with another transaction: serialization_failure, deadlock_detected, and unique_violation,
 * which two concurrent inserts of the same key cause. The next try sees what the other transaction has committed.
 */
const CONFLICTS = new Set(['40001', '40P01', '23505'])

/** Runs a transaction, and again from its start while it conflicts with others. */
export async function retryTransaction<T>(
  db: Kysely<Schema>,
  isolation: IsolationLevel,
  work: (transaction: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().setIsolationLevel(isolation).execute(work)
    } catch (error) {
      const { code } = error as { code?: string }
      if (!CONFLICTS.has(code ?? '')) throw error
      if (tries === TRIES) {
        throw new UnavailableError(`A transaction met others ${TRIES} times.`, { cause: error })
      }
      // One of the conflicting transactions always commits, so a short wait is enough.
      await wait(Math.min(LONGEST_WAIT_MS, 2 ** (tries - 1)))
    }
  }
}
