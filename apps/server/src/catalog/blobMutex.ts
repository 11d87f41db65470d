import { createKeyedMutex } from '../concurrency/keyedMutex.ts'
import type { Catalog } from './catalog.ts'

/** Serializes changes of a blob and the rows that name it. */
export interface BlobMutex {
  /** Runs work with the lock of these bytes, in all processes. The work must use the catalog that it is given. */
  run<T>(sha256: Buffer, work: (catalog: Catalog) => Promise<T>): Promise<T>

  /**
   * Runs work that no other work of this process on these bytes overlaps, and that detects work of other processes itself.
   * Asks the database nothing.
   */
  runHere<T>(sha256: Buffer, work: () => Promise<T>): Promise<T>
}

/** The key of the advisory lock of some bytes. */
export const lockKeyOf = (sha256: Buffer): bigint => sha256.readBigInt64BE()

export function createBlobMutex(catalog: Catalog): BlobMutex {
  // Waits in this process first, where waiting takes no connection.
  const mutex = createKeyedMutex<string>()
  return {
    run: (sha256, work) => mutex.run(sha256.toString('hex'), () => catalog.withLock(lockKeyOf(sha256), work)),
    runHere: (sha256, work) => mutex.run(sha256.toString('hex'), work),
  }
}
