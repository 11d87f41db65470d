import type { IncomingMessage, RequestListener } from 'node:http'
import { type ApiDocument, loadDocument } from '@tintype/document'
import { type OperationId, versions } from '@tintype/types/operations'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify'
import { unsafeCommits } from '../catalog/engine.ts'
import { createFairSemaphore } from '../concurrency/fairSemaphore.ts'
import type { StartTimer } from '../concurrency/timer.ts'
import { ApiError } from '../domain/apiError.ts'
import type { Services } from '../operations/operation.ts'
import { isPagePath } from '../tokens/pageLinks.ts'
import { registerFaults } from './api/faults.ts'
import { registerDollarNames } from './api/globalParameters.ts'
import type { PartialStatus } from './api/partialSuccess.ts'
import { createQuotaGuard, type QuotaLimits } from './api/quotas.ts'
import { createUrlRewriter, registerForms } from './api/requestForms.ts'
import { registerResponseCheck } from './api/responseCheck.ts'
import { registerOperations } from './api/routes.ts'
import { Connections } from './connection/connections.ts'
import { createNodeServer } from './connection/nodeServer.ts'
import { createProtocolErrors } from './connection/protocolErrors.ts'
import { hostOf, originForm, registerHeadChecks } from './connection/requestHead.ts'
import { registerRequestLimits } from './connection/requestLimits.ts'
import { type ServerLimits, serverLimits } from './connection/serverLimits.ts'
import { registerDiscovery } from './discovery/routes.ts'
import { sendError } from './errors.ts'
import { registerMedia } from './files/media.ts'
import { registerCompression } from './ops/compression.ts'
import { registerCors } from './ops/cors.ts'
import { registerMetrics } from './ops/metrics.ts'
import type { Metrics } from './ops/metricsRegistry.ts'
import { registerReadiness } from './ops/readiness.ts'
import { leadsToDocs, registerDocs, sendNoDocumentation } from './pages/docs.ts'
import { registerHome } from './pages/home.ts'
import { registerPages, sendPage } from './pages/routes.ts'

export interface HttpOptions {
  services: Services
  startTimer: StartTimer
  /** Milliseconds after which a client that takes nothing of its response is disconnected. */
  stallMs: number
  logger: FastifyBaseLogger
  /** Base of the URLs in answers; left out, the one that each caller used. */
  publicUrl?: string
  /** Folder with the built documentation, served under /docs. */
  docs?: string
  /** HTTP status of a batch that succeeds in part; 200 when left out. */
  partialStatus?: PartialStatus
  /** How much clients may ask of the API, to be refused as Google refuses it. */
  quota?: QuotaLimits
  /** Whether clients may ask for faults (`X-Tintype-Fault`). */
  faults?: boolean
  /** Rejects while the disk of the data folder has too little room; left out, any room will do. */
  requireRoom?: () => Promise<void>
  /** How much is served at a time; what is left out has its default. */
  limits?: Partial<ServerLimits>
  /** Hears of every answer. */
  metrics?: Metrics
  /** For tests: hears of every answer that the document does not allow. */
  onUndocumentedAnswer?: (fault: string) => void
}

/** Longest path parameter that is looked at: ids have 64 characters, other servers' up to some 130. */
const MAX_PARAMETER_LENGTH = 1024

/** A server, and what is known of its connections. */
export interface HttpServer {
  http: FastifyInstance
  connections: Connections
}

/** All that is served: operations, media, pages, documentation, health. */
export async function createHttpServer(options: HttpOptions): Promise<HttpServer> {
  const document = loadDocument<OperationId>()
  const limits = serverLimits(options.limits)
  const connections = new Connections({
    ...limits,
    startTimer: options.startTimer,
    stallMs: options.stallMs,
    errors: createProtocolErrors(document, options.logger),
    log: options.logger,
  })
  const http = createFastify(options, document, connections)
  if (options.onUndocumentedAnswer) registerResponseCheck(http, document, options.onUndocumentedAnswer)
  if (options.metrics) registerMetrics(http, options.metrics)
  registerVersion(http, document)
  registerClosing(http, connections)
  registerHeadChecks(http, document)
  const countForUser = registerRequestLimits(http, {
    perUser: limits.maxRequestsPerUser,
    perAddress: limits.maxRequestsPerAddress,
  })
  await registerCors(http, document)
  registerApi(http, document, { ...options, countForUser, limits })
  await registerOthers(http, options)
  return { http, connections }
}

function createFastify(
  { logger, docs }: HttpOptions,
  document: ApiDocument<OperationId>,
  connections: Connections,
): FastifyInstance {
  const rewriteUrl = createUrlRewriter(document)
  const hasDocs = docs !== undefined
  return Fastify({
    loggerInstance: logger,
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH },
    // Fastify makes a second server for the other addresses of `localhost`, which needs the same care.
    serverFactory: (listener) => createNodeServer(listener as RequestListener, connections),
    clientErrorHandler: () => undefined,
    return503OnClosing: false,
    rewriteUrl(request) {
      request.url = originForm(request)
      return rewriteUrl(request)
    },
    // Of a page, an address that cannot even be read is one more that leads to nothing.
    frameworkErrors: (error, request, reply) => {
      if (isPagePath(request.url)) return sendPage(reply, undefined)
      return hasDocs && leadsToDocs(request.url)
        ? sendNoDocumentation(request, reply)
        : sendError(reply, error, 'wrapped')
    },
  })
}

