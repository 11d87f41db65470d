import { deleteUploadSession, expiredUploadSessions } from '../catalog/uploadSessions.ts'
import { deleteExpiredTokens, expiredTokenHashes } from '../catalog/uploads.ts'
import type { Services } from '../operations/operation.ts'

/** How long bytes stay after the last token for them has expired without a media item, and after their upload began. */
export const GRACE_MS = 24 * 3600 * 1000

/** How often a server sweeps. */
const INTERVAL_MS = 3600 * 1000

/** Under this key one process sweeps at a time, for all that share its database. */
const SWEEPING = 0x73_77_65_65_70n

/** Rows that are looked up at a time. */
const BATCH = 100

export interface Swept {
  /** Upload sessions that had expired, with what they had staged. */
  sessions: number
  /** Blobs that nothing names any more. */
  blobs: number
  /** Images that no link leads to any more. */
  images: number
  /** Uploads to the store that a process began and did not live to end. */
  uploads: number
}

type Sweepable = Pick<Services, 'catalog' | 'blobs' | 'now' | 'blobMutex' | 'sessionMutex'>

/**
 * Removes what uploads and links have left behind. Costs what has expired, not what is there: bytes come with a token
 * and media items stay for ever, so bytes lose their last use only when a token goes.
 *
 * Files without a row are left alone and told by `fsck`: after a catalog was restored from a backup they may
 * be somebody's photos.
 */
export async function sweep(services: Sweepable): Promise<Swept> {
  const { blobs, now } = services
  return {
    sessions: await sweepSessions(services),
    blobs: await sweepTokens(services),
    images: (await blobs.signedUrls?.sweep(now())) ?? 0,
    // The longest of them takes hours, of a video over a slow line.
    uploads: (await blobs.abandonUploads?.(now() - GRACE_MS)) ?? 0,
  }
}

async function sweepSessions({
  catalog,
  blobs,
  now,
  sessionMutex: sessionTakeovers,
}: Sweepable): Promise<number> {
  for (let swept = 0; ; ) {
    const expired = await expiredUploadSessions(catalog, now(), BATCH)
    for (const { id, staged } of expired) {
      // Nobody may be writing to the file when it goes.
      await sessionTakeovers.run(id, async () => {
        await deleteUploadSession(catalog, id)
        if (staged !== undefined) await blobs.parts.remove(staged)
      })
    }
    swept += expired.length
    if (expired.length < BATCH) return swept
  }
}

async function sweepTokens({ catalog, blobs, now, blobMutex: blobTurns }: Sweepable): Promise<number> {
  for (let swept = 0; ; ) {
    const time = now() - GRACE_MS
    const hashes = await expiredTokenHashes(catalog, time, BATCH)
    for (const name of new Set(hashes.map((sha256) => sha256.toString('hex')))) {
      const sha256 = Buffer.from(name, 'hex')
      // The row and then the file, in one: in between, an upload of the same bytes would count on either.
      await blobTurns.run(sha256, async (own) => {
        if (!(await deleteExpiredTokens(own, sha256, time))) return
        await blobs.remove(sha256)
        swept++
      })
    }
    if (hashes.length < BATCH) return swept
  }
}

/** Sweeps now and every hour. @returns a function that ends it, and resolves when no sweep is under way */
export function startSweeping(
  services: Sweepable,
  heard: { swept: (swept: Swept) => void; failed: (error: unknown) => void },
): () => Promise<void> {
  let current = Promise.resolve()
  const sweepNow = async () => heard.swept(await sweep(services))
  const run = () => {
    current = current.then(() => services.catalog.tryWithLock(SWEEPING, sweepNow)).catch(heard.failed)
  }
  run()
  const timer = setInterval(run, INTERVAL_MS)
  return () => {
    clearInterval(timer)
    return current
  }
}
