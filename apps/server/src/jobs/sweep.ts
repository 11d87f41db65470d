import { deleteUploadSession, expiredUploadSessions } from '../catalog/uploadSessions.ts'
import { deleteExpiredTokens, expiredTokenHashes } from '../catalog/uploads.ts'
import type { Services } from '../operations/operation.ts'

/** How long bytes are kept after their last token has expired unused, and after an upload to a store began. */
export const GRACE_MS = 24 * 3600 * 1000

/** How often a server sweeps. */
const INTERVAL_MS = 3600 * 1000

/** Key of the lock that allows one sweep at a time among processes with one database. */
const SWEEP_LOCK = 0x73_77_65_65_70n

/** Rows that are looked up at a time. */
const BATCH = 100

export interface SweepResult {
  /** Expired upload sessions and their parts. */
  sessions: number
  /** Blobs without references. */
  blobs: number
  /** Images of expired signed URLs. */
  images: number
  /** Incomplete uploads to the store, of killed processes. */
  uploads: number
}

type Sweepable = Pick<Services, 'catalog' | 'blobs' | 'now' | 'blobMutex' | 'sessionMutex'>

/**
 * Removes expired uploads and images. The work depends on the number of expired tokens, not on the size of the library:
 * media items are permanent, so a blob can lose its last reference only when a token expires.
 *
 * Files without a row are kept, and reported by `fsck`: after a restore they may be a user's photos.
 */
export async function sweep(services: Sweepable): Promise<SweepResult> {
  const { blobs, now } = services
  return {
    sessions: await sweepSessions(services),
    blobs: await sweepTokens(services),
    images: (await blobs.signedUrls?.sweep(now())) ?? 0,
    // The longest upload takes hours: a video over a slow connection.
    uploads: (await blobs.abandonUploads?.(now() - GRACE_MS)) ?? 0,
  }
}

async function sweepSessions({ catalog, blobs, now, sessionMutex }: Sweepable): Promise<number> {
  for (let swept = 0; ; ) {
    const expired = await expiredUploadSessions(catalog, now(), BATCH)
    for (const { id, staged } of expired) {
      // No request may be writing to the part.
      await sessionMutex.run(id, async () => {
        await deleteUploadSession(catalog, id)
        if (staged !== undefined) await blobs.parts.remove(staged)
      })
    }
    swept += expired.length
    if (expired.length < BATCH) return swept
  }
}

async function sweepTokens({ catalog, blobs, now, blobMutex }: Sweepable): Promise<number> {
  for (let swept = 0; ; ) {
    const time = now() - GRACE_MS
    const hashes = await expiredTokenHashes(catalog, time, BATCH)
    for (const name of new Set(hashes.map((sha256) => sha256.toString('hex')))) {
      const sha256 = Buffer.from(name, 'hex')
      // Row and file are removed under one lock: an upload of the same bytes must not rely on either in between.
      await blobMutex.run(sha256, async (own) => {
        if (!(await deleteExpiredTokens(own, sha256, time))) return
        await blobs.remove(sha256)
        swept++
      })
    }
    if (hashes.length < BATCH) return swept
  }
}

/** Sweeps now and every hour. @returns a function that stops the sweeper, and resolves when no sweep is running */
export function startSweeping(
  services: Sweepable,
  heard: { swept: (swept: SweepResult) => void; failed: (error: unknown) => void },
): () => Promise<void> {
  let current = Promise.resolve()
  const sweepNow = async () => heard.swept(await sweep(services))
  const run = () => {
    current = current.then(() => services.catalog.tryWithLock(SWEEP_LOCK, sweepNow)).catch(heard.failed)
  }
  run()
  const timer = setInterval(run, INTERVAL_MS)
  return () => {
    clearInterval(timer)
    return current
  }
}
