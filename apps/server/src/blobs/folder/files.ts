import { type FileHandle, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { coalesceRuns } from '../../concurrency/coalesce.ts'

/** A write may take less than it is given, near a full disk for one. */
async function writeAll(file: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < chunk.length; ) {
    const left = chunk.length - written
    written += (await file.write(chunk, written, left, position + written)).bytesWritten
  }
}

/** The same for several, most often in one call. */
export async function writeList(
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

/** Makes the names in a folder safe. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Writes a small file, which has its name when all of it is on the disk. @param unfinished its path until then */
export async function writeWhole(path: string, unfinished: string, text: string): Promise<void> {
  await writeFile(unfinished, text, { mode: 0o600, flush: true })
  await rename(unfinished, path)
  await syncFolder(dirname(path))
}

/** Removal of temporary files, which never fails: a file that cannot be removed now is removed later. */
export interface TemporaryFiles {
  /** @param isNeeded checked before removal, until the answer is known; omitted for a file that is not needed */
  remove(path: string, isNeeded?: () => Promise<boolean>): Promise<void>
  /** Removes what could not be removed before. */
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
        // The same failure would keep the other files from being removed.
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

/** The same as `syncFolder`, for folders that are asked for often and by many at a time: one sync serves all who wait for it. */
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
