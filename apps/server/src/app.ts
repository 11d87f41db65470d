import type { FastifyInstance } from 'fastify'
import type { Blobs } from './blobs/blobs.ts'
import { openBlobs } from './blobs/openBlobs.ts'
import { installationKey } from './catalog/accounts.ts'
import type { Catalog, CatalogOptions } from './catalog/catalog.ts'
import { openCatalog } from './catalog/openCatalog.ts'
import { temporaryNames } from './catalog/uploadSessions.ts'
import { startSystemTimer } from './concurrency/timer.ts'
import { catalogAt, createRoomCheck } from './dataFolder/dataFolder.ts'
import { requireCatalog, requireUsedCatalog } from './dataFolder/lostCatalog.ts'
import { claimStore } from './dataFolder/storeOwner.ts'
import { defaults } from './defaults.ts'
import type { Connections } from './http/connection/connections.ts'
import { closeHttpServer, createHttpServer, type HttpOptions } from './http/server.ts'
import type { Services } from './operations/operation.ts'
import { openServices, type ServiceOptions } from './services.ts'

export interface App {
  http: FastifyInstance
  /** Shared with other servers of this process. */
  connections: Connections
  services: Services
  /** Stops accepting requests. Resolves when active requests have ended, or their clients make no progress. */
  stopServing(): Promise<void>
  /** Stops serving, then closes the catalog. */
  close(): Promise<void>
}

export interface AppOptions
  extends Omit<HttpOptions, 'services' | 'startTimer' | 'stallMs' | 'requireRoom' | 'partialStatus'>,
    Partial<Pick<HttpOptions, 'startTimer' | 'partialStatus'>>,
    Omit<ServiceOptions, 'startTimer'>,
    Pick<CatalogOptions, 'onUpgrade' | 'onQuery'> {
  /** URL of the Postgres database of the catalog; by default the catalog is a file in the data folder. */
  database?: string
  /** URL of the S3 store of the bytes, `s3://…`; by default they are in the data folder. */
  blobs?: string
  /**
   * Keeps the catalog in memory, for tests and trials: fast, since no commit waits for a disk, and lost when the app
   * closes. Bytes still go to the data folder.
   */
  memory?: boolean
  /** Starts with an empty catalog although the data folder has photos: they become unreferenced. */
  newCatalog?: boolean
  /** Free bytes of the data folder's disk below which the server is not ready. */
  minFreeBytes?: number
  /** Milliseconds without progress after which `close` gives up on an active request. */
  shutdownMs?: number
}

/** Opens a data folder and creates a server over it. */
export async function createApp(options: AppOptions): Promise<App> {
  const { data, database, memory, newCatalog = false, onUpgrade, onQuery } = options
  const location = memory ? ':memory:' : catalogAt({ data, database })
  const isInFolder = !memory && database === undefined
  if (isInFolder && !newCatalog) await requireCatalog(data)
  const catalog = await openCatalog(location, { onUpgrade, onQuery })
  try {
    if (isInFolder && !newCatalog) await requireUsedCatalog(data, catalog)
    await catalog.tryToWrite()
    return await createAppOver(catalog, options)
  } catch (error) {
    // Open connections would keep the process alive.
    await catalog.close()
    throw error
  }
}

async function createAppOver(catalog: Catalog, options: AppOptions): Promise<App> {
  const { data, startTimer = startSystemTimer } = options
  const key = await installationKey(catalog, options.randomBytes)
  const blobs = await openOwnBlobs(catalog, key, options)
  const { services, close } = await openServices(catalog, blobs, key, { ...options, startTimer })
  const server = await createHttpServer({
    ...options,
    requireRoom: createRoomCheck(data, options.minFreeBytes ?? defaults.minFreeBytes),
    services,
    startTimer,
    stallMs: options.stallMs ?? defaults.stallMs,
    partialStatus: options.partialStatus ?? defaults.partialStatus,
  })
  let stopped: Promise<void> | undefined
  const stopServing = () => {
    stopped ??= closeHttpServer(server, options.shutdownMs ?? defaults.shutdownMs)
    return stopped
  }
  return {
    ...server,
    services,
    stopServing,
    async close() {
      await stopServing()
      await close()
      await catalog.close()
    },
  }
}

/** Opens the blobs of a catalog, checks that they belong to it, and removes temporary files of earlier processes. */
async function openOwnBlobs(
  catalog: Catalog,
  key: Buffer,
  { data, database, blobs: location, memory, newCatalog, randomBytes, redirectMedia }: AppOptions,
): Promise<Blobs> {
  const blobs = await openBlobs(data, randomBytes, location)
  if (redirectMedia && blobs.signedUrls === undefined) {
    throw new Error('Media in a folder have no signed URLs to redirect to.')
  }
  if (!memory && (database ?? location)) await claimStore(blobs, key, newCatalog ? undefined : catalog)
  await blobs.cleanTemporary(() => temporaryNames(catalog))
  return blobs
}
