import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { UploadFile } from '../uploads/input.ts'
import type { ByteSource } from '../uploads/sources.ts'

export type FileOptions = Omit<UploadFile, 'body' | 'size'>

/** A file to upload. It is opened when it is its turn, and read as it is sent. */
export function fromPath(path: string, options: FileOptions = {}): UploadFile {
  return { body: () => openFile(path), fileName: basename(path), ...options }
}

async function openFile(path: string): Promise<ByteSource> {
  const file = await open(path)
  const { size, mtimeMs } = await file.stat()
  return {
    size,
    lastModified: Math.floor(mtimeMs),
    async read(start, length) {
      const bytes = new Uint8Array(length)
      for (let at = 0; at < length; ) {
        const { bytesRead } = await file.read(bytes, at, length - at, start + at)
        if (bytesRead === 0) throw new Error(`${path} has become shorter while it was uploaded.`)
        at += bytesRead
      }
      return bytes
    },
    close: () => file.close(),
  }
}
