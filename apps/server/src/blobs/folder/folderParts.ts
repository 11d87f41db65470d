import { constants } from 'node:fs'
import { copyFile, type FileHandle, link, open, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BlobParts, truncatedPart } from '../blobs.ts'
import { untilBreak } from '../untilBreak.ts'
import { FileStream } from './fileStream.ts'
import { ignoreMissing, syncFolder, type TemporaryFiles } from './files.ts'
import { createGrowingHashes, hashFile, sha1Of } from './growingHashes.ts'
import { receive } from './receive.ts'

interface PartsFolder {
  tmp: string
  newName: () => string
  /** Moves a synced file of `tmp` to the path of its hash. */
  install: (path: string, sha256: Buffer) => Promise<void>
  temporary: TemporaryFiles
}

/** Partial uploads as files in `tmp`. */
export function folderParts({ tmp, newName, install, temporary }: PartsFolder): BlobParts {
  const pathOf = (name: string) => join(tmp, name)
  const hashes = createGrowingHashes()

  return {
    newName,
    async append(name, { offset, maxBytes, source, onDurable }) {
      await temporary.removeLeft()
      const file = await openAt(pathOf(name), offset, newName, temporary)
      const hash = hashes.take(name, offset)
      try {
        if (offset === 0) await syncFolder(tmp)
        const breaks: unknown[] = []
        const length = await receive(file, {
          source: untilBreak(source, breaks),
          offset,
          maxBytes,
          hash,
          onDurable,
        })
        hashes.put(name, hash, length)
        if (breaks.length === 0) return length
        await onDurable?.(length)
        throw breaks[0]
      } finally {
        await file.close()
      }
    },

    async complete(name, bytes, signal) {
      const path = pathOf(name)
      await cutTo(path, bytes)
      const hash = hashes.take(name, bytes) ?? (await hashFile(path, 'sha256', signal))
      const sha256 = hash.digest()
      return {
        sha256,
        sha1: () => sha1Of(path),
        bytes,
        path,
        async keep() {
          const second = pathOf(newName())
          try {
            await linkOrCopy(path, second)
            await install(second, sha256)
          } finally {
            // If the part was kept before, both names are links to one file, and the rename left the second one.
            await temporary.remove(second)
          }
        },
        // The staged file is the part itself, which stays.
        discard: async () => {},
      }
    },

    read: (name, start, end) => new FileStream(pathOf(name), start, end),

    async size(name) {
      return (await stat(pathOf(name)).catch(ignoreMissing))?.size
    },

    remove: (name, isNeeded) => temporary.remove(pathOf(name), isNeeded),
  }
}

/** Truncates a part to its durable bytes. A part that is linked as a blob has no other bytes. */
async function cutTo(path: string, bytes: number): Promise<void> {
  const file = await openDurable(path, bytes)
  try {
    if ((await file.stat()).size > bytes) await file.truncate(bytes)
  } finally {
    await file.close()
  }
}

/** Opens a part, which must have its durable bytes. Creates it if there are none yet. */
async function openDurable(path: string, durable: number): Promise<FileHandle> {
  const file = await open(path, constants.O_RDWR | (durable === 0 ? constants.O_CREAT : 0), 0o600)
  return orClose(file, async () => {
    const { size } = await file.stat()
    if (size < durable) throw truncatedPart(durable, size)
    return file
  })
}

/**
 * Opens a part and truncates it to `offset` bytes. If a process died between `keep` and its commit, the file is also
 * linked as a blob, which must not change: then the part is copied first.
 */
async function openAt(
  path: string,
  offset: number,
  newName: () => string,
  temporary: TemporaryFiles,
): Promise<FileHandle> {
  const file = await openDurable(path, offset)
  const isOwn = await orClose(file, async () => {
    if ((await file.stat()).nlink > 1) return false
    await file.truncate(offset)
    return true
  })
  if (isOwn) return file
  await file.close()
  const copy = join(dirname(path), newName())
  try {
    await copySafely(path, copy)
    await rename(copy, path)
  } catch (error) {
    await temporary.remove(copy)
    throw error
  }
  await syncFolder(dirname(path))
  return openAt(path, offset, newName, temporary)
}

/** Returns the result of work on an open file, and closes the file if the work fails. */
async function orClose<T>(file: FileHandle, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } catch (error) {
    await Promise.allSettled([file.close()])
    throw error
  }
}

/** Creates a hard link, or a copy if the file system has no links. */
async function linkOrCopy(path: string, second: string): Promise<void> {
  try {
    await link(path, second)
  } catch (error) {
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error
    await copySafely(path, second)
  }
}

const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

async function copySafely(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE)
  const file = await open(to, 'r+')
  try {
    await file.datasync()
  } finally {
    await file.close()
  }
}
