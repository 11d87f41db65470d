import { createHash } from 'node:crypto'
import type { Blobs } from '../blobs/blobs.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { activeUploadSessions, creditUploadSession, uploadSession } from '../catalog/uploadSessions.ts'
import { allBlobs, blobByHash, blobTotals } from '../catalog/uploads.ts'
import { UnavailableError } from '../domain/unavailable.ts'
import { explainFailure, isDamage } from '../process/explainFailure.ts'
import type { Progress } from '../process/progress.ts'

/** Receives one line for each fault. */
export type Tell = (line: string) => void

/** What a check found. Bytes that no row names are no fault: an upload was cut off before its answer. */
export interface Findings {
  checked: number
  missing: number
  /** Files whose bytes were read and are not those that their name says. */
  damaged: number
  /** Files that could not be read, of which nothing is known. */
  unreadable: number
  unreferenced: number
  /** Of anything but stored files. */
  others: number
}

interface CheckOptions {
  catalog: Catalog
  blobs: Blobs
  /** Whether damaged files are to be set aside, and uploads to go on from what they have. */
  repair: boolean
  tell: Tell
  progress: Progress
}

type Check = CheckOptions & { found: Findings }

const nothingFound = (): Findings => ({
  checked: 0,
  missing: 0,
  damaged: 0,
  unreadable: 0,
  unreferenced: 0,
  others: 0,
})

/** The catalog itself; then rows against bytes, files and sessions; then bytes against rows. */
export async function check(options: CheckOptions): Promise<Findings> {
  const { catalog, tell } = options
  const found = nothingFound()
  try {
    for (const fault of await catalog.integrityFaults()) {
      found.others++
      tell(`catalog   ${fault}`)
    }
    const isTrusted = found.others === 0
    if (options.repair && !isTrusted) tell('catalog   is damaged, so nothing is repaired')
    const checking = { ...options, repair: options.repair && isTrusted, found }
    await checkFiles(checking)
    await checkSessions(checking)
    await countUnreferenced(checking)
  } catch (error) {
    const why = error instanceof UnavailableError ? undefined : explainFailure(error)
    if (why === undefined) throw error
    found.others++
    tell(`${isDamage(error) ? 'catalog' : 'failure'}   ${why}`)
  }
  return found
}

/** Files by their names alone, which are their hashes: what can be said without a catalog. */
export async function checkWithoutCatalog(blobs: Blobs, tell: Tell): Promise<Findings> {
  const found = { ...nothingFound(), others: 1 }
  for await (const sha256 of blobs.list()) {
    const { fault, reason = '' } = await readBlob(sha256, blobs)
    found.checked++
    found.unreferenced++
    if (fault === undefined) continue
    found[fault]++
    tell(`${fault.padEnd(7)}   ${sha256.toString('hex')}${reason}`)
  }
  return found
}

/** Reads every blob that has a row, and hashes it again. */
async function checkFiles({ catalog, blobs, repair, tell, progress, found }: Check): Promise<void> {
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
      tell(`catalog   ${name} has ${length} bytes, and its row says ${bytes}`)
      continue
    }
    // Beside a server, what expired meanwhile may have gone with its row.
    if ((await blobByHash(catalog, sha256)) === undefined) continue
    found[fault]++
    const moved = repair && fault === 'damaged' ? `, now ${await blobs.quarantine(sha256)}` : ''
    tell(`${fault.padEnd(7)}   ${name}${reason}${moved}`)
  }
}

interface ReadBlob {
  fault?: 'missing' | 'damaged' | 'unreadable'
  /** How many bytes were read. */
  length: number
  reason?: string
}

/** Reads a blob to its end and compares it with its name. @throws UnavailableError when the store cannot be reached */
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
    // The whole store, and no single file.
    if (error instanceof UnavailableError) throw error
    // No permission, no descriptor, a failing disk: all of that says nothing about the bytes.
    return { fault: 'unreadable', length, reason: `, ${message}` }
  }
  return hash.digest().equals(sha256) ? { length } : { fault: 'damaged', length }
}

/** Upload sessions have the bytes that they acknowledged. */
async function checkSessions({ catalog, blobs, repair, tell, found }: Check): Promise<void> {
  for await (const { id, staged, received } of activeUploadSessions(catalog)) {
    const size = (staged !== undefined && (await blobs.parts.size(staged))) || 0
    if (size >= received) continue
    const session = await uploadSession(catalog, id)
    if (session?.state !== 'active') continue
    found.others++
    // Its client asks what has arrived before it goes on, and is told so then.
    const goesOn = repair && (await creditUploadSession(catalog, session, size))
    tell(`session   ${id} has ${size} of ${received} bytes${goesOn ? ', and goes on from there' : ''}`)
  }
}

async function countUnreferenced({ catalog, blobs, found }: Check): Promise<void> {
  for await (const sha256 of blobs.list()) {
    if ((await blobByHash(catalog, sha256)) === undefined) found.unreferenced++
  }
}
