import type { RequestListener } from 'node:http'
import { type ApiDocument, loadDocument } from '@tintype/document'
import { type OperationId, versions } from '@tintype/types/operations'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { createFairSemaphore } from '../concurrency/fairSemaphore.ts'
import type { StartTimer } from '../concurrency/timer.ts'
import { ApiError } from '../domain/apiError.ts'
import type { Services } from '../operations/operation.ts'
import { isPagePath } from '../tokens/pageLinks.ts'
import { registerDurability } from './api/durability.ts'
import { type FaultHooks, registerFaults } from './api/faults.ts'
import { registerForms } from './api/formBody.ts'
import { registerDollarNames } from './api/globalParameters.ts'
import type { PartialStatus } from './api/partialSuccess.ts'
import { createQuotaGuard, type QuotaLimits } from './api/quotas.ts'
import { registerResponseCheck } from './api/responseCheck.ts'
import { createUrlRewriter } from './api/rewriteUrl.ts'
import { registerOperations } from './api/routes.ts'
import { registerConnectionClose } from './connection/closeConnection.ts'
import { Connections } from './connection/connections.ts'
import { createNodeServer } from './connection/nodeServer.ts'
import { createProtocolErrors } from './connection/protocolErrors.ts'
import { hostOf, originForm, registerHeadChecks } from './connection/requestHead.ts'
import { type CountForUser, registerRequestLimits } from './connection/requestLimits.ts'
import { type ServerLimits, serverLimits } from './connection/serverLimits.ts'
import { registerDiscovery } from './discovery/routes.ts'
import { sendError } from './errors.ts'
import { registerMedia } from './files/media.ts'
import { registerCompression } from './ops/compression.ts'
import { registerCors } from './ops/cors.ts'
import { registerHealth } from './ops/health.ts'
import { registerMetrics } from './ops/metrics.ts'
import type { Metrics } from './ops/metricsRegistry.ts'
import { createRequestIds, REQUEST_ID, type RequestIds } from './ops/requestIds.ts'
import { leadsToDocs, registerDocs, sendNoDocumentation } from './pages/docs.ts'
import { registerHome } from './pages/home.ts'
import { registerPages } from './pages/routes.ts'
import { sendPage } from './pages/sendPage.ts'

export interface HttpOptions {
  services: Services
  randomBytes: (size: number) => Uint8Array
  startTimer: StartTimer
  /** Milliseconds after which a client that does not read its response is disconnected. */
  stallMs: number
  logger: FastifyBaseLogger
  /** Base of the URLs in responses; by default the one that each caller used. */
  publicUrl?: string
  /** Folder of the built documentation, served under /docs. */
  docs?: string
  /** HTTP status of a batch that succeeds in part. */
  partialStatus: PartialStatus
  /** Limits of the API's use, with Google's errors. */
  quota?: QuotaLimits
  /** Whether clients may ask for faults (`X-Tintype-Fault`). */
  faults?: boolean
  /** Rejects while the disk of the data folder has too little room; by default any room suffices. */
  requireRoom?: () => Promise<void>
  /** How much is served concurrently; absent limits have their defaults. */
  limits?: Partial<ServerLimits>
  metrics?: Metrics
  /** For tests: called for every response that the document does not allow. */
  onUndocumentedResponse?: (fault: string) => void
}

/** Longest path parameter that is routed: ids have 64 characters, those of other servers up to about 130. */
const MAX_PARAMETER_LENGTH = 1024

export interface HttpServer {
  http: FastifyInstance
  connections: Connections
}

/** Everything that the routes of the API need. */
interface ApiContext {
  options: HttpOptions
  document: ApiDocument<OperationId>
  limits: ServerLimits
  countForUser: CountForUser
  faultsOf: FaultHooks | undefined
  /** Scheme, host and port for URLs in the response to a request. */
  originOf: (request: FastifyRequest) => string
}

/** Creates the server with all its routes: operations, media, pages, documentation, health. */
export async function createHttpServer(options: HttpOptions): Promise<HttpServer> {
  const { startTimer, stallMs, logger, publicUrl } = options
  const document = loadDocument<OperationId>()
  const limits = serverLimits(options.limits)
  const requestIds = createRequestIds(document, options.randomBytes)
  const errors = createProtocolErrors(document, requestIds, logger)
  const connections = new Connections({ ...limits, startTimer, stallMs, errors, log: logger })
  const http = createFastify(options, { document, connections, requestIds })
  if (options.onUndocumentedResponse) registerResponseCheck(http, document, options.onUndocumentedResponse)
  if (options.metrics) registerMetrics(http, options.metrics)
  registerConnectionClose(http, connections)
  registerHeadChecks(http, document)
  const countForUser = registerRequestLimits(http, {
    perUser: limits.maxRequestsPerUser,
    perAddress: limits.maxRequestsPerAddress,
  })
  await registerCors(http, document)
  registerApi(http, {
    options,
    document,
    limits,
    countForUser,
    faultsOf: options.faults ? registerFaults(http, document) : undefined,
    originOf: ({ raw }) => publicUrl ?? `http://${hostOf(raw)}`,
  })
  await registerOthers(http, options)
  return { http, connections }
}

