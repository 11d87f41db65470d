import type { FairSemaphoreOptions } from '../../concurrency/fairSemaphore.ts'

/** How much is served at a time; 0 for any number. */
export interface ServerLimits {
  maxConnections: number
  maxConnectionsPerAddress: number
  maxRequestsPerUser: number
  /** Of requests without a token: media, pages, documentation. */
  maxRequestsPerAddress: number
  /** Originals and videos that are sent, by user, or by address to those who have a link. */
  downloads: FairSemaphoreOptions
}

export const serverDefaults: ServerLimits = {
  maxConnections: 4096,
  maxConnectionsPerAddress: 1024,
  maxRequestsPerUser: 128,
  maxRequestsPerAddress: 256,
  downloads: { limit: 128, perKey: 32, maxWaiting: 512, maxWaitingPerKey: 128 },
}

export const serverLimits = (given: Partial<ServerLimits> = {}): ServerLimits => ({
  ...serverDefaults,
  ...given,
})
