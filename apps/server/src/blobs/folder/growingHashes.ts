import { createHash, type Hash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { dropOldest } from '../../concurrency/boundedMap.ts'

const READ_BYTES = 1024 * 1024

/** Hashes a file. SHA-1 is rarely needed, so it is not computed while bytes arrive. */
export async function sha1Of(path: string): Promise<Buffer> {
  return (await hashFile(path, 'sha1')).digest()
}

export async function hashFile(path: string, algorithm: string, signal?: AbortSignal): Promise<Hash> {
  const hash = createHash(algorithm)
  const file = await open(path, 'r')
  try {
    // One buffer for all reads: a stream would allocate a new one for each.
    const buffer = Buffer.allocUnsafeSlow(READ_BYTES)
    for (;;) {
      signal?.throwIfAborted()
      const { bytesRead } = await file.read(buffer, 0, READ_BYTES)
      if (bytesRead === 0) return hash
      hash.update(buffer.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}

/** Incremental hashes of partial uploads, kept while every append goes through this process. */
export interface GrowingHashes {
  /** Returns and forgets the hash of the first `length` bytes, to be updated; undefined if it is not kept. */
  take(name: string, length: number): Hash | undefined
  /** Keeps the hash of the first `length` bytes. */
  put(name: string, hash: Hash | undefined, length: number): void
}

/** Abandoned uploads add up over time: the oldest hashes are dropped first. */
const MAX_HASHES = 1000

export function createGrowingHashes(): GrowingHashes {
  const hashes = new Map<string, { hash: Hash; length: number }>()
  return {
    take(name, length) {
      const entry = hashes.get(name)
      hashes.delete(name)
      if (length === 0) return createHash('sha256')
      return entry?.length === length ? entry.hash : undefined
    },
    put(name, hash, length) {
      if (hash === undefined) return
      hashes.set(name, { hash, length })
      dropOldest(hashes, MAX_HASHES)
    },
  }
}
