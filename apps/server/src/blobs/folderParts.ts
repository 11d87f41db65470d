import { constants } from 'node:fs'
import { copyFile, type FileHandle, link, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlobParts } from './blobs.ts'
import { ignoreMissing, syncFolder } from './folderFiles.ts'
import { createGrowingHashes, hashFile, sha1Of } from './folderHashes.ts'
import { FileStream } from './folderRead.ts'
import { receive } from './folderReceive.ts'
import { untilBreak } from './untilBreak.ts'

/**
 * Files in the making as files in `tmp`.
 * @param install moves a file of `tmp` to the place of its hash, for good
 */
export function folderParts(
  tmp: string,
  newName: () => string,
  install: (path: string, sha256: Buffer) => Promise<void>,
): BlobParts {
  const place = (name: string) => join(tmp, name)
  const hashes = createGrowingHashes()
  const remove = (name: string) => rm(place(name), { force: true })

  return {
    newName,
    async append(name, { offset, maxBytes, source, onSafe }) {
      const file = await openAt(place(name), offset, place(newName()))
      const hash = hashes.take(name, offset)
      try {
        if (offset === 0) await syncFolder(tmp)
        const breaks: unknown[] = []
        const { length } = await receive(file, {
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
          await secondName(path, second)
          await install(second, sha256)
          // Kept once before, it has the place's name already, and a rename then leaves both names.
          await rm(second, { force: true })
        },
        // The file is the part itself.
        discard: async () => {},
      }
    },

    read: (name, start, end) => new FileStream(place(name), start, end),

    async size(name) {
      return (await stat(place(name)).catch(ignoreMissing))?.size
    },

    remove,
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
  const { size } = await file.stat()
  if (size >= safe) return file
  await file.close()
  throw new Error(`Of ${safe} bytes that were safe, ${size} are there.`)
}

/**
 * The file, `offset` bytes long. It may also have the name of a blob, when a process died between keeping it
 * and writing that down. A blob never changes, so the part then becomes a file of its own first.
 */
async function openAt(path: string, offset: number, spare: string): Promise<FileHandle> {
  const file = await openSafe(path, offset)
  if ((await file.stat()).nlink === 1) {
    await file.truncate(offset)
    return file
  }
  await file.close()
  await copySafely(path, spare)
  await rename(spare, path)
  await syncFolder(dirname(path))
  return openAt(path, offset, spare)
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
