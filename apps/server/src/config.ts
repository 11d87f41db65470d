import { resolve } from 'node:path'
import { InvalidArgumentError, Option } from 'commander'
import { parseBucketLocation } from './blobs/s3/bucketLocation.ts'
import { isPostgresUrl } from './catalog/databaseUrl.ts'
import { defaults, MEGABYTE } from './defaults.ts'
import type { Era } from './domain/era.ts'
import type { PartialStatus } from './http/api/partialSuccess.ts'
import type { QuotaLimits } from './http/api/quotas.ts'
import { parseLifetime } from './tokens/accessTokens.ts'

/** The settings of `serve`. Each has a flag, an environment variable, a default and one line of help. */
export interface ServeSettings extends DataSettings {
  port: number
  host: string
  metricsHost: string
  metricsPort?: number
  docs?: string
  publicUrl?: string
  logLevel: string
  era: Era
  partialStatus: PartialStatus
  redirectMedia?: boolean
  thumbnailCache: number
  /** Megabytes. */
  maxPhoto: number
  /** Megabytes. */
  maxVideo: number
  ffmpeg: string
  /** Milliseconds. */
  stallTimeout: number
  /** Megabytes. */
  minFreeSpace: number
  newCatalog?: boolean
  /** Milliseconds. */
  shutdownTimeout: number
  maxConnections: number
  maxConnectionsPerAddress: number
  maxRequestsPerUser: number
  maxRequestsPerAddress: number
  maxUploadSessions: number
  /** Megabytes; 0 for no limit. */
  maxStoragePerUser: number
  quota?: QuotaLimits
  faults?: boolean
}

export interface DataSettings {
  data: string
  database?: string
  blobs?: string
}

export const dataOption = new Option('--data <folder>', 'folder of the photos and the catalog')
  .env('TINTYPE_DATA')
  .default(defaults.data)
  .argParser(folder)

export const databaseOption = new Option(
  '--database <url>',
  'Postgres database of the catalog, postgres://user@host/name (default: a file in the data folder)',
)
  .env('TINTYPE_DATABASE_URL')
  .argParser(databaseUrl)

export const blobsOption = new Option(
  '--blobs <url>',
  'S3 store of the photos, s3://bucket/prefix?endpoint=…&region=…&forcePathStyle=true (default: the data folder)',
)
  .env('TINTYPE_BLOBS')
  .argParser(blobsUrl)

