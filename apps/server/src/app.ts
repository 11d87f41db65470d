import { join } from 'node:path'
import * as limits from '@tintype/types/limits'
import type { FastifyInstance } from 'fastify'
import { openBlobs } from './blobs/openBlobs.ts'
import { installationKey } from './catalog/accounts.ts'
import { createBlobMutex } from './catalog/blobMutex.ts'
import { connectionsOf, tryToWrite } from './catalog/engine.ts'
import { capabilityKeys } from './catalog/keys.ts'
import { type CatalogOptions, openCatalog } from './catalog/openCatalog.ts'
import type { Catalog } from './catalog/schema.ts'
import { temporaryNames } from './catalog/uploadSessions.ts'
import { createPreemptiveMutex } from './concurrency/keyedMutex.ts'
import { type StartTimer, startSystemTimer } from './concurrency/timer.ts'
import { catalogAt, createRoomCheck } from './dataFolder/dataFolder.ts'
import { refuseLostCatalog, refuseUnusedCatalog } from './dataFolder/lostCatalog.ts'
import { claimStore } from './dataFolder/storeOwner.ts'
import type { Era } from './domain/access.ts'
import { defaultUserLimits, type UserLimits } from './domain/userLimits.ts'
import type { Connections } from './http/connection/connections.ts'
import { closeHttpServer, createHttpServer, type HttpOptions } from './http/server.ts'
import { createExaminer } from './media/examiner.ts'
import { labelByMetadata } from './media/facts/labels.ts'
import { createFfmpeg } from './media/ffmpeg.ts'
import { createMediaWorkers, type MediaWorkers } from './media/mediaWorkers.ts'
import { openThumbnails } from './media/render/thumbnails.ts'
import type { Services } from './operations/operation.ts'
import { createReclaiming } from './process/reclaimMemory.ts'
import { createItemUrls } from './tokens/itemUrls.ts'
import { createMediaUrls } from './tokens/mediaUrls.ts'
import { createPageLinks } from './tokens/pageLinks.ts'
import { createPageTokens } from './tokens/pageTokens.ts'
import { createPublicIds } from './tokens/publicIds.ts'
import { createShareTokens } from './tokens/shareTokens.ts'
import { createCapabilityCodec, openKeys } from './tokens/signingKeys.ts'
import { createTokenCodec } from './tokens/tokenCodec.ts'

/** Where time and chance come from: the system's in earnest, exact ones in tests. */
export interface Environment {
  /** Milliseconds since 1970 UTC. */
  now: () => number
  randomBytes: (size: number) => Uint8Array
}

export interface App {
  http: FastifyInstance
  /** For other servers beside it. */
  connections: Connections
  services: Services
  /** Takes no more requests. Resolves when those under way are finished, or their clients make no progress. */
  stopServing(): Promise<void>
  /** Stops serving, then lets go of the data folder. */
  close(): Promise<void>
}

export interface AppOptions
  extends Omit<HttpOptions, 'services' | 'startTimer' | 'stallMs'>,
    Environment,
    Pick<CatalogOptions, 'onUpgrade'> {
  /** The data folder. */
  data: string
  /** The database of the catalog, `postgres://…`; a file in the data folder when left out. */
  database?: string | undefined
  /** The S3 store of the bytes, `s3://…`; the data folder when left out. */
  blobs?: string
  era?: Era
  /** Sends those who want originals to the store, where it may give them as they are, and those who want large images. */
  redirectMedia?: boolean
  /** How many bytes of drawn images are kept. */
  derivativeBytes?: number
  /** Longest photo and longest video, in bytes; Google's limits when left out. */
  maxBytes?: { photo?: number; video?: number }
  /** Limits for each user; defaults where omitted. */
  userLimits?: Partial<UserLimits>
  /** Name or path of ffmpeg; where there is none under it, the server does without. */
  ffmpeg?: string
  /**
   * Keeps the catalog in memory: fast, because no commit waits for a disk, and gone when the app closes. For
   * tests and trials; bytes still go to the data folder, where nothing will know them afterwards.
   */
  memory?: boolean
  /** Starts with an empty catalog although the data folder has photos, which then belong to nobody. */
  newCatalog?: boolean
  /** Bytes of room on the disk of the data folder below which the server is not ready. */
  minFreeBytes?: number
  /** Processes that parse and render files, shared with other servers of this process; own ones when left out. */
  mediaWorkers?: MediaWorkers
  /** Milliseconds after which a client that sends nothing, or takes nothing, is cut off; a minute when left out. */
  stallMs?: number
  /** Milliseconds without progress that `close` gives to requests under way; half a minute when left out. */
  shutdownMs?: number
  /** Where that time comes from; the system when left out. */
  startTimer?: StartTimer
}

