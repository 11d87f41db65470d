import { type FileHandle, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { coalesceRuns } from '../../concurrency/coalesce.ts'

/** Writes all of a chunk: a single write may be short, for example near a full disk. */
async function writeAll(file: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < chunk.length; ) {
    const left = chunk.length - written
    written += (await file.write(chunk, written, left, position + written)).bytesWritten
  }
}

/** Writes several chunks, usually in one system call. */
export async function writeChunks(
  file: FileHandle,
  chunks: readonly Uint8Array[],
  position: number,
): Promise<void> {
  const { bytesWritten } = await file.writev(chunks, position)
  let start = 0
  for (const chunk of chunks) {
    const done = Math.min(Math.max(bytesWritten - start, 0), chunk.length)
    await writeAll(file, chunk.subarray(done), position + start + done)
    start += chunk.length
  }
}

/** Makes the entries of a folder durable. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Writes a small file atomically. @param unfinished its path until it is complete and on disk */
export async function writeWhole(path: string, unfinished: string, text: string): Promise<void> {
  await writeFile(unfinished, text, { mode: 0o600, flush: true })
  await rename(unfinished, path)
  await syncFolder(dirname(path))
}

/** Removal of temporary files, which never fails: a file that cannot be removed now is removed later. */
export interface TemporaryFiles {
  /** @param isNeeded checked before the removal, and again later if the check fails; omit it for an unneeded file */
  remove(path: string, isNeeded?: () => Promise<boolean>): Promise<void>
  /** Retries earlier removals that failed. */
  removeLeft(): Promise<void>
}

export function createTemporaryFiles(): TemporaryFiles {
  const left = new Map<string, () => Promise<boolean>>()
  async function removeLeft(): Promise<void> {
    for (const [path, isNeeded] of left) {
      try {
        if (!(await isNeeded())) await rm(path, { force: true })
        left.delete(path)
      } catch {
        // The other files would fail in the same way.
        return
      }
    }
  }
  return {
    remove(path, isNeeded = async () => false) {
      left.set(path, isNeeded)
      return removeLeft()
    },
    removeLeft,
  }
}

/** Like `syncFolder`, for folders that are synced often: concurrent callers share one sync. */
export function createFolderSyncs(): (path: string) => Promise<void> {
  const syncs = new Map<string, () => Promise<void>>()
  return (path) => {
    const sync = syncs.get(path) ?? coalesceRuns(() => syncFolder(path))
    syncs.set(path, sync)
    return sync()
  }
}

export function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
  return undefined
}