interface FastifyParts {
  document: ApiDocument<OperationId>
  connections: Connections
  requestIds: RequestIds
}

function createFastify(
  { logger, docs }: HttpOptions,
  { document, connections, requestIds }: FastifyParts,
): FastifyInstance {
  const rewriteUrl = createUrlRewriter(document)
  const hasDocs = docs !== undefined
  const addHeaders = commonHeaders(document)
  const app = Fastify({
    loggerInstance: logger,
    genReqId: requestIds.of,
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH },
    // Fastify creates a second server for the other addresses of `localhost`, which needs the same rules.
    serverFactory: (listener) => createNodeServer(listener as RequestListener, connections),
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    clientErrorHandler: () => undefined,
    return503OnClosing: false,
    rewriteUrl(request) {
      request.url = originForm(request)
      return rewriteUrl(request)
    },
    // A path that cannot be decoded gets the same page as a link that does not exist.
    frameworkErrors: (error, request, reply) => {
      addHeaders(request, reply)
      if (isPagePath(request.url)) return sendPage(reply, undefined)
      return hasDocs && leadsToDocs(request.url)
        ? sendNoDocumentation(request, reply)
        : sendError(reply, error)
    },
  })
  app.addHook('onRequest', (request, reply, done) => {
    addHeaders(request, reply)
    done()
  })
  return app
}

/** Requests are validated by the document. Fastify's own compilers would only take time and memory when they load. */
function noSchemas(): never {
  throw new Error('Routes have no schemas of Fastify.')
}

/** Adds the headers of every response: the version of this server and its document, and the id of the request. */
function commonHeaders({ json }: ApiDocument) {
  const value = `${versions.product}/${json.info.version}`
  return ({ id }: FastifyRequest, reply: FastifyReply): void => {
    reply.header(versions.answer, value)
    reply.header(REQUEST_ID, id)
  }
}

/** The routes that Google has too: operations, discovery document, media bytes, and pages for people. */
function registerApi(app: FastifyInstance, context: ApiContext): void {
  app.register((scope) => registerMethods(scope, context))
  app.register((scope) => registerMediaBytes(scope, context))
  app.register((scope) => registerWebPages(scope, context))
}

async function registerMethods(app: FastifyInstance, context: ApiContext): Promise<void> {
  const { options, document, originOf } = context
  const { services, startTimer, quota, partialStatus } = options
  await registerCompression(app, 'application/json')
  registerDurability(app, services)
  registerDollarNames(app)
  registerForms(app, startTimer)
  registerOperations(app, {
    document,
    services,
    originOf,
    partialStatus,
    startTimer,
    countForUser: context.countForUser,
    checkQuota: quota && createQuotaGuard(quota, document, services.now),
    faultsOf: context.faultsOf,
  })
  registerDiscovery(app, document, services.era, originOf)
}

async function registerMediaBytes(app: FastifyInstance, context: ApiContext): Promise<void> {
  const { options, document, limits, faultsOf } = context
  const downloads = createFairSemaphore(limits.downloads)
  options.metrics?.watchQueue('sending', downloads.load)
  // Faults of media bytes are those of the media item.
  const mediaItem = document.operations.find(({ id }) => id === 'mediaItems.get')
  if (faultsOf && mediaItem) app.addHook('onRequest', faultsOf(mediaItem))
  registerMedia(app, options.services, downloads)
}

async function registerWebPages(app: FastifyInstance, { options, originOf }: ApiContext): Promise<void> {
  const { services, docs } = options
  await registerCompression(app, 'text/html')
  // A page is a string of up to half a megabyte, which the garbage collector would otherwise keep for long.
  app.addHook('onSend', (_request, _reply, payload, done) => {
    if (typeof payload === 'string') services.reclaim(2 * payload.length)
    done(null, payload)
  })
  registerPages(app, services, originOf)
  registerHome(app, { hasDocs: docs !== undefined, originOf })
}

/** The routes that are not part of the API. */
async function registerOthers(app: FastifyInstance, options: HttpOptions): Promise<void> {
  const { docs, services, requireRoom = async () => {} } = options
  if (docs !== undefined) await registerDocs(app, docs)
  registerHealth(app, services, requireRoom)
  app.setNotFoundHandler((request, reply) =>
    docs !== undefined && leadsToDocs(request.url)
      ? sendNoDocumentation(request, reply)
      : sendError(reply, new ApiError('EntityNotFound')),
  )
  app.setErrorHandler((error, _request, reply) => sendError(reply, error))
}

/**
 * Stops accepting requests and waits for those in progress, as long as their clients make progress.
 * @param timeoutMs milliseconds without progress after which a client is disconnected
 */
export async function closeHttpServer({ http, connections }: HttpServer, timeoutMs: number): Promise<void> {
  await Promise.all([connections.drain(timeoutMs), http.close()])
}
