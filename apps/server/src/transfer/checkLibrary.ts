import { createHash } from 'node:crypto'
import type { Blobs } from '../blobs/blobs.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { activeUploadSessions, creditUploadSession, uploadSession } from '../catalog/uploadSessions.ts'
import { allBlobs, blobByHash, blobTotals } from '../catalog/uploads.ts'
import { UnavailableError } from '../domain/unavailable.ts'
import { explainFailure, isDamage } from '../process/explainFailure.ts'
import type { Progress } from '../process/progress.ts'

/** Receives one line for each fault. */
export type ReportFault = (line: string) => void

/** Result of a check. Unreferenced files are not faults: an upload may have been interrupted before its commit. */
export interface Findings {
  checked: number
  missing: number
  /** Files whose bytes do not match their hash. */
  damaged: number
  /** Files that could not be read; their bytes may be intact. */
  unreadable: number
  unreferenced: number
  /** Faults that are not about stored files. */
  others: number
}

interface CheckOptions {
  catalog: Catalog
  blobs: Blobs
  /** Whether to quarantine damaged files, and to resume truncated uploads from their existing bytes. */
  repair: boolean
  report: ReportFault
  progress: Progress
}

type Check = CheckOptions & { found: Findings }

const noFindings = (): Findings => ({
  checked: 0,
  missing: 0,
  damaged: 0,
  unreadable: 0,
  unreferenced: 0,
  others: 0,
})

/** Checks the catalog; then files and sessions against their rows; then rows against files. */
export async function checkLibrary(options: CheckOptions): Promise<Findings> {
  const { catalog, report } = options
  const found = noFindings()
  try {
    for (const fault of await catalog.integrityFaults()) {
      found.others++
      report(`catalog   ${fault}`)
    }
    const isTrusted = found.others === 0
    if (options.repair && !isTrusted) report('catalog   is damaged, so nothing is repaired')
    const check = { ...options, repair: options.repair && isTrusted, found }
    await checkFiles(check)
    await checkSessions(check)
    await countUnreferenced(check)
  } catch (error) {
    const why = error instanceof UnavailableError ? undefined : explainFailure(error)
    if (why === undefined) throw error
    found.others++
    report(`${isDamage(error) ? 'catalog' : 'failure'}   ${why}`)
  }
  return found
}

/** Checks files against their names, which are their hashes: all that is possible without a catalog. */
export async function checkWithoutCatalog(blobs: Blobs, report: ReportFault): Promise<Findings> {
  const found = { ...noFindings(), others: 1 }
  for await (const sha256 of blobs.list()) {
    const { fault, reason = '' } = await readBlob(sha256, blobs)
    found.checked++
    found.unreferenced++
    if (fault === undefined) continue
    found[fault]++
    report(`${fault.padEnd(7)}   ${sha256.toString('hex')}${reason}`)
  }
  return found
}

/** Reads and hashes every blob that has a row. */
async function checkFiles({ catalog, blobs, repair, report, progress, found }: Check): Promise<void> {
  const total = (await blobTotals(catalog)).bytes
  let read = 0
  for await (const { sha256, bytes } of allBlobs(catalog)) {
    const { fault, length, reason = '' } = await readBlob(sha256, blobs)
    found.checked++
    read += bytes
    progress(read, total)
    const name = sha256.toString('hex')
    if (fault === undefined) {
      if (length === bytes) continue
      found.others++
      report(`catalog   ${name} has ${length} bytes, and its row says ${bytes}`)
      continue
    }
    // A running server may have removed an expired blob and its row in the meantime.
    if ((await blobByHash(catalog, sha256)) === undefined) continue
    found[fault]++
    const moved = repair && fault === 'damaged' ? `, now ${await blobs.quarantine(sha256)}` : ''
    report(`${fault.padEnd(7)}   ${name}${reason}${moved}`)
  }
}

interface ReadBlob {
  fault?: 'missing' | 'damaged' | 'unreadable'
  /** Bytes that were read. */
  length: number
  reason?: string
}

/** Reads a blob and compares it with its hash. @throws UnavailableError when the store cannot be reached */
async function readBlob(sha256: Buffer, blobs: Blobs): Promise<ReadBlob> {
  const hash = createHash('sha256')
  let length = 0
  try {
    for await (const chunk of blobs.read(sha256)) {
      hash.update(chunk)
      length += chunk.length
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return { fault: 'missing', length }
    // A fault of the store, not of this file.
    if (error instanceof UnavailableError) throw error
    // A missing permission, too many open files or a failing disk say nothing about the bytes.
    return { fault: 'unreadable', length, reason: `, ${message}` }
  }
  return hash.digest().equals(sha256) ? { length } : { fault: 'damaged', length }
}

/** Checks that upload sessions have the bytes that they have acknowledged. */
async function checkSessions({ catalog, blobs, repair, report, found }: Check): Promise<void> {
  for await (const { id, staged, received } of activeUploadSessions(catalog)) {
    const size = (staged !== undefined && (await blobs.parts.size(staged))) || 0
    if (size >= received) continue
    const session = await uploadSession(catalog, id)
    if (session?.state !== 'active') continue
    found.others++
    // The client queries the received bytes before it resumes.
    const isRepaired = repair && (await creditUploadSession(catalog, session, size))
    report(
      `session   ${id} has ${size} of ${received} bytes${isRepaired ? ', and continues from there' : ''}`,
    )
  }
}

async function countUnreferenced({ catalog, blobs, found }: Check): Promise<void> {
  for await (const sha256 of blobs.list()) {
    if ((await blobByHash(catalog, sha256)) === undefined) found.unreferenced++
  }
}
