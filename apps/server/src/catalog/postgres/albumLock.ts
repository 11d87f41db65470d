import { createKeyedMutex } from '../../concurrency/keyedMutex.ts'
import type { Catalog, CatalogTransaction } from '../schema.ts'
import { retryTransaction } from './retryTransaction.ts'

/**
 * Transactions on albums that wait for each other, album by album, instead of failing.
 *
 * Serializable ones would do without the lock, but Postgres tells by pages of indexes what they have read, and the
 * entries of many albums share a page: with sixteen users who each filled albums of their own, seven of ten
 * transactions were aborted and a third of the batches gave up after twenty tries. The row is locked in a statement of
 * its own, because each later one then sees what the transactions before it have committed.
 */
export function createAlbumLocks() {
  // Before the database is asked: whoever waits here holds none of its connections.
  const turns = createKeyedMutex<number>()
  return <T>(
    catalog: Catalog,
    album: number,
    work: (transaction: CatalogTransaction) => Promise<T>,
  ): Promise<T> =>
    turns.run(album, () =>
      retryTransaction(catalog, 'read committed', async (transaction) => {
        await transaction.selectFrom('album').select('id').where('id', '=', album).forNoKeyUpdate().execute()
        return work(transaction)
      }),
    )
}
