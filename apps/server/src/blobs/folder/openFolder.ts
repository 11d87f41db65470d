import { constants } from 'node:fs'
import { access, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Blobs, MARK } from '../blobs.ts'
import { FastFileStream } from './fastFileStream.ts'
import { createFolderSyncs, createTemporaryFiles, ignoreMissing, syncFolder, writeWhole } from './files.ts'
import { folderParts } from './folderParts.ts'
import { stageFile } from './stagedFile.ts'

/** Subfolders by the first byte of the hash: forty thousand files in each hold ten million blobs. */
const PREFIXES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

const BLOB_NAME = /^[0-9a-f]{64}$/

/** Whether a data folder has any blob. Creates nothing. */
export async function hasBlobFiles(folder: string): Promise<boolean> {
  for (const prefix of PREFIXES) {
    const names = (await readdir(join(folder, 'blobs', prefix)).catch(ignoreMissing)) ?? []
    if (names.some((name) => BLOB_NAME.test(name))) return true
  }
  return false
}

/**
 * Stores blobs as files `blobs/ab/<sha256>` below `folder`; staged files are in `tmp`, quarantined ones in `damaged`.
 *
 * Durability depends on the order of writes (docs/decisions/0004-order-of-writes.md): bytes, fdatasync, rename, fsync of
 * the folder with the new entry. In power cut tests none of 1,161 uploads acknowledged in this order was lost; without the
 * syncs all were (`pnpm test:powercut`).
 */
export async function openBlobFolder(
  folder: string,
  randomBytes: (size: number) => Uint8Array,
): Promise<Blobs> {
  const tmp = join(folder, 'tmp')
  const root = join(folder, 'blobs')
  const quarantined = join(folder, 'damaged')
  await mkdir(tmp, { recursive: true, mode: 0o700 })
  // All are created now: a blob in a new subfolder would also have to wait for a sync of that subfolder's entry.
  await Promise.all(PREFIXES.map((prefix) => mkdir(join(root, prefix), { recursive: true, mode: 0o700 })))
  await syncFolder(root)
  await syncFolder(folder)

  const syncPrefix = createFolderSyncs()
  const temporary = createTemporaryFiles()
  const pathOf = (sha256: Buffer) => {
    const name = sha256.toString('hex')
    return join(root, name.slice(0, 2), name)
  }

  const newName = () => Buffer.from(randomBytes(16)).toString('hex')

  /** Moves a synced file to the path of its hash. */
  const install = async (path: string, sha256: Buffer) => {
    const final = pathOf(sha256)
    await rename(path, final)
    await syncPrefix(dirname(final))
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
    read: (sha256, start = 0, end = Number.POSITIVE_INFINITY) =>
      new FastFileStream(pathOf(sha256), start, end),
    async size(sha256) {
      return (await stat(pathOf(sha256)).catch(ignoreMissing))?.size
    },
    parts: folderParts({ tmp, newName, install, temporary }),
    async remove(sha256) {
      await rm(pathOf(sha256), { force: true })
    },
    async quarantine(sha256) {
      await mkdir(quarantined, { recursive: true, mode: 0o700 })
      await syncFolder(folder)
      // A unique name: the same hash can be damaged twice.
      const path = join(quarantined, `${sha256.toString('hex')}.${newName()}`)
      await rename(pathOf(sha256), path)
      await syncFolder(quarantined)
      await syncFolder(dirname(pathOf(sha256)))
      return path
    },
    async cleanTemporary(namedParts) {
      const found = await readdir(tmp)
      const named = await namedParts()
      for (const name of found) {
        if (!named.has(name)) await rm(join(tmp, name), { force: true })
      }
    },
    withFile: (sha256, use) => use(pathOf(sha256)),
    mark: () => readFile(join(folder, MARK), 'utf8').catch(ignoreMissing),
    setMark: (mark) => writeWhole(join(folder, MARK), join(tmp, newName()), mark),
    async checkReachable() {
      for (const path of [root, tmp]) await access(path, constants.R_OK | constants.W_OK)
    },
    list: () => listBlobs(root),
  }
}

async function* listBlobs(root: string): AsyncGenerator<Buffer> {
  for (const prefix of PREFIXES) {
    for (const name of await readdir(join(root, prefix))) {
      if (BLOB_NAME.test(name)) yield Buffer.from(name, 'hex')
    }
  }
}
