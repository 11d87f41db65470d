import { createKeyedMutex } from '../concurrency/keyedMutex.ts'
import { alone } from './engine.ts'
import type { Catalog } from './schema.ts'

/** Kept while bytes are put in their place or taken from it, rows included. */
export interface BlobMutex {
  /** Runs work while nobody else, in any process, runs work for the same bytes. It asks the catalog it is given. */
  run<T>(sha256: Buffer, work: (catalog: Catalog) => Promise<T>): Promise<T>
}

export function createBlobMutex(catalog: Catalog): BlobMutex {
  // Before the database is asked: whoever waits here holds none of its connections.
  const turns = createKeyedMutex<string>()
  return {
    run: (sha256, work) =>
      turns.run(sha256.toString('hex'), () => alone(catalog, sha256.readBigInt64BE(), work)),
  }
}
