import { constants } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { UploadFile } from '../uploads/input.ts'
import type { ByteSource } from '../uploads/sources.ts'

export type FileOptions = Omit<UploadFile, 'body' | 'size' | 'getSize'>

/** A file to upload. It is opened when its upload begins, and read while it is sent. */
export function fromPath(path: string, options: FileOptions = {}): UploadFile {
  return {
    ...options,
    body: () => openFile(path),
    fileName: options.fileName ?? basename(path),
    getSize: async () => (await stat(path)).size,
  }
}

async function openFile(path: string): Promise<ByteSource> {
  // Without O_NONBLOCK, opening a named pipe would block until another process writes to it.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  const stats = await file.stat()
  if (!stats.isFile()) {
    await file.close()
    throw new TypeError(`${path} is not a file.`)
  }
  const { size, mtimeMs } = stats
  return {
    size,
    lastModified: Math.floor(mtimeMs),
    async read(start, length) {
      const bytes = new Uint8Array(length)
      for (let at = 0; at < length; ) {
        const { bytesRead } = await file.read(bytes, at, length - at, start + at)
        if (bytesRead === 0) throw new Error(`${path} has become shorter during its upload.`)
        at += bytesRead
      }
      return bytes
    },
    close: () => file.close(),
  }
}
