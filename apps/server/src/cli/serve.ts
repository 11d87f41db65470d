import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { scopes } from '@tintype/types/operations'
import type { FastifyBaseLogger } from 'fastify'
import { type App, createApp } from '../app.ts'
import { hasUsers } from '../catalog/accounts.ts'
import type { ServeSettings } from '../config.ts'
import { readableByOthers, servingLockPath, whyNotServed } from '../dataFolder/dataFolder.ts'
import { takeServingLock } from '../dataFolder/servingLock.ts'
import { MEGABYTE } from '../defaults.ts'
import { MAX_TIMEOUTS } from '../http/connection/drainConnections.ts'
import type { ServerLimits } from '../http/connection/serverLimits.ts'
import { createLogger } from '../http/ops/logging.ts'
import { createMetricsServer } from '../http/ops/metrics.ts'
import type { Metrics } from '../http/ops/metricsRegistry.ts'
import { startSweeping } from '../jobs/sweep.ts'
import { connectionsWithin, openFileLimit } from '../process/openFiles.ts'
import { UserError } from '../process/userError.ts'
import { stopOnSignals } from './support/stopOnSignals.ts'
import { reportUserErrors } from './support/userError.ts'
import { issueToken } from './tokenCreate.ts'

/** `tintype-server serve`: runs until SIGINT or SIGTERM, then finishes active requests. */
export function serve(settings: ServeSettings): Promise<void> {
  return reportUserErrors(() => run(settings))
}

async function run(settings: ServeSettings): Promise<void> {
  if (settings.redirectMedia && settings.blobs === undefined) {
    throw new UserError('--redirect-media requires an S3 store. Specify it with --blobs.')
  }
  const reason = whyNotServed(settings.data)
  if (reason !== undefined) fail(reason)
  const release = takeServingLock(servingLockPath(settings.data))
  if (release === undefined) fail(`Another server is already serving ${settings.data}.`)
  const logger = createLogger(settings.logLevel)
  const metrics = settings.metricsPort === undefined ? undefined : await loadMetrics()
  const app = await createApp({
    data: settings.data,
    now: Date.now,
    randomBytes,
    era: settings.era,
    partialStatus: settings.partialStatus,
    thumbnailCacheBytes: settings.thumbnailCache * MEGABYTE,
    maxBytes: { photo: settings.maxPhoto * MEGABYTE, video: settings.maxVideo * MEGABYTE },
    ffmpeg: settings.ffmpeg,
    logger,
    stallMs: settings.stallTimeout,
    minFreeBytes: settings.minFreeSpace * MEGABYTE,
    newCatalog: settings.newCatalog,
    shutdownMs: settings.shutdownTimeout,
    limits: limitsOf(settings, logger),
    userLimits: {
      uploadSessions: settings.maxUploadSessions,
      storedBytes: settings.maxStoragePerUser * MEGABYTE,
    },
    onUpgrade: () => console.log('Upgrading the database. This can take a few minutes for a large library.'),
    database: settings.database,
    blobs: settings.blobs,
    redirectMedia: settings.redirectMedia,
    publicUrl: settings.publicUrl,
    // Empty when an environment variable is set to nothing.
    docs: settings.docs ? resolve(settings.docs) : undefined,
    quota: settings.quota,
    faults: settings.faults,
    metrics,
  })
  const [exposed] = await readableByOthers(settings.data)
  if (exposed) {
    const fix = `chmod -R go= '${settings.data}'`
    logger.warn({ path: exposed }, `Other users of this machine can read ${exposed}. Fix: ${fix}`)
  }
  const stopSweeping = startSweeping(app.services, {
    swept: (swept) => logger.debug(swept, 'removed expired uploads'),
    failed: (err) => logger.error({ err }, 'sweeping failed, and will be retried in an hour'),
  })
  // Registered before the greeting is printed: a script that waits for it may stop the server at once.
  const stop = async () => {
    await Promise.all([app.stopServing(), stopSweeping()])
    await app.close()
    release()
  }
  stopOnSignals(stop, { deadlineMs: stopDeadline(settings.shutdownTimeout), log: logger })

  try {
    await listen(app, settings)
    if (metrics) await listenForMetrics(app, metrics, settings)
    for (const line of await greeting(app, settings)) console.log(line)
  } catch (error) {
    // The command reports that no server is running, so none must be.
    await stop()
    throw error
  }
}

