import { join } from 'node:path'
import { baseUrlLifetimeSeconds } from '@tintype/types/limits'
import type { Blobs } from './blobs/blobs.ts'
import { createBlobMutex } from './catalog/blobMutex.ts'
import type { Catalog } from './catalog/catalog.ts'
import { capabilityKeys } from './catalog/keys.ts'
import { createPreemptiveMutex } from './concurrency/keyedMutex.ts'
import type { StartTimer } from './concurrency/timer.ts'
import { defaults } from './defaults.ts'
import type { Era } from './domain/era.ts'
import type { UserLimits } from './domain/userLimits.ts'
import type { Environment } from './environment.ts'
import type { Metrics } from './http/ops/metricsRegistry.ts'
import { createExaminer } from './media/examiner.ts'
import { labelByMetadata } from './media/facts/labels.ts'
import { createFfmpeg } from './media/ffmpeg.ts'
import { createMediaWorkers, type MediaWorkers } from './media/mediaWorkers.ts'
import { openThumbnails } from './media/render/thumbnails.ts'
import { createItemCache } from './operations/mediaItems/itemCache.ts'
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

export interface ServiceOptions extends Environment {
  /** The data folder. */
  data: string
  era?: Era
  /** Redirects requests for unchanged originals and large images to signed URLs of the store. */
  redirectMedia?: boolean
  /** Bytes of the thumbnail cache. */
  thumbnailCacheBytes?: number
  /** Bytes of memory for presented media items; 0 to present them again each time. */
  itemCacheBytes?: number
  /** Maximum size of a photo and a video, in bytes; by default Google's limits. */
  maxBytes?: { photo?: number; video?: number }
  /** Limits for each user. */
  userLimits?: Partial<UserLimits>
  /** Command of ffmpeg. Without ffmpeg, videos have placeholders for thumbnails. */
  ffmpeg?: string
  /** Processes that parse and render files, if they are shared with other servers of this process. */
  mediaWorkers?: MediaWorkers
  /** Milliseconds after which a client that neither sends nor reads is disconnected. */
  stallMs?: number
  startTimer: StartTimer
  metrics?: Metrics
}

interface OpenServices {
  services: Services
  /** Waits for background work, and releases worker processes. */
  close(): Promise<void>
}

/** Creates what operations and routes need, from an open catalog and open blobs. */
export async function openServices(
  catalog: Catalog,
  blobs: Blobs,
  installationKey: Buffer,
  options: ServiceOptions,
): Promise<OpenServices> {
  const { now, randomBytes, startTimer, metrics } = options
  const { stallMs = defaults.stallMs, redirectMedia = false, era = defaults.era } = options
  const { photo = defaults.maxBytes.photo, video = defaults.maxBytes.video } = options.maxBytes ?? {}
  const keys = await openKeys(() => capabilityKeys(catalog), now)
  const ffmpeg = createFfmpeg(options.ffmpeg ?? defaults.ffmpeg)
  const workers = options.mediaWorkers ?? createMediaWorkers()
  const thumbnails = await openThumbnails({
    folder: join(options.data, 'derivatives'),
    maxBytes: options.thumbnailCacheBytes ?? defaults.thumbnailCacheBytes,
    workers: workers.rendering,
    ffmpeg,
    now,
  })
  const reclaim = createReclaiming()
  metrics?.watchQueue('examining', workers.examining.load)
  metrics?.watchQueue('rendering', workers.rendering.load)
  const { connections } = catalog
  if (connections) metrics?.watchConnections(connections)
  const services: Services = {
    ...createTokens(installationKey, keys, options),
    catalog,
    blobs,
    thumbnails,
    examiner: createExaminer(workers.examining, ffmpeg, now),
    label: labelByMetadata,
    now,
    era,
    itemCache: createItemCache(options.itemCacheBytes ?? defaults.itemCacheBytes),
    signedUrls: redirectMedia ? blobs.signedUrls : undefined,
    maxBytes: { photo, video, upload: Math.max(photo, video) },
    userLimits: { ...defaults.userLimits, ...options.userLimits },
    onStall: (cutOff) => startTimer(cutOff, stallMs),
    reclaim,
    onChunkDone: (bytes) => {
      reclaim(bytes)
      metrics?.countUploaded(bytes)
    },
    blobMutex: createBlobMutex(catalog),
    sessionMutex: createPreemptiveMutex(),
    pageTokens: createPageTokens(keys, randomBytes),
  }
  return {
    services,
    async close() {
      await thumbnails.settled()
      if (options.mediaWorkers === undefined) workers.close()
      await keys.close()
    },
  }
}

/** Ids are made with the installation key forever; tokens that grant access use keys that can be retired. */
function createTokens(
  installationKey: Buffer,
  keys: Awaited<ReturnType<typeof openKeys>>,
  { now }: Environment,
): Pick<Services, 'ids' | 'mediaUrls' | 'pageLinks' | 'mintItemUrls' | 'shareTokens'> {
  const idCodec = createTokenCodec(installationKey)
  const capabilities = createCapabilityCodec(keys)
  const expiry = () => Math.floor(now() / 1000) + baseUrlLifetimeSeconds
  return {
    ids: createPublicIds(idCodec),
    mediaUrls: createMediaUrls(capabilities, now, expiry),
    pageLinks: createPageLinks(capabilities),
    mintItemUrls: createItemUrls(capabilities, expiry),
    shareTokens: createShareTokens(capabilities),
  }
}
