import { inSnapshot } from '../catalog/engine.ts'
import type { CatalogTransaction } from '../catalog/schema.ts'
import type { Services } from './operation.ts'

/**
 * A context whose catalog is a transaction. What runs in one may run more than once, and must reach the database
 * through this context alone: with SQLite any other query waits for the transaction to end. Tokens are therefore
 * decoded before, since that may read keys.
 */
export type InTransaction<C> = Omit<C, 'catalog'> & { catalog: CatalogTransaction }

/** Runs several reads on one state of the catalog, so that what they return belongs to what the checks among them saw. */
export function readTogether<C extends Pick<Services, 'catalog'>, T>(
  context: C,
  work: (context: InTransaction<C>) => Promise<T>,
): Promise<T> {
  return inSnapshot(context.catalog, (catalog) => work({ ...context, catalog }))
}
