import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ignoreMissing, syncFolder } from './files.ts'

/** Subfolders by the first byte of the hash: forty thousand files in each hold ten million blobs. */
const PREFIXES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

const BLOB_NAME = /^[0-9a-f]{64}$/

/** The paths of a blob folder. */
export interface BlobLayout {
  folder: string
  /** Staged files and upload parts. */
  tmp: string
  blobs: string
  /** Quarantined blobs. Created when it is needed. */
  damaged: string
  pathOf(sha256: Buffer): string
}

/** Creates the folders. */
export async function createLayout(folder: string): Promise<BlobLayout> {
  const blobs = join(folder, 'blobs')
  const tmp = join(folder, 'tmp')
  await mkdir(tmp, { recursive: true, mode: 0o700 })
  // All are created now: a blob in a new subfolder would also have to wait for a sync of that subfolder's entry.
  await Promise.all(PREFIXES.map((prefix) => mkdir(join(blobs, prefix), { recursive: true, mode: 0o700 })))
  await syncFolder(blobs)
  await syncFolder(folder)
  return {
    folder,
    tmp,
    blobs,
    damaged: join(folder, 'damaged'),
    pathOf(sha256) {
      const name = sha256.toString('hex')
      return join(blobs, name.slice(0, 2), name)
    },
  }
}

/** Lists the hashes of all blobs. */
export async function* listBlobs({ blobs }: BlobLayout): AsyncGenerator<Buffer> {
  for (const prefix of PREFIXES) {
    for (const name of await readdir(join(blobs, prefix))) {
      if (BLOB_NAME.test(name)) yield Buffer.from(name, 'hex')
    }
  }
}

/** Whether a data folder has any blob. Creates nothing. */
export async function hasBlobFiles(folder: string): Promise<boolean> {
  for (const prefix of PREFIXES) {
    const names = (await readdir(join(folder, 'blobs', prefix)).catch(ignoreMissing)) ?? []
    if (names.some((name) => BLOB_NAME.test(name))) return true
  }
  return false
}
