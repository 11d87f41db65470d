import { constants } from 'node:fs'
import { copyFile, type FileHandle, link, open, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlobParts } from '../blobs.ts'
import { untilBreak } from '../untilBreak.ts'
import { FileStream } from './fileStream.ts'
import { ignoreMissing, syncFolder, type TemporaryFiles } from './files.ts'
import { createGrowingHashes, hashFile, sha1Of } from './growingHashes.ts'
import { receive } from './receive.ts'

interface PartsFolder {
  tmp: string
  newName: () => string
  /** Moves a file of `tmp` to the place of its hash, for good. */
  install: (path: string, sha256: Buffer) => Promise<void>
  temporary: TemporaryFiles
}

/** Files in the making as files in `tmp`. */
export function folderParts({ tmp, newName, install, temporary }: PartsFolder): BlobParts {
  const place = (name: string) => join(tmp, name)
  const hashes = createGrowingHashes()

  return {
    newName,
    async append(name, { offset, maxBytes, source, onSafe }) {
      await temporary.removeLeft()
      const file = await openAt(place(name), offset, newName, temporary)
      const hash = hashes.take(name, offset)
      try {
        if (offset === 0) await syncFolder(tmp)
        const breaks: unknown[] = []
        const length = await receive(file, {
          source: untilBreak(source, breaks),
          offset,
          maxBytes,
          hash,
          onSafe,
        })
        hashes.put(name, hash, length)
        if (breaks.length === 0) return length
        await onSafe?.(length)
        throw breaks[0]
      } finally {
        await file.close()
      }
    },

    async complete(name, bytes, signal) {
      const path = place(name)
      await cutTo(path, bytes)
      const hash = hashes.take(name, bytes) ?? (await hashFile(path, 'sha256', signal))
      const sha256 = hash.digest()
      return {
        sha256,
        sha1: () => sha1Of(path),
        bytes,
        path,
        async keep() {
          const second = place(newName())
          try {
            await secondName(path, second)
            await install(second, sha256)
          } finally {
            // Kept once before, it has the place's name already, and a rename then leaves both names.
            await temporary.remove(second)
          }
        },
        // The file is the part itself.
        discard: async () => {},
      }
    },

    read: (name, start, end) => new FileStream(place(name), start, end),

    async size(name) {
      return (await stat(place(name)).catch(ignoreMissing))?.size
    },

    remove: (name, isNeeded) => temporary.remove(place(name), isNeeded),
  }
}

/** Cuts off what counts for nothing. A file that is also a blob has no such bytes: all of it counted. */
async function cutTo(path: string, bytes: number): Promise<void> {
  const file = await openSafe(path, bytes)
  try {
    if ((await file.stat()).size > bytes) await file.truncate(bytes)
  } finally {
    await file.close()
  }
}

/** The file, which must still have its safe bytes. It comes to be with the first of them. */
async function openSafe(path: string, safe: number): Promise<FileHandle> {
  const file = await open(path, constants.O_RDWR | (safe === 0 ? constants.O_CREAT : 0), 0o600)
  return orClose(file, async () => {
    const { size } = await file.stat()
    if (size < safe) throw new Error(`Of ${safe} bytes that were safe, ${size} are there.`)
    return file
  })
}

/**
 * The file, `offset` bytes long. It may also have the name of a blob, when a process died between keeping it
 * and writing that down. A blob never changes, so the part then becomes a file of its own first.
 */
async function openAt(
  path: string,
  offset: number,
  newName: () => string,
  temporary: TemporaryFiles,
): Promise<FileHandle> {
  const file = await openSafe(path, offset)
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

/** Another name for the same file, or a copy where the file system knows no such thing. */
async function secondName(path: string, second: string): Promise<void> {
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
