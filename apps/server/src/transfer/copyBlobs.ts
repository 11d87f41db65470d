import { type Blobs, BlobTooLargeError, type StagedBlob } from '../blobs/blobs.ts'
import { untilBreak } from '../blobs/untilBreak.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { allBlobs, blobTotals } from '../catalog/uploads.ts'
import type { Progress } from '../process/progress.ts'

/** Files that are under way at a time: while one is synced, others are read. */
const AT_ONCE = 8

export interface CopiedBlobs {
  files: number
  bytes: number
  copied: number
  copiedBytes: number
  missing: number
  damaged: number
  /** Files that the disk could not read: neither whole nor damaged as far as anybody knows. */
  unreadable: number
}

interface CopyingBlobs {
  /** Whose rows name the bytes. */
  catalog: Catalog
  from: Blobs
  to: Blobs
  /** Asked about bytes that are not there: whether there is a good reason, so that no fault is told. */
  isExcused?: (sha256: Buffer) => Promise<boolean>
  /** Hears of each fault. */
  tell: (line: string) => void
  progress: Progress
}

/**
 * Copies all bytes that rows name from one store to another, as far as they are not there, and holds each against its
 * hash: what is missing, damaged or unreadable is told and left out.
 */
export async function copyBlobs(copying: CopyingBlobs): Promise<CopiedBlobs> {
  const { catalog, to, tell, progress, isExcused = async () => false } = copying
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
  const lane = async () => {
    for await (const { sha256, bytes } of rows) {
      const isThere = (await to.size(sha256)) === bytes
      const fault = isThere ? undefined : await copyBlob(sha256, bytes, copying)
      done += bytes
      progress(done, total)
      if (fault === 'missing' && (await isExcused(sha256))) continue
      if (fault !== undefined) {
        found[fault]++
        tell(`${fault.padEnd(7)}   ${sha256.toString('hex')}`)
        continue
      }
      found.files++
      found.bytes += bytes
      if (isThere) continue
      found.copied++
      found.copiedBytes += bytes
    }
  }
  const lanes = Array.from({ length: AT_ONCE }, lane)
  // One that fails ends the rows for all; the others finish what they have in hand.
  await Promise.allSettled(lanes)
  await Promise.all(lanes)
  return found
}

/** @returns what is wrong with the bytes, and then nothing was copied */
async function copyBlob(
  sha256: Buffer,
  bytes: number,
  { from, to }: CopyingBlobs,
): Promise<'missing' | 'damaged' | 'unreadable' | undefined> {
  // Kept apart from what goes wrong with the copy: a disk that is full damages nothing.
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
  // One file that the disk cannot read keeps no other from being copied. Anything else, such as a store that does not
  // respond or too many open files, is none of this file's.
  if (code === 'EIO') return 'unreadable'
  if (reason !== undefined) throw reason
  return 'damaged'
}
