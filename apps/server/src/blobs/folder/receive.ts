import type { Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { BlobTooLargeError } from '../blobs.ts'
import { writeList } from './files.ts'

/** What is written in one call. Twice as much lies in memory: one batch on its way to the disk, one to be filled. */
const BATCH_BYTES = 512 * 1024

/** After so many bytes they are made safe without being asked: what a crash may cost a long upload. */
const CHECKPOINT_BYTES = 32 * 1024 * 1024

export interface Receiving {
  source: AsyncIterable<Uint8Array>
  /** Where the source's first byte is to stand. */
  offset: number
  maxBytes: number
  /** Updated with every byte. */
  hash?: Hash | undefined
  /** Hears at times how many bytes of the file are safe. */
  onSafe?: ((bytes: number) => Promise<void>) | undefined
}

/**
 * Writes a stream to its end and to the disk. Receiving, hashing, writing and syncing go on side by side: a disk that
 * is asked only at the end is idle until then.
 *
 * @returns the length of the file, all of it safe
 * @throws BlobTooLargeError before the file is longer than `maxBytes`; whatever source and `onSafe` throw
 */
export async function receive(file: FileHandle, receiving: Receiving): Promise<number> {
  const { source, offset, maxBytes, hash, onSafe } = receiving
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
    writing = writeList(file, chunks, start)
    writing.catch(() => undefined)
  }
  const sync = async () => {
    const [written, bytes] = [writing, length]
    checkpoint = length
    await syncing
    syncing = written.then(() => file.datasync()).then(() => onSafe?.(bytes))
    syncing.catch(() => undefined)
  }
  try {
    for await (const chunk of source) {
      if (length + chunk.length > maxBytes) throw new BlobTooLargeError(`More than ${maxBytes} bytes.`)
      batch.push(chunk)
      length += chunk.length
      if (length - batchStart >= BATCH_BYTES) await write()
      if (length - checkpoint >= CHECKPOINT_BYTES && batch.length === 0) await sync()
      hash?.update(chunk)
    }
    await write()
    await writing
    // After a failed sync the next one may succeed though the bytes are lost, so none is tried then.
    await syncing
    await file.datasync()
    return length
  } finally {
    // Nothing goes on when the caller closes the file.
    await Promise.allSettled([writing, syncing])
  }
}