/** What is no part of the API. */
async function registerOthers(app: FastifyInstance, options: HttpOptions): Promise<void> {
  const hasDocs = options.docs !== undefined
  if (options.docs !== undefined) await registerDocs(app, options.docs)
  app.get('/healthz', { config: { unlimited: true } }, async () => ({ status: 'ok' }))
  registerReadiness(app, options.services, options.requireRoom ?? (async () => {}))
  app.setNotFoundHandler((request, reply) =>
    hasDocs && leadsToDocs(request.url)
      ? sendNoDocumentation(request, reply)
      : sendError(reply, new ApiError('EntityNotFound'), 'wrapped'),
  )
  app.setErrorHandler((error, _request, reply) => sendError(reply, error, 'wrapped'))
}

/** Every answer says which version of the document this server is, as the document says. */
function registerVersion(app: FastifyInstance, { json }: ApiDocument): void {
  const value = `${versions.product}/${json.info.version}`
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header(versions.answer, value)
    done()
  })
}

/**
 * Closes the connection after a response whose request has not come to its end: what else comes is of no use to anybody.
 * And while the server stops, after every response.
 */
function registerClosing(app: FastifyInstance, connections: Connections): void {
  app.addHook('onRequest', (_request, _reply, done) => {
    done(connections.isDraining() ? new ApiError('Unavailable') : undefined)
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    const { raw } = request
    const end = () => {
      if (connections.isDraining() || (hasBody(raw) && !raw.complete)) reply.header('connection', 'close')
      done(null, payload)
    }
    // A body that came together with its headers has only not been looked at yet.
    if (hasBody(raw) && !raw.complete) setImmediate(end)
    else end()
  })
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

interface ApiOptions extends Omit<HttpOptions, 'limits'> {
  limits: ServerLimits
  countForUser: ReturnType<typeof registerRequestLimits>
}

/** What Google answers: the operations, the discovery document, the bytes behind base URLs, the pages for people. */
function registerApi(app: FastifyInstance, document: ApiDocument<OperationId>, options: ApiOptions): void {
  const {
    services,
    startTimer,
    quota,
    faults,
    publicUrl,
    countForUser,
    limits,
    partialStatus = '200',
  } = options
  const downloads = createFairSemaphore(limits.downloads)
  options.metrics?.watchQueue('sending', downloads.load)
  const originOf = ({ raw }: FastifyRequest) => publicUrl ?? `http://${hostOf(raw)}`
  const faultsOf = faults ? registerFaults(app, document) : undefined
  app.register(async (scope) => {
    await registerCompression(scope, 'application/json')
    registerSafety(scope, services)
    registerDollarNames(scope)
    registerForms(scope, startTimer)
    registerOperations(scope, {
      document,
      services,
      originOf,
      partialStatus,
      startTimer,
      countForUser,
      ...(quota && { checkQuota: createQuotaGuard(quota, document, services.now) }),
      ...(faultsOf && { faultsOf }),
    })
    registerDiscovery(scope, document, services.era, originOf)
  })
  app.register(async (scope) => {
    // Bytes fail as the media item does that they belong to.
    const item = document.operations.find(({ id }) => id === 'mediaItems.get')
    if (faultsOf && item) scope.addHook('onRequest', faultsOf(item))
    registerMedia(scope, services, downloads)
  })
  app.register(async (scope) => {
    await registerCompression(scope, 'text/html')
    // A page is a text of up to half a megabyte, which is not collected for long otherwise.
    scope.addHook('onSend', (_request, _reply, payload, done) => {
      if (typeof payload === 'string') services.reclaim(2 * payload.length)
      done(null, payload)
    })
    registerPages(scope, services, originOf)
    registerHome(scope, { hasDocs: options.docs !== undefined, originOf })
  })
}

/**
 * A 2xx response is sent only when a power cut can no longer undo the request (docs/decisions/0004-order-of-writes.md).
 * Errors need not wait.
 */
function registerSafety(app: FastifyInstance, { catalog }: Services): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    const unsafe = reply.statusCode < 300 ? unsafeCommits(catalog) : undefined
    if (unsafe === undefined) done(null, payload)
    else unsafe.then(() => done(null, payload), done)
  })
}

/**
 * Stops taking requests and waits for those under way, as long as their clients make progress.
 * @param timeoutMs how long a client may make none
 */
export async function closeHttpServer({ http, connections }: HttpServer, timeoutMs: number): Promise<void> {
  await Promise.all([connections.drain(timeoutMs), http.close()])
}