/** Active requests get at most `MAX_TIMEOUTS` timeouts; the remaining work gets two. */
const stopDeadline = (shutdownTimeout: number) => (MAX_TIMEOUTS + 2) * shutdownTimeout

function limitsOf(settings: ServeSettings, log: FastifyBaseLogger): Partial<ServerLimits> {
  const { maxConnectionsPerAddress, maxRequestsPerUser, maxRequestsPerAddress } = settings
  const openFiles = openFileLimit()
  const maxConnections = connectionsWithin(openFiles, settings.maxConnections)
  if (maxConnections < settings.maxConnections) {
    const why = `This process is limited to ${openFiles} open files and connections`
    log.warn(
      `${why}, so --max-connections is ${maxConnections}. Fix: raise the limit (ulimit -n, LimitNOFILE).`,
    )
  }
  return { maxConnections, maxConnectionsPerAddress, maxRequestsPerUser, maxRequestsPerAddress }
}

/** Loaded on demand: without metrics the library is not needed. */
async function loadMetrics(): Promise<Metrics> {
  const { createMetrics } = await import('../http/ops/metricsRegistry.ts')
  return createMetrics()
}

async function listenForMetrics(
  app: App,
  metrics: Metrics,
  { metricsHost: host, metricsPort = 0 }: ServeSettings,
): Promise<void> {
  const server = createMetricsServer(metrics, app.connections)
  app.http.server.once('close', () => server.close())
  try {
    await once(server.listen({ host, port: metricsPort }), 'listening')
  } catch (error) {
    failToListen(error, { host, port: metricsPort }, 'metrics-port')
  }
}

async function listen(app: App, { host, port }: ServeSettings): Promise<void> {
  try {
    await app.http.listen({ host, port })
  } catch (error) {
    failToListen(error, { host, port }, 'port')
  }
}

function failToListen(
  error: unknown,
  { host, port }: { host: string; port: number },
  setting: 'port' | 'metrics-port',
): never {
  const { code } = error as NodeJS.ErrnoException
  const variable = `TINTYPE_${setting.toUpperCase().replace('-', '_')}`
  if (code === 'EADDRINUSE') fail(`Port ${port} is in use. Choose another with --${setting} or ${variable}.`)
  if (code === 'EADDRNOTAVAIL') fail(`This machine has no address ${host} to listen on.`)
  if (code === 'EACCES')
    fail(`No permission to listen on port ${port}. Choose another with --${setting} or ${variable}.`)
  throw error
}

/** The message after the start: URLs, the first access token, and an example request. */
async function greeting(app: App, settings: ServeSettings): Promise<string[]> {
  const { port } = app.http.server.address() as AddressInfo
  const url = settings.publicUrl ?? `http://localhost:${port}`
  const lines = [`API server      ${url}`]
  if (settings.docs) lines.push(`Documentation   ${url}/docs/`)
  const tokenForCurl = (await hasUsers(app.services.catalog)) ? undefined : await firstToken(app)
  if (tokenForCurl !== undefined) lines.push(`Access token    ${tokenForCurl}   (shown only now)`)
  const authorization = tokenForCurl ?? `$(${newTokenCommand(settings)})`
  lines.push(
    '',
    'Try it:',
    '',
    `  curl -H "Authorization: Bearer ${authorization}" -d '{"album":{"title":"First light"}}' ${url}/v1/albums`,
    '',
  )
  return lines
}

function firstToken({ services }: App): Promise<string> {
  const owner = { user: 'owner', client: 'first-start', scopes: [...scopes] }
  return issueToken(services.catalog, owner, services.now())
}

function newTokenCommand({ data, database }: ServeSettings): string {
  const options = '--user owner --client first-start --scopes photoslibrary --expires 1h'
  const place = database ? `--database ${databaseInShell(database)}` : `--data '${data}'`
  return `npm run --silent tintype-server -- token create ${options} ${place}`
}

/** Omits the password, which must not appear in logs. */
function databaseInShell(database: string): string {
  if (database === process.env.TINTYPE_DATABASE_URL) return '"$TINTYPE_DATABASE_URL"'
  const url = new URL(database)
  if (url.password) url.password = 'PASSWORD'
  return `'${url.href}'`
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