const DEFAULT_STALL_MS = 60_000
const DEFAULT_SHUTDOWN_MS = 30_000

const MIN_FREE_BYTES = 100 * 1024 ** 2

/** Some 40,000 thumbnails. */
const DERIVATIVE_BYTES = 1024 ** 3

/** Puts the parts together over a data folder: the only place that knows all of them. */
export async function createApp(options: AppOptions): Promise<App> {
  const { data, database, memory, newCatalog = false, onUpgrade } = options
  const location = memory ? ':memory:' : catalogAt({ data, database })
  const isInFolder = !memory && database === undefined
  if (isInFolder && !newCatalog) await refuseLostCatalog(data)
  const catalog = await openCatalog(location, { ...(onUpgrade && { onUpgrade }) })
  try {
    if (isInFolder && !newCatalog) await refuseUnusedCatalog(data, catalog)
    await tryToWrite(catalog)
    return await createAppOver(catalog, options)
  } catch (error) {
    // Its connections would keep the process of whoever gives up.
    await catalog.destroy()
    throw error
  }
}

async function createAppOver(catalog: Catalog, options: AppOptions): Promise<App> {
  const {
    data,
    database,
    blobs: location,
    now,
    randomBytes,
    era = 'legacy',
    memory = false,
    stallMs = DEFAULT_STALL_MS,
    shutdownMs = DEFAULT_SHUTDOWN_MS,
    startTimer = startSystemTimer,
    derivativeBytes = DERIVATIVE_BYTES,
    maxBytes: { photo = limits.photoMaxBytes, video = limits.videoMaxBytes } = {},
    userLimits,
    ffmpeg: command = 'ffmpeg',
    metrics,
    redirectMedia = false,
    newCatalog = false,
    minFreeBytes = MIN_FREE_BYTES,
    mediaWorkers: sharedWorkers,
    ...httpOptions
  } = options
  const blobs = await openBlobs(data, randomBytes, location)
  if (redirectMedia && blobs.signedUrls === undefined)
    throw new Error('Media of a folder have no URLs to redirect to.')
  const key = await installationKey(catalog, randomBytes)
  if (!memory && (database ?? location)) await claimStore(blobs, key, newCatalog ? undefined : catalog)
  await blobs.cleanTemporary(() => temporaryNames(catalog))
  const idSealer = createTokenCodec(key)
  const keys = await openKeys(() => capabilityKeys(catalog), now)
  const sealer = createCapabilityCodec(keys)
  const urlsUntil = () => Math.floor(now() / 1000) + limits.baseUrlLifetimeSeconds
  const ffmpeg = createFfmpeg(command)
  const workers = sharedWorkers ?? createMediaWorkers()
  const reclaim = createReclaiming()
  const services: Services = {
    catalog,
    blobs,
    thumbnails: await openThumbnails({
      folder: join(data, 'derivatives'),
      maxBytes: derivativeBytes,
      workers: workers.rendering,
      ffmpeg,
      now,
    }),
    examiner: createExaminer(workers.examining, ffmpeg, now),
    ids: createPublicIds(idSealer),
    mediaUrls: createMediaUrls(sealer, now, urlsUntil),
    pageLinks: createPageLinks(sealer),
    mintItemUrls: createItemUrls(idSealer, sealer, urlsUntil),
    shareTokens: createShareTokens(sealer),
    pageTokens: createPageTokens(keys, randomBytes),
    label: labelByMetadata,
    now,
    era,
    ...(redirectMedia && blobs.signedUrls && { signedUrls: blobs.signedUrls }),
    maxBytes: { photo, video, upload: Math.max(photo, video) },
    userLimits: { ...defaultUserLimits, ...userLimits },
    onStall: (cutOff) => startTimer(cutOff, stallMs),
    reclaim,
    onChunkDone: (bytes) => {
      reclaim(bytes)
      metrics?.countUploaded(bytes)
    },
    blobMutex: createBlobMutex(catalog),
    sessionMutex: createPreemptiveMutex(),
  }
  const pool = connectionsOf(catalog)
  metrics?.watchQueue('examining', workers.examining.load)
  metrics?.watchQueue('rendering', workers.rendering.load)
  if (pool) metrics?.watchConnections(pool)
  const server = await createHttpServer({
    ...httpOptions,
    requireRoom: createRoomCheck(data, minFreeBytes),
    services,
    startTimer,
    stallMs,
    ...(metrics && { metrics }),
  })
  let stopped: Promise<void> | undefined
  const stopServing = () => {
    stopped ??= closeHttpServer(server, shutdownMs)
    return stopped
  }
  return {
    ...server,
    services,
    stopServing,
    async close() {
      await stopServing()
      await services.thumbnails.settled()
      if (sharedWorkers === undefined) workers.close()
      await keys.close()
      await catalog.destroy()
    },
  }
}