export const serveOptions: readonly Option[] = [
  new Option('--port <number>', 'port of the API').env('TINTYPE_PORT').default(defaults.port).argParser(port),
  new Option('--host <address>', 'address to listen on; 0.0.0.0 for all interfaces')
    .env('TINTYPE_HOST')
    .default(defaults.host),
  new Option('--metrics-port <number>', 'serve Prometheus metrics on this port, at GET /metrics')
    .env('TINTYPE_METRICS_PORT')
    .argParser(port),
  new Option('--metrics-host <address>', 'address of the metrics, which require no token')
    .env('TINTYPE_METRICS_HOST')
    .default(defaults.host),
  dataOption,
  databaseOption,
  blobsOption,
  new Option(
    '--redirect-media [yes]',
    'redirect requests for originals and large images to signed URLs of the S3 store',
  )
    .env('TINTYPE_REDIRECT_MEDIA')
    .preset('yes')
    .argParser(yes),
  new Option('--docs <folder>', 'serve the built documentation of this folder under /docs').env(
    'TINTYPE_DOCS',
  ),
  new Option(
    '--era <era>',
    'rules of the API: as they were until 2025-03-31, or as Google applies them since',
  )
    .env('TINTYPE_ERA')
    .choices(['legacy', '2025'])
    .default(defaults.era),
  new Option('--partial-status <code>', 'HTTP status of a batchCreate that succeeds in part')
    .env('TINTYPE_PARTIAL_STATUS')
    .choices(['200', '207'])
    .default(defaults.partialStatus),
  new Option('--max-photo <megabytes>', 'maximum size of a photo')
    .env('TINTYPE_MAX_PHOTO')
    .default(defaults.maxBytes.photo / MEGABYTE)
    .argParser(wholeNumber),
  new Option('--max-video <megabytes>', 'maximum size of a video')
    .env('TINTYPE_MAX_VIDEO')
    .default(defaults.maxBytes.video / MEGABYTE)
    .argParser(wholeNumber),
  new Option('--stall-timeout <time>', 'disconnect clients that neither send nor read for this long')
    .env('TINTYPE_STALL_TIMEOUT')
    .default(defaults.stallMs, `${defaults.stallMs / 1000}s`)
    .argParser(duration),
  new Option(
    '--shutdown-timeout <time>',
    'on shutdown, wait this long for clients without progress, and ten times as long for others',
  )
    .env('TINTYPE_SHUTDOWN_TIMEOUT')
    .default(defaults.shutdownMs, `${defaults.shutdownMs / 1000}s`)
    .argParser(duration),
  limit('--max-connections', 'maximum connections', defaults.limits.maxConnections),
  limit(
    '--max-connections-per-address',
    'maximum connections of one client address',
    defaults.limits.maxConnectionsPerAddress,
  ),
  limit(
    '--max-requests-per-user',
    'maximum concurrent requests of one user',
    defaults.limits.maxRequestsPerUser,
  ),
  limit(
    '--max-requests-per-address',
    'maximum concurrent requests without a token, such as for images, of one client address',
    defaults.limits.maxRequestsPerAddress,
  ),
  limit(
    '--max-upload-sessions',
    'maximum open upload sessions of one user',
    defaults.userLimits.uploadSessions,
  ),
  limit(
    '--max-storage-per-user',
    'maximum megabytes of photos and videos of one user',
    defaults.userLimits.storedBytes / MEGABYTE,
  ),
  new Option(
    '--min-free-space <megabytes>',
    'GET /readyz responds with 503 while the disk of the data folder has less free space',
  )
    .env('TINTYPE_MIN_FREE_SPACE')
    .default(defaults.minFreeBytes / MEGABYTE)
    .argParser(wholeNumber),
  // Without an environment variable: it must apply to one start only.
  new Option(
    '--new-catalog',
    'start with an empty catalog although the data folder has photos: their albums, ids and tokens are lost',
  ),
  new Option('--public-url <url>', 'base of the URLs in responses, for a server behind a proxy')
    .env('TINTYPE_PUBLIC_URL')
    .argParser(baseUrl),
  new Option('--log-level <level>', 'minimum level of log messages')
    .env('TINTYPE_LOG_LEVEL')
    .choices(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default(defaults.logLevel),
  new Option('--thumbnail-cache <megabytes>', 'maximum disk space of cached thumbnails')
    .env('TINTYPE_THUMBNAIL_CACHE')
    .default(defaults.thumbnailCacheBytes / MEGABYTE)
    .argParser(wholeNumber),
  new Option('--ffmpeg <command>', 'ffmpeg command used for video thumbnails, if it is installed')
    .env('TINTYPE_FFMPEG')
    .default(defaults.ffmpeg),
  new Option(
    '--quota <limits>',
    'enforce requests-per-day=N for each client and writes-per-minute=N for each user',
  )
    .env('TINTYPE_QUOTA')
    .argParser(quota),
  new Option(
    '--faults [yes]',
    'inject the faults that requests ask for with X-Tintype-Fault, to test clients',
  )
    .env('TINTYPE_FAULTS')
    .preset('yes')
    .argParser(yes),
]

/** An option for a limit; 0 disables it. */
function limit(flag: string, description: string, defaultValue: number): Option {
  return new Option(`${flag} <number>`, `${description}; 0 for no limit`)
    .env(`TINTYPE_${flag.slice(2).toUpperCase().replaceAll('-', '_')}`)
    .default(defaultValue)
    .argParser(wholeNumber)
}

export function folder(path: string): string {
  return resolve(path)
}

export function databaseUrl(text: string): string {
  if (!isPostgresUrl(text) || !URL.canParse(text)) {
    throw new InvalidArgumentError('Expected a URL such as postgres://user:password@host/name.')
  }
  return text
}

export function blobsUrl(text: string): string {
  try {
    parseBucketLocation(text)
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message)
  }
  return text
}

function port(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new InvalidArgumentError('Expected a port from 0 to 65535.')
  }
  return number
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Expected a whole number.')
  return Number(text)
}

/** @returns milliseconds, within the range of a timer */
function duration(text: string): number {
  const milliseconds = parseLifetime(text)
  if (milliseconds === undefined || milliseconds === 0 || milliseconds >= 2 ** 31) {
    throw new InvalidArgumentError('Expected a duration such as 90s, 15m or 12h.')
  }
  return milliseconds
}

function baseUrl(text: string): string {
  if (!/^https?:\/\/[^/?#]+\/?$/.test(text)) {
    throw new InvalidArgumentError('Expected a URL without a path, such as https://photos.example.')
  }
  return text.replace(/\/$/, '')
}

/** Parses `requests-per-day=10000,writes-per-minute=30`, or one of the two. */
function quota(text: string): QuotaLimits {
  const limits: QuotaLimits = {}
  for (const part of text.split(',')) {
    const [, name, number] = /^ *(requests-per-day|writes-per-minute)=(\d{1,9}) *$/.exec(part) ?? []
    if (name === 'requests-per-day') limits.requestsPerDay = Number(number)
    else if (name === 'writes-per-minute') limits.writesPerMinute = Number(number)
    else
      throw new InvalidArgumentError('Expected limits such as requests-per-day=10000,writes-per-minute=30.')
  }
  return limits
}

/** Parses a switch that an environment variable can also turn off. */
function yes(text: string): boolean {
  if (/^(1|yes|true|on)$/i.test(text)) return true
  if (/^(0|no|false|off|)$/i.test(text)) return false
  throw new InvalidArgumentError('Expected yes or no.')
}
