import { Readable } from 'node:stream'
import { type ApiDocument, type DocumentedOperation, takesBytes } from '@tintype/document'
import type { OperationId } from '@tintype/types/operations'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { StartTimer } from '../../concurrency/timer.ts'
import { type Principal, requireScope } from '../../domain/access.ts'
import { invalidField } from '../../domain/apiError.ts'
import { operations } from '../../operations/index.ts'
import type {
  BinaryBody,
  Operation,
  OperationRequest,
  OperationResponse,
  Services,
} from '../../operations/operation.ts'
import { disconnectSignal } from '../connection/disconnect.ts'
import { askForBody } from '../connection/expectContinue.ts'
import type { registerRequestLimits } from '../connection/requestLimits.ts'
import { type ErrorForm, sendError, uploadError } from '../errors.ts'
import { authenticate } from './authentication.ts'
import { largestBody } from './bodySize.ts'
import type { registerFaults } from './faults.ts'
import { type GlobalValues, JSON_TYPE, jsonText, responseStyle } from './globalParameters.ts'
import { readHeaderParameters } from './headerParameters.ts'
import { createSelectionReaders, type SelectionReader } from './partialResponse.ts'
import { type PartialStatus, statusOf } from './partialSuccess.ts'
import type { QuotaGuard } from './quotas.ts'
import { readText } from './requestText.ts'
import { createRequestReaders, type RequestReader } from './validation.ts'

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal
  }
  interface FastifyContextConfig {
    /** Set on the routes of operations. */
    operation?: DocumentedOperation<OperationId>
  }
}

export interface RouteOptions {
  document: ApiDocument<OperationId>
  services: Services
  originOf: (request: FastifyRequest) => string
  partialStatus: PartialStatus
  startTimer: StartTimer
  countForUser: ReturnType<typeof registerRequestLimits>
  /** Left out, nothing is limited. */
  checkQuota?: QuotaGuard
  /** Left out, no faults are made. */
  faultsOf?: ReturnType<typeof registerFaults>
}

interface OperationRoute {
  operation: DocumentedOperation<OperationId>
  reader: RequestReader
  readSelection: SelectionReader
  form: ErrorForm
}

/** One route for every operation of the document, and none besides. */
export function registerOperations(app: FastifyInstance, options: RouteOptions): void {
  const readers = createRequestReaders(options.document)
  const selectionReaderOf = createSelectionReaders(options.document)
  for (const operation of options.document.operations) {
    const reader = readers.get(operation.id)
    if (reader === undefined) continue
    const binary = takesBytes(operation)
    // A scope of its own, because uploads and JSON methods read bodies differently, whatever their headers
    // say (facts 13.17).
    app.register(async (scope) => {
      scope.removeAllContentTypeParsers()
      if (binary) scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
      else scope.addContentTypeParser('*', jsonTexts(operation, options))
      const readSelection = selectionReaderOf(operation)
      addRoute(scope, { operation, reader, readSelection, form: binary ? 'flat' : 'wrapped' }, options)
    })
  }
}

/** Reads JSON bodies up to the size of the largest one that the document allows. */
function jsonTexts(operation: DocumentedOperation, { document, startTimer }: RouteOptions) {
  const maxBytes = largestBody(document, operation).bytes
  const tooLong = () =>
    invalidField('body', `A JSON body may have at most ${maxBytes} bytes here. Send less in one request.`)
  return ({ raw }: FastifyRequest) => readText(raw, { maxBytes, tooLong, startTimer })
}

function addRoute(
  scope: FastifyInstance,
  route: OperationRoute,
  { services, originOf, partialStatus, countForUser, checkQuota, faultsOf }: RouteOptions,
): void {
  const { operation, readSelection, form } = route
  scope.setErrorHandler((error, _request, reply) => {
    return sendError(reply, form === 'wrapped' ? error : uploadError(error), form)
  })
  scope.route({
    method: operation.method,
    url: routePath(operation),
    config: { operation },
    onRequest: [admit, ...(faultsOf ? [faultsOf(operation)] : [])],
    async handler(request, reply) {
      const { principal } = request
      if (principal === undefined) throw new Error('A request came past its authentication.')
      const run = operations[operation.id] as Operation<OperationId>
      const { read, global } = readRequest(request, route)
      const select = readSelection(request, global)
      const answer = await run(read, {
        ...services,
        principal,
        origin: originOf(request),
        get signal() {
          return disconnectSignal(reply)
        },
        ...(request.fault?.emptyPage && { emptyPage: true }),
      })
      if (form === 'flat') return sendText(reply, answer as OperationResponse<'uploads.create'>)
      reply.code(statusOf(operation, answer, partialStatus))
      return sendJson(request, reply, select(answer))
    },
  })

  /** Before the body is read: nobody without a good token makes this server take one in. */
  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const principal = await authenticate(request, services)
    countForUser(principal.user, request, reply)
    requireScope(principal, operation.id)
    checkQuota?.(principal, operation)
    request.principal = principal
  }
}

function readRequest(
  request: FastifyRequest,
  { operation, reader, form }: OperationRoute,
): { read: OperationRequest<OperationId>; global: GlobalValues } {
  const { own, global, fields } = reader.query(request.query as Record<string, unknown>)
  if (form === 'wrapped') requireJson(operation, global)
  const read = {
    path: reader.path(request.params),
    query: own,
    headers: reader.headers(readHeaderParameters(request, operation)),
    body: form === 'flat' ? binaryBody(request) : reader.body(String(request.body ?? ''), fields),
  }
  // The reader has held it against the document that the type is generated from.
  return { read: read as unknown as OperationRequest<OperationId>, global }
}

function binaryBody({ body, headers, raw }: FastifyRequest): BinaryBody {
  // Fastify hands nothing over for a body of no bytes.
  if (body === undefined) return { open: () => Readable.from([]), length: 0 }
  const length = headers['content-length']
  const open = () => {
    askForBody(raw)
    return body as Readable
  }
  return { open, length: length === undefined ? undefined : Number(length) }
}

/** Other formats than the document's default are names only: no method has them (facts 1.1). */
function requireJson({ parameters }: DocumentedOperation, { alt }: GlobalValues): void {
  const served = parameters.find(({ name }) => name === 'alt')?.schema.default
  if (alt !== served) throw invalidField('alt', `The only format is ${served}.`)
}

const ANSWER_HEADERS = { 'cache-control': 'private', 'x-content-type-options': 'nosniff' }

function sendJson(request: FastifyRequest, reply: FastifyReply, answer: unknown): FastifyReply {
  return reply
    .headers(ANSWER_HEADERS)
    .type(JSON_TYPE)
    .send(jsonText(answer, responseStyle(request.query)))
}

function sendText(reply: FastifyReply, { body, headers }: OperationResponse<'uploads.create'>): FastifyReply {
  return reply.headers(ANSWER_HEADERS).headers(headers).type('text/plain; charset=UTF-8').send(body)
}

/**
 * `/v1/albums/{albumId}:share` as `/v1/albums/:albumId(^[^/:]+)::share`: a colon stands for itself when
 * doubled, and the parameter's own pattern keeps it from swallowing the verb.
 */
function routePath({ path, parameters }: DocumentedOperation): string {
  const pattern = (name: string) => {
    const schema = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.schema
    return String(schema?.pattern ?? '^[^/:]+$').replace(/\$$/, '')
  }
  return path
    .replaceAll(':', '::')
    .replace(/\{(\w+)\}/g, (_whole, name: string) => `:${name}(${pattern(name)})`)
}
