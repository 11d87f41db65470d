import { createKeyedMutex } from '../concurrency/keyedMutex.ts'
import type { Catalog } from './catalog.ts'

/** Serializes changes of a blob and the rows that name it, in all processes. */
export interface BlobMutex {
  /** Runs work with the lock of these bytes. The work must use the catalog that it is given. */
  run<T>(sha256: Buffer, work: (catalog: Catalog) => Promise<T>): Promise<T>
}

export function createBlobMutex(catalog: Catalog): BlobMutex {
  // Waits in this process first, where waiting takes no connection.
  const mutex = createKeyedMutex<string>()
  return {
    run: (sha256, work) =>
      mutex.run(sha256.toString('hex'), () => catalog.withLock(sha256.readBigInt64BE(), work)),
  }
}
