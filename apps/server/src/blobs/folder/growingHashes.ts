import { createHash, type Hash } from 'node:crypto'
import { open } from 'node:fs/promises'

const READ_BYTES = 1024 * 1024

/** Hashes a file. Few ask for SHA-1, and so it is not made of every byte that comes in. */
export async function sha1Of(path: string): Promise<Buffer> {
  return (await hashFile(path, 'sha1')).digest()
}

export async function hashFile(path: string, algorithm: string, signal?: AbortSignal): Promise<Hash> {
  const hash = createHash(algorithm)
  const file = await open(path, 'r')
  try {
    // One buffer: a stream makes a new one of each piece, a whole file's worth of them.
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

/** Hashes of files in the making, for as long as they only grow and this process sees all of it. */
export interface GrowingHashes {
  /** A hash of the first `length` bytes of a file, to go on with; undefined when it would have to be read again. */
  take(name: string, length: number): Hash | undefined
  /** Keeps a hash of the first `length` bytes. */
  put(name: string, hash: Hash | undefined, length: number): void
}

/** Uploads that nobody goes on with are many in time; their hashes are forgotten first. */
const KEPT = 1000

export function createGrowingHashes(): GrowingHashes {
  const kept = new Map<string, { hash: Hash; length: number }>()
  return {
    take(name, length) {
      const known = kept.get(name)
      kept.delete(name)
      if (length === 0) return createHash('sha256')
      return known?.length === length ? known.hash : undefined
    },
    put(name, hash, length) {
      if (hash === undefined) return
      kept.set(name, { hash, length })
      const [oldest] = kept.keys()
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    },
  }
}
