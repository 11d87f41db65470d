import { type Blobs, BlobTooLargeError, type StagedBlob } from '../blobs/blobs.ts'
import { untilBreak } from '../blobs/untilBreak.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { allBlobs, blobTotals } from '../catalog/uploads.ts'
import type { Progress } from '../process/progress.ts'

/** Files that are copied concurrently: while one is synced, others are read. */
const CONCURRENCY = 8

export interface CopiedBlobs {
  files: number
  bytes: number
  copied: number
  copiedBytes: number
  missing: number
  damaged: number
  /** Files that the disk could not read; their bytes may be intact. */
  unreadable: number
}

interface CopyBlobsOptions {
  /** The catalog whose blobs are copied. */
  catalog: Catalog
  from: Blobs
  to: Blobs
  /** Returns whether a missing blob is expected, and not a fault. */
  isExcused?: (sha256: Buffer) => Promise<boolean>
  /** Called for each fault. */
  report: (line: string) => void
  progress: Progress
}

/**
 * Copies the blobs of a catalog to another store, except for those that it already has, and compares each with its hash.
 * Missing, damaged and unreadable blobs are reported and skipped.
 */
export async function copyBlobs(options: CopyBlobsOptions): Promise<CopiedBlobs> {
  const { catalog, to, report, progress, isExcused = async () => false } = options
  const found: CopiedBlobs = {
    files: 0,
    bytes: 0,
    copied: 0,
    copiedBytes: 0,
    missing: 0,
    damaged: 0,
    unreadable: 0,
  }
  const total = (await blobTotals(catalog)).bytes
  let done = 0
  const rows = allBlobs(catalog)
  const worker = async () => {
    for await (const { sha256, bytes } of rows) {
      const exists = (await to.size(sha256)) === bytes
      const fault = exists ? undefined : await copyBlob(sha256, bytes, options)
      done += bytes
      progress(done, total)
      if (fault === 'missing' && (await isExcused(sha256))) continue
      if (fault !== undefined) {
        found[fault]++
        report(`${fault.padEnd(7)}   ${sha256.toString('hex')}`)
        continue
      }
      found.files++
      found.bytes += bytes
      if (exists) continue
      found.copied++
      found.copiedBytes += bytes
    }
  }
  const workers = Array.from({ length: CONCURRENCY }, worker)
  // A failed worker ends the iteration of the rows; the others finish their current file.
  await Promise.allSettled(workers)
  await Promise.all(workers)
  return found
}

/** @returns the fault of a blob that was not copied */
async function copyBlob(
  sha256: Buffer,
  bytes: number,
  { from, to }: CopyBlobsOptions,
): Promise<'missing' | 'damaged' | 'unreadable' | undefined> {
  // Errors of the source only: a full target disk does not mean that the blob is damaged.
  const breaks: unknown[] = []
  let staged: StagedBlob | undefined
  try {
    staged = await to.stage(untilBreak(from.read(sha256), breaks), bytes)
    if (breaks.length === 0 && staged.sha256.equals(sha256)) {
      await staged.keep()
      return undefined
    }
  } catch (error) {
    if (!(error instanceof BlobTooLargeError)) throw error
  } finally {
    await staged?.discard()
  }
  const [reason] = breaks
  const code = (reason as NodeJS.ErrnoException | undefined)?.code
  if (code === 'ENOENT') return 'missing'
  // An unreadable file does not prevent the others from being copied. Any other error, such as a store that does not
  // respond or too many open files, is not specific to this file.
  if (code === 'EIO') return 'unreadable'
  if (reason !== undefined) throw reason
  return 'damaged'
}
