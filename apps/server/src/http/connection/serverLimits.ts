import type { FairSemaphoreOptions } from '../../concurrency/fairSemaphore.ts'

/** How much is served concurrently; 0 for no limit. */
export interface ServerLimits {
  maxConnections: number
  maxConnectionsPerAddress: number
  maxRequestsPerUser: number
  /** Requests without a token: media, pages, documentation. */
  maxRequestsPerAddress: number
  /** Responses with originals and videos, by user; by address for public links. */
  downloads: FairSemaphoreOptions
}

export const serverDefaults: ServerLimits = {
  maxConnections: 4096,
  maxConnectionsPerAddress: 1024,
  maxRequestsPerUser: 128,
  maxRequestsPerAddress: 256,
  downloads: { limit: 128, perKey: 32, maxWaiting: 512, maxWaitingPerKey: 128 },
}

export const serverLimits = (limits: Partial<ServerLimits> = {}): ServerLimits => ({
  ...serverDefaults,
  ...limits,
})
