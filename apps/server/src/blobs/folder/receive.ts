import type { Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { BlobTooLargeError } from '../blobs.ts'
import { writeChunks } from './files.ts'

/** Bytes per write. Memory holds two batches: one being written, one being filled. */
const BATCH_BYTES = 512 * 1024

/** Bytes between syncs: the most that a crash costs a long upload. */
const CHECKPOINT_BYTES = 32 * 1024 * 1024

export interface ReceiveOptions {
  source: AsyncIterable<Uint8Array>
  /** File position of the source's first byte. */
  offset: number
  maxBytes: number
  /** Updated with every byte. */
  hash?: Hash | undefined
  /** Called after each sync with the durable length of the file. */
  onDurable?: ((bytes: number) => Promise<void>) | undefined
}

/**
 * Writes a stream to a file and syncs it. Receiving, hashing, writing and syncing overlap: with a single sync at the end,
 * the disk would idle until then (`pnpm bench bytes`).
 *
 * @returns the length of the file, all of it durable
 * @throws BlobTooLargeError before the file becomes longer than `maxBytes`; errors of `source` and `onDurable`
 */
export async function receive(file: FileHandle, options: ReceiveOptions): Promise<number> {
  const { source, offset, maxBytes, hash, onDurable } = options
  let length = offset
  let checkpoint = offset
  let batch: Uint8Array[] = []
  let batchStart = offset
  let writing = Promise.resolve()
  let syncing = Promise.resolve()

  const write = async () => {
    const [chunks, start] = [batch, batchStart]
    batch = []
    batchStart = length
    await writing
    writing = writeChunks(file, chunks, start)
    writing.catch(() => undefined)
  }
  const sync = async () => {
    const [written, bytes] = [writing, length]
    checkpoint = length
    await syncing
    syncing = written.then(() => file.datasync()).then(() => onDurable?.(bytes))
    syncing.catch(() => undefined)
  }
  try {
    for await (const chunk of source) {
      if (length + chunk.length > maxBytes)
        throw new BlobTooLargeError(`The file has more than ${maxBytes} bytes.`)
      batch.push(chunk)
      length += chunk.length
      if (length - batchStart >= BATCH_BYTES) await write()
      if (length - checkpoint >= CHECKPOINT_BYTES && batch.length === 0) await sync()
      hash?.update(chunk)
    }
    await write()
    await writing
    // After a failed sync, the next one may succeed although bytes are lost: it must not be tried.
    await syncing
    await file.datasync()
    return length
  } finally {
    // The caller closes the file next.
    await Promise.allSettled([writing, syncing])
  }
}
