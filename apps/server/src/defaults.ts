import * as limits from '@tintype/types/limits'
import type { Era } from './domain/era.ts'
import { defaultUserLimits } from './domain/userLimits.ts'
import type { PartialStatus } from './http/api/partialSuccess.ts'
import { serverDefaults } from './http/connection/serverLimits.ts'

export const MEGABYTE = 1024 ** 2

const era: Era = 'legacy'
const partialStatus: PartialStatus = '200'

/** The default of every setting, for the command line, for `createApp` and for tests. */
export const defaults = {
  port: 8080,
  host: '127.0.0.1',
  data: './data',
  era,
  partialStatus,
  logLevel: 'info',
  /** Bytes. */
  maxBytes: { photo: limits.photoMaxBytes, video: limits.videoMaxBytes },
  /** Bytes of rendered images on disk: some 40,000 thumbnails. */
  thumbnailCacheBytes: 1024 * MEGABYTE,
  /** Bytes of memory for presented media items: some 6,000. */
  itemCacheBytes: 16 * MEGABYTE,
  /** Free bytes of the disk below which the server is not ready. */
  minFreeBytes: 100 * MEGABYTE,
  ffmpeg: 'ffmpeg',
  /** Milliseconds. */
  stallMs: 60_000,
  /** Milliseconds. */
  shutdownMs: 30_000,
  limits: serverDefaults,
  userLimits: defaultUserLimits,
}
