import fastifyStatic from '@fastify/static'
import { type ApiDocument, loadDocument } from '@tintype/contract/document'
import { versions } from '@tintype/types/operations'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify'
import { unsafeCommits } from '../catalog/engine.ts'
import { ApiError } from '../library/apiError.ts'
import { leadsToPage } from '../library/pageLinks.ts'
import type { Metrics } from '../metrics.ts'
import type { Services } from '../operations/operation.ts'
import { registerAnswerCheck } from './answerCheck.ts'
import { registerCors } from './browsers.ts'
import { registerCompression } from './compression.ts'
import { registerDiscovery } from './discovery/routes.ts'
import { sendError } from './errors.ts'
import { registerFaults } from './faults.ts'
import { registerDollarNames } from './globalParameters.ts'
import { registerMedia } from './media.ts'
import { registerMetrics } from './metrics.ts'
import { registerPages, sendPage } from './pages/routes.ts'
import type { PartialStatus } from './partialSuccess.ts'
import { createQuotaGuard, type QuotaLimits } from './quotas.ts'
import { registerReadiness } from './readiness.ts'
import { createUrlRewriter, registerForms } from './requestForms.ts'
import { registerOperations } from './routes.ts'

export interface HttpOptions {
  services: Services
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
  /** Hears of every answer. */
  metrics?: Metrics
  /** For tests: hears of every answer that the document does not allow. */
  onUndocumentedAnswer?: (fault: string) => void
}

/** Longest path parameter that is looked at: ids have 64 characters, other servers' up to some 130. */
const MAX_PARAMETER_LENGTH = 1024

/** The whole door: operations, media, documentation, health. */
export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const document = loadDocument()
  const app: FastifyInstance = Fastify({
    loggerInstance: options.logger,
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH },
    forceCloseConnections: 'idle',
    rewriteUrl: createUrlRewriter(document),
    // Of a page, an address that cannot even be read is one more that leads to nothing.
    frameworkErrors: (error, { url }, reply) =>
      leadsToPage(url) ? sendPage(reply, undefined) : sendError(reply, error, 'wrapped'),
  })
  if (options.onUndocumentedAnswer) registerAnswerCheck(app, document, options.onUndocumentedAnswer)

  if (options.metrics) registerMetrics(app, options.metrics)
  registerVersion(app, document)
  await registerCors(app, document)
  registerApi(app, document, options)
  if (options.docs !== undefined) {
    await app.register(fastifyStatic, { root: options.docs, prefix: '/docs/', redirect: true })
    app.get('/docs', (_request, reply) => reply.redirect('/docs/'))
  }
  app.get('/healthz', async () => ({ status: 'ok' }))
  registerReadiness(app, options.services, options.requireRoom ?? (async () => {}))
  app.setNotFoundHandler((_request, reply) => sendError(reply, new ApiError('EntityNotFound'), 'wrapped'))
  app.setErrorHandler((error, _request, reply) => sendError(reply, error, 'wrapped'))
  return app
}

/** Every answer says which version of the document this server is, as the document says. */
function registerVersion(app: FastifyInstance, { json }: ApiDocument): void {
  const value = `${versions.product}/${json.info.version}`
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header(versions.answer, value)
    done()
  })
}

/** What Google answers: the operations, the discovery document, the bytes behind base URLs, the pages for people. */
function registerApi(app: FastifyInstance, document: ApiDocument, options: HttpOptions): void {
  const { services, quota, faults, publicUrl, partialStatus = '200' } = options
  const originOf = (request: FastifyRequest) => publicUrl ?? `${request.protocol}://${request.host}`
  const faultsOf = faults ? registerFaults(app, document) : undefined
  app.register(async (scope) => {
    await registerCompression(scope, 'application/json')
    registerSafety(scope, services)
    registerDollarNames(scope)
    registerForms(scope)
    registerOperations(scope, {
      document,
      services,
      originOf,
      partialStatus,
      ...(quota && { checkQuota: createQuotaGuard(quota, document, services.now) }),
      ...(faultsOf && { faultsOf }),
    })
    registerDiscovery(scope, document, services.era, originOf)
  })
  app.register(async (scope) => {
    // Bytes fail as the media item does that they belong to.
    const item = document.operations.find(({ id }) => id === 'mediaItems.get')
    if (faultsOf && item) scope.addHook('onRequest', faultsOf(item))
    registerMedia(scope, services)
  })
  app.register(async (scope) => {
    await registerCompression(scope, 'text/html')
    registerPages(scope, services, originOf)
  })
}

/**
 * A 2xx promises what it tells: it waits until a power cut cannot take that back (server.md, Promise). A refusal
 * promises nothing.
 */
function registerSafety(app: FastifyInstance, { catalog }: Services): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    const unsafe = reply.statusCode < 300 ? unsafeCommits(catalog) : undefined
    if (unsafe === undefined) done(null, payload)
    else unsafe.then(() => done(null, payload), done)
  })
}

/**
 * Stops taking requests and waits for those under way. Idle connections are dropped again and again, because
 * one whose answer has only just gone out is not idle yet when the closing begins, and would be waited for.
 */
export async function closeHttpServer(app: FastifyInstance): Promise<void> {
  const dropping = setInterval(() => app.server.closeIdleConnections(), 50)
  try {
    await app.close()
  } finally {
    clearInterval(dropping)
  }
}
