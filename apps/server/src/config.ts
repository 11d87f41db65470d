import { resolve } from 'node:path'
import * as limits from '@tintype/types/limits'
import { InvalidArgumentError, Option } from 'commander'
import { parseBucketLocation } from './blobs/s3/bucketLocation.ts'
import { isPostgresUrl } from './catalog/databaseUrl.ts'
import type { Era } from './domain/access.ts'
import { defaultUserLimits } from './domain/userLimits.ts'
import type { PartialStatus } from './http/api/partialSuccess.ts'
import type { QuotaLimits } from './http/api/quotas.ts'
import { serverDefaults } from './http/connection/serverLimits.ts'
import { parseLifetime } from './tokens/accessTokens.ts'

/** Settings of `serve`. `serveOptions` has the flag, variable, default and help of each. */
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

export const MEGABYTE = 1024 ** 2

export const dataOption = new Option('--data <folder>', 'folder of the catalog and the photos')
  .env('TINTYPE_DATA')
  .default('./data')
  .argParser(folder)

export const databaseOption = new Option(
  '--database <url>',
  'Postgres database of the catalog, postgres://user@host/name; by default a file in the data folder',
)
  .env('TINTYPE_DATABASE_URL')
  .argParser(databaseUrl)

export const blobsOption = new Option(
  '--blobs <url>',
  'S3 store of the photos, s3://bucket/prefix?endpoint=…&region=…&forcePathStyle=true; by default the data folder',
)
  .env('TINTYPE_BLOBS')
  .argParser(blobsUrl)

