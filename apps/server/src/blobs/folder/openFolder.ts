import { constants } from 'node:fs'
import { access, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Blobs, MARK } from '../blobs.ts'
import { FastFileStream } from './fastFileStream.ts'
import { createFolderSyncs, createTemporaryFiles, ignoreMissing, syncFolder, writeWhole } from './files.ts'
import { folderParts } from './folderParts.ts'
import { type BlobLayout, createLayout, listBlobs } from './layout.ts'
import { createOpenFiles } from './openFiles.ts'
import { stageFile } from './stagedFile.ts'

/**
 * Stores blobs as files `blobs/ab/<sha256>` below `folder`; staged files are in `tmp`, quarantined ones in `damaged`.
 *
 * Durability depends on the order of writes (docs/decisions/0004-order-of-writes.md): bytes, fdatasync, rename, fsync of
 * the folder with the new entry. In power cut tests none of 1,161 uploads acknowledged in this order was lost; without
 * the syncs all were (`pnpm test:powercut`).
 */
export async function openBlobFolder(
  folder: string,
  randomBytes: (size: number) => Uint8Array,
): Promise<Blobs> {
  const layout = await createLayout(folder)
  const { tmp, pathOf } = layout
  const syncPrefix = createFolderSyncs()
  const temporary = createTemporaryFiles()
  const openFiles = createOpenFiles()
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
    readBytes: (sha256, start, end) => openFiles.read(pathOf(sha256), start, end),
    async size(sha256) {
      const path = pathOf(sha256)
      return openFiles.size(path) ?? (await stat(path).catch(ignoreMissing))?.size
    },
    parts: folderParts({ tmp, newName, install, temporary }),
    async remove(sha256) {
      openFiles.forget(pathOf(sha256))
      await rm(pathOf(sha256), { force: true })
    },
    quarantine(sha256) {
      openFiles.forget(pathOf(sha256))
      return quarantine(layout, sha256, newName())
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
      for (const path of [layout.blobs, tmp]) await access(path, constants.R_OK | constants.W_OK)
    },
    list: () => listBlobs(layout),
  }
}

/** @param suffix makes the new name unique: the same hash can be damaged twice */
async function quarantine(layout: BlobLayout, sha256: Buffer, suffix: string): Promise<string> {
  await mkdir(layout.damaged, { recursive: true, mode: 0o700 })
  await syncFolder(layout.folder)
  const path = join(layout.damaged, `${sha256.toString('hex')}.${suffix}`)
  await rename(layout.pathOf(sha256), path)
  await syncFolder(layout.damaged)
  await syncFolder(dirname(layout.pathOf(sha256)))
  return path
}
