import { inSnapshot, inTransaction } from '../catalog/engine.ts'
import type { CatalogTransaction } from '../catalog/schema.ts'
import type { Services } from './operation.ts'

/** A context whose catalog is a transaction. */
export type InTransaction<C> = Omit<C, 'catalog'> & { catalog: CatalogTransaction }

/**
 * Runs a write together with the checks that it depends on, as one serializable transaction: what the checks found
 * still holds when the write commits. An error undoes all of it.
 *
 * The work may run more than once, and must reach the database through the context that it is given: with SQLite any
 * other query waits for this transaction to end. Tokens are therefore decoded before, since that may read keys.
 */
export function transact<C extends Pick<Services, 'catalog'>, T>(
  context: C,
  work: (context: InTransaction<C>) => Promise<T>,
): Promise<T> {
  return inTransaction(context.catalog, (catalog) => work({ ...context, catalog }))
}

/** Runs several reads on one state of the catalog, so that what they return belongs to what the checks among them saw. */
export function readTogether<C extends Pick<Services, 'catalog'>, T>(
  context: C,
  work: (context: InTransaction<C>) => Promise<T>,
): Promise<T> {
  return inSnapshot(context.catalog, (catalog) => work({ ...context, catalog }))
}