export const serveOptions: readonly Option[] = [
  new Option('--port <number>', 'port of the API').env('TINTYPE_PORT').default(8080).argParser(port),
  new Option('--host <address>', 'address to listen on; 0.0.0.0 accepts other machines')
    .env('TINTYPE_HOST')
    .default('127.0.0.1'),
  new Option('--metrics-port <number>', 'port of GET /metrics, for Prometheus')
    .env('TINTYPE_METRICS_PORT')
    .argParser(port),
  new Option('--metrics-host <address>', 'address of GET /metrics, which needs no token')
    .env('TINTYPE_METRICS_HOST')
    .default('127.0.0.1'),
  dataOption,
  databaseOption,
  blobsOption,
  new Option(
    '--redirect-media [yes]',
    'redirect requests for originals and large images to the S3 store where possible',
  )
    .env('TINTYPE_REDIRECT_MEDIA')
    .preset('yes')
    .argParser(yes),
  new Option('--docs <folder>', 'built documentation to serve under /docs').env('TINTYPE_DOCS'),
  new Option('--era <era>', 'rules to follow, those until 2025-03-31 or those that Google has followed since')
    .env('TINTYPE_ERA')
    .choices(['legacy', '2025'])
    .default('legacy'),
  new Option('--partial-status <code>', 'HTTP status of a batchCreate that succeeds in part')
    .env('TINTYPE_PARTIAL_STATUS')
    .choices(['200', '207'])
    .default('200'),
  new Option('--max-photo <megabytes>', 'maximum size of a photo')
    .env('TINTYPE_MAX_PHOTO')
    .default(limits.photoMaxBytes / MEGABYTE)
    .argParser(wholeNumber),
  new Option('--max-video <megabytes>', 'maximum size of a video')
    .env('TINTYPE_MAX_VIDEO')
    .default(limits.videoMaxBytes / MEGABYTE)
    .argParser(wholeNumber),
  new Option(
    '--stall-timeout <time>',
    'disconnect clients whose upload or download makes no progress for this long',
  )
    .env('TINTYPE_STALL_TIMEOUT')
    .default(60_000, '60s')
    .argParser(duration),
  new Option(
    '--shutdown-timeout <time>',
    'when stopping, wait this long for clients that make no progress, and ten times as long for others',
  )
    .env('TINTYPE_SHUTDOWN_TIMEOUT')
    .default(30_000, '30s')
    .argParser(duration),
  limit('--max-connections', 'concurrent connections', serverDefaults.maxConnections),
  limit(
    '--max-connections-per-address',
    'concurrent connections of one client address',
    serverDefaults.maxConnectionsPerAddress,
  ),
  limit('--max-requests-per-user', 'concurrent requests of one user', serverDefaults.maxRequestsPerUser),
  limit(
    '--max-requests-per-address',
    'concurrent requests of one client address without a token, such as for images',
    serverDefaults.maxRequestsPerAddress,
  ),
  limit('--max-upload-sessions', 'open upload sessions of one user', defaultUserLimits.uploadSessions),
  limit('--max-storage-per-user', 'megabytes that one user may store', defaultUserLimits.storedBytes),
  new Option(
    '--min-free-space <megabytes>',
    'GET /readyz returns 503 when the disk of the data folder has less free space',
  )
    .env('TINTYPE_MIN_FREE_SPACE')
    .default(100)
    .argParser(wholeNumber),
  // Without a variable, because it must not apply to every start.
  new Option(
    '--new-catalog',
    'start with an empty catalog although the data folder has photos; their albums, ids and tokens are lost',
  ),
  new Option(
    '--public-url <url>',
    'base of the URLs in responses, for a server behind a proxy; by default the address that the client used',
  )
    .env('TINTYPE_PUBLIC_URL')
    .argParser(baseUrl),
  new Option('--log-level <level>', 'least severe messages to log')
    .env('TINTYPE_LOG_LEVEL')
    .choices(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info'),
  new Option('--thumbnail-cache <megabytes>', 'maximum size of the cache of rendered images')
    .env('TINTYPE_THUMBNAIL_CACHE')
    .default(1024)
    .argParser(wholeNumber),
  new Option('--ffmpeg <command>', 'ffmpeg command, used for video thumbnails if it is installed')
    .env('TINTYPE_FFMPEG')
    .default('ffmpeg'),
  new Option(
    '--quota <limits>',
    'reject more than requests-per-day=N of one client and writes-per-minute=N of one user',
  )
    .env('TINTYPE_QUOTA')
    .argParser(quota),
  new Option('--faults [yes]', 'let requests ask for faults with X-Tintype-Fault, to test clients')
    .env('TINTYPE_FAULTS')
    .preset('yes')
    .argParser(yes),
]

/** A maximum; 0 removes it. */
function limit(flag: string, description: string, standard: number): Option {
  return new Option(`${flag} <number>`, `${description}; 0 for no limit`)
    .env(`TINTYPE_${flag.slice(2).toUpperCase().replaceAll('-', '_')}`)
    .default(standard)
    .argParser(wholeNumber)
}

export function folder(path: string): string {
  return resolve(path)
}

export function databaseUrl(text: string): string {
  if (!isPostgresUrl(text) || !URL.canParse(text)) {
    throw new InvalidArgumentError('It looks like postgres://user:password@host/name.')
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
    throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
  }
  return number
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number.')
  return Number(text)
}

/** @returns milliseconds that a timer supports */
function duration(text: string): number {
  const milliseconds = parseLifetime(text)
  if (milliseconds === undefined || milliseconds === 0 || milliseconds >= 2 ** 31) {
    throw new InvalidArgumentError('It looks like 90s, 15m or 12h.')
  }
  return milliseconds
}

function baseUrl(text: string): string {
  if (!/^https?:\/\/[^/?#]+\/?$/.test(text)) {
    throw new InvalidArgumentError('It looks like https://photos.example, without a path.')
  }
  return text.replace(/\/$/, '')
}

/** `requests-per-day=10000,writes-per-minute=30`, or one of the two. */
function quota(text: string): QuotaLimits {
  const limits: QuotaLimits = {}
  for (const part of text.split(',')) {
    const [, name, number] = /^ *(requests-per-day|writes-per-minute)=(\d{1,9}) *$/.exec(part) ?? []
    if (name === 'requests-per-day') limits.requestsPerDay = Number(number)
    else if (name === 'writes-per-minute') limits.writesPerMinute = Number(number)
    else throw new InvalidArgumentError('It looks like requests-per-day=10000,writes-per-minute=30.')
  }
  return limits
}

/** A switch that a variable can also turn off. */
function yes(text: string): boolean {
  if (/^(1|yes|true|on)$/i.test(text)) return true
  if (/^(0|no|false|off|)$/i.test(text)) return false
  throw new InvalidArgumentError('It is yes or no.')
}
