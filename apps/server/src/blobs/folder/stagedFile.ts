import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type { StagedBlob } from '../blobs.ts'
import type { TemporaryFiles } from './files.ts'
import { sha1Of } from './growingHashes.ts'
import { receive } from './receive.ts'

/** Bytes that are staged in a file. */
export type StagedFile = Omit<StagedBlob, 'keep' | 'discard'>

/**
 * Writes a stream to a new file and syncs it.
 * @throws BlobTooLargeError when it is longer than `maxBytes`; errors of the source. No file is left behind.
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
    // An error of close does not matter: the file is removed.
    await Promise.allSettled([file?.close()])
    await temporary.remove(path)
    throw error
  }
}
