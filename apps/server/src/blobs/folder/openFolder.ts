import { constants } from 'node:fs'
import { access, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Blobs, MARK } from '../blobs.ts'
import { FileStream } from './fileStream.ts'
import { createFolderSyncs, createTemporaryFiles, ignoreMissing, syncFolder, writeWhole } from './files.ts'
import { folderParts } from './folderParts.ts'
import { stageFile } from './stagedFile.ts'

/** The folders of blobs, by the first byte of the hash: forty thousand files in each of them are ten million. */
const SHELVES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

const BLOB_NAME = /^[0-9a-f]{64}$/

/** Whether a data folder holds any blob, without making anything of it. */
export async function hasBlobFiles(folder: string): Promise<boolean> {
  for (const shelf of SHELVES) {
    const names = (await readdir(join(folder, 'blobs', shelf)).catch(ignoreMissing)) ?? []
    if (names.some((name) => BLOB_NAME.test(name))) return true
  }
  return false
}

/**
 * Blobs as files `blobs/ab/<sha256>` below `folder`, staged in `folder/tmp`, set aside in `folder/damaged`.
 *
 * The order of writes makes blobs durable (docs/decisions/0004-order-of-writes.md): bytes, fdatasync, rename, fsync of
 * the folder with the new name. A power cut lost none of 1,161 uploads acknowledged this way, and without it all.
 */
export async function openBlobFolder(
  folder: string,
  randomBytes: (size: number) => Uint8Array,
): Promise<Blobs> {
  const tmp = join(folder, 'tmp')
  const root = join(folder, 'blobs')
  const aside = join(folder, 'damaged')
  await mkdir(tmp, { recursive: true, mode: 0o700 })
  // All of them now: a blob in a folder that is new would have to wait until that folder's own name is safe too.
  await Promise.all(SHELVES.map((shelf) => mkdir(join(root, shelf), { recursive: true, mode: 0o700 })))
  await syncFolder(root)
  await syncFolder(folder)

  const syncShelf = createFolderSyncs()
  const temporary = createTemporaryFiles()
  const place = (sha256: Buffer) => {
    const name = sha256.toString('hex')
    return join(root, name.slice(0, 2), name)
  }

  const newName = () => Buffer.from(randomBytes(16)).toString('hex')

  /** Moves a file whose bytes are on the disk to the place of its hash. */
  const install = async (path: string, sha256: Buffer) => {
    const final = place(sha256)
    await rename(path, final)
    await syncShelf(dirname(final))
  }

  return {
    async stage(source, maxBytes) {
      const path = join(tmp, newName())
      const staged = await stageFile(path, source, maxBytes, temporary)
      let isKept = false
      return {
        ...staged,
        async keep() {
          await install(path, staged.sha256)
          isKept = true
        },
        async discard() {
          if (!isKept) await temporary.remove(path)
        },
      }
    },
    read: (sha256, start = 0, end = Number.POSITIVE_INFINITY) => new FileStream(place(sha256), start, end),
    async size(sha256) {
      return (await stat(place(sha256)).catch(ignoreMissing))?.size
    },
    parts: folderParts({ tmp, newName, install, temporary }),
    async remove(sha256) {
      await rm(place(sha256), { force: true })
    },
    async setAside(sha256) {
      await mkdir(aside, { recursive: true, mode: 0o700 })
      await syncFolder(folder)
      // A name of its own: the same hash may be damaged twice.
      const path = join(aside, `${sha256.toString('hex')}.${newName()}`)
      await rename(place(sha256), path)
      await syncFolder(aside)
      await syncFolder(dirname(place(sha256)))
      return path
    },
    async cleanTemporary(namedParts) {
      const found = await readdir(tmp)
      const named = await namedParts()
      for (const name of found) {
        if (!named.has(name)) await rm(join(tmp, name), { force: true })
      }
    },
    withFile: (sha256, use) => use(place(sha256)),
    mark: () => readFile(join(folder, MARK), 'utf8').catch(ignoreMissing),
    setMark: (mark) => writeWhole(join(folder, MARK), join(tmp, newName()), mark),
    async answers() {
      for (const path of [root, tmp]) await access(path, constants.R_OK | constants.W_OK)
    },
    async *list() {
      for (const shelf of SHELVES) {
        for (const name of await readdir(join(root, shelf))) {
          if (BLOB_NAME.test(name)) yield Buffer.from(name, 'hex')
        }
      }
    },
  }
}
