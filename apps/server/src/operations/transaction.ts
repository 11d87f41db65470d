import type { CatalogTransaction, Queryable } from '../catalog/catalog.ts'
import type { Services } from './operation.ts'

/**
 * A context whose catalog is a transaction. Work in a transaction may run more than once, and must use the database
 * through this context alone: with SQLite any other query waits for the transaction to end. Tokens are therefore decoded
 * before, because that may read keys.
 */
export type InTransaction<C> = Omit<C, 'catalog'> & { catalog: CatalogTransaction }

/** A context that only reads: its catalog may be a transaction or a snapshot. */
export type ForReading<C> = Omit<C, 'catalog'> & { catalog: Queryable }

/** Runs several reads in one snapshot, so that their results match the checks among them. */
export function inSnapshot<C extends Pick<Services, 'catalog'>, T>(
  context: C,
  work: (context: ForReading<C>) => Promise<T>,
): Promise<T> {
  return context.catalog.snapshot((catalog) => work({ ...context, catalog }))
}
