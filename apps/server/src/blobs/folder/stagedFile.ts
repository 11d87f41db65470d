import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type { StagedBlob } from '../blobs.ts'
import type { TemporaryFiles } from './files.ts'
import { sha1Of } from './growingHashes.ts'
import { receive } from './receive.ts'

/** Bytes staged in a file. */
export type StagedFile = Omit<StagedBlob, 'keep' | 'discard'>

/**
 * Takes a stream into a new file, to its end and to the disk.
 * @throws BlobTooLargeError when it is longer than `maxBytes`; whatever the source throws. No file stays behind.
 */
export async function stageFile(
  path: string,
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
  temporary: TemporaryFiles,
): Promise<StagedFile> {
  await temporary.removeLeft()
  let file: FileHandle | undefined
  try {
    file = await open(path, 'wx', 0o600)
    const hash = createHash('sha256')
    const bytes = await receive(file, { source, offset: 0, maxBytes, hash })
    await file.close()
    return { sha256: hash.digest(), bytes, path, sha1: () => sha1Of(path) }
  } catch (error) {
    // Closed or not, the bytes are given up.
    await Promise.allSettled([file?.close()])
    await temporary.remove(path)
    throw error
  }
}
