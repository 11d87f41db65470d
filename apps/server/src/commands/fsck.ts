import { createHash, randomBytes } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { Blobs } from '../blobs/blobs.ts'
import { openBlobs } from '../blobs/open.ts'
import { integrityFaults } from '../catalog/engine.ts'
import { openCatalog } from '../catalog/open.ts'
import type { Catalog } from '../catalog/schema.ts'
import { takeServingLock } from '../catalog/sqlite/servingLock.ts'
import { activeUploadSessions, creditUploadSession, uploadSession } from '../catalog/uploadSessions.ts'
import { blob, blobPage, blobTotals } from '../catalog/uploads.ts'
import type { DataSettings } from '../config.ts'
import { catalogAt, servingLockPath } from '../dataFolder.ts'
import { UnavailableError } from '../library/unavailable.ts'
import { type Progress, progressLine } from './progress.ts'
import { Refusal, refusing, requireLibrary } from './refusal.ts'

export interface FsckSettings extends DataSettings {
  repair?: boolean
}

/** Rows that are looked up at a time. */
const BATCH = 100

/** What a check found. Bytes that no row names are no fault: an upload was cut off before its answer. */
interface Findings {
  checked: number
  missing: number
  damaged: number
  unreferenced: number
  /** Of anything but stored files. */
  others: number
}

/**
 * `tintype-server fsck`: prints each fault and a summary, exits 1 on a fault. Changes nothing, unless it is to
 * repair: then a damaged file is moved to a place of its own, an upload goes on from the bytes that are there, and
 * nothing is ever deleted.
 */
export function fsck(settings: FsckSettings): Promise<void> {
  return refusing(() => run(settings))
}

async function run({ data, database, blobs: location, repair = false }: FsckSettings): Promise<void> {
  requireLibrary({ data, database })
  // A server counts on a file that it has seen. Without one, none may come while files are moved.
  const release = repair ? takeServingLock(servingLockPath(data)) : () => {}
  if (release === undefined) throw new Refusal(`A server is serving ${data}. Stop it, and then repair.`)
  const catalog = await openCatalog(catalogAt({ data, database }))
  try {
    const blobs = await openBlobs(data, randomBytes, location)
    const findings = await check({
      catalog,
      blobs,
      repair,
      tell: console.log,
      progress: progressLine('read'),
    })
    const { checked, missing, damaged, unreferenced, others } = findings
    console.log(
      `${checked} files checked: ${missing} missing, ${damaged} damaged, ${unreferenced} unreferenced`,
    )
    if (missing + damaged + others > 0) process.exitCode = 1
  } finally {
    await catalog.destroy()
    release()
  }
}

interface Checking {
  catalog: Catalog
  blobs: Blobs
  /** Whether damaged files are to be set aside, and uploads to go on from what they have. */
  repair: boolean
  /** Hears of each fault. */
  tell: (line: string) => void
  /** Hears how far the check is. */
  progress: Progress
}

/** The catalog itself; then rows against bytes, files and sessions; then bytes against rows. */
export async function check(checking: Checking): Promise<Findings> {
  const { catalog, tell } = checking
  const faults = await integrityFaults(catalog)
  for (const fault of faults) tell(`catalog   ${fault}`)
  const files = await checkFiles(checking)
  const others = faults.length + (await checkSessions(checking))
  return { ...files, others, unreferenced: await countUnreferenced(checking) }
}

/** Reads every blob that has a row, and hashes it again. */
async function checkFiles({ catalog, blobs, repair, tell, progress }: Checking) {
  const found = { checked: 0, missing: 0, damaged: 0 }
  const total = (await blobTotals(catalog)).bytes
  let read = 0
  for (let after: Buffer | undefined = Buffer.alloc(0); after !== undefined; ) {
    const page = await blobPage(catalog, after, BATCH)
    for (const { sha256, bytes } of page) {
      const fault = await faultOf(sha256, bytes, blobs)
      found.checked++
      read += bytes
      progress(read, total)
      // Beside a server, what expired meanwhile may have gone with its row.
      if (fault === undefined || (await blob(catalog, sha256)) === undefined) continue
      found[fault]++
      const moved = repair && fault === 'damaged' ? `, now ${await blobs.setAside(sha256)}` : ''
      tell(`${fault.padEnd(7)}   ${sha256.toString('hex')}${moved}`)
    }
    after = page.at(-1)?.sha256
  }
  return found
}

async function faultOf(sha256: Buffer, bytes: number, blobs: Blobs) {
  const size = await blobs.size(sha256)
  if (size === undefined) return 'missing'
  if (size !== bytes) return 'damaged'
  const hash = createHash('sha256')
  try {
    await pipeline(blobs.read(sha256), hash)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'missing'
    // Of bytes that nobody could read nothing is known.
    if (error instanceof UnavailableError) throw error
    return 'damaged'
  }
  return hash.digest().equals(sha256) ? undefined : 'damaged'
}

/** Upload sessions have the bytes that they acknowledged. @returns how many have not */
async function checkSessions({ catalog, blobs, repair, tell }: Checking): Promise<number> {
  let faults = 0
  for (let after: number | undefined = 0; after !== undefined; ) {
    const page = await activeUploadSessions(catalog, after, BATCH)
    for (const { id, staged, received } of page) {
      const size = (staged !== null && (await blobs.parts.size(staged))) || 0
      if (size >= received) continue
      const session = await uploadSession(catalog, id)
      if (session?.state !== 'active') continue
      faults++
      // Its client asks what has arrived before it goes on, and is told so then.
      const goesOn = repair && (await creditUploadSession(catalog, session, size))
      tell(`session   ${id} has ${size} of ${received} bytes${goesOn ? ', and goes on from there' : ''}`)
    }
    after = page.at(-1)?.id
  }
  return faults
}

async function countUnreferenced({ catalog, blobs }: Checking): Promise<number> {
  let unreferenced = 0
  for await (const sha256 of blobs.list()) {
    if ((await blob(catalog, sha256)) === undefined) unreferenced++
  }
  return unreferenced
}
