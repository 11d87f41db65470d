import { type ApiDocument, type DocumentedOperation, takesBytes } from '@tintype/document'
import type { OperationId } from '@tintype/types/operations'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { StartTimer } from '../../concurrency/timer.ts'
import { type Principal, requireScope } from '../../domain/principal.ts'
import { operations } from '../../operations/index.ts'
import type { Context, Operation, Services } from '../../operations/operation.ts'
import { disconnectSignal } from '../connection/disconnect.ts'
import type { CountForUser } from '../connection/requestLimits.ts'
import { authenticate } from './authentication.ts'
import type { FaultHooks } from './faults.ts'
import { createJsonMethod } from './jsonMethod.ts'
import type { OperationFormat } from './operationFormat.ts'
import { createSelectionReaders } from './partialResponse.ts'
import type { PartialStatus } from './partialSuccess.ts'
import type { QuotaGuard } from './quotas.ts'
import { createUpload } from './upload.ts'
import { createRequestReaders } from './validation.ts'

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
  countForUser: CountForUser
  /** Absent when quotas are off. */
  checkQuota?: QuotaGuard
  /** Absent when clients may not ask for faults. */
  faultsOf?: FaultHooks
}

/** Adds a route for each operation of the document. */
export function registerOperations(app: FastifyInstance, options: RouteOptions): void {
  const readers = createRequestReaders(options.document)
  const selectionReaderOf = createSelectionReaders(options.document)
  for (const operation of options.document.operations) {
    const reader = readers.get(operation.id)
    if (reader === undefined) continue
    const format = takesBytes(operation)
      ? createUpload(operation, reader)
      : createJsonMethod(operation, { ...options, reader, readSelection: selectionReaderOf(operation) })
    // Each route has a scope of its own, because body parsers belong to a scope and not to a route.
    app.register(async (scope) => addRoute(scope, operation, format, options))
  }
}

function addRoute(
  scope: FastifyInstance,
  operation: DocumentedOperation<OperationId>,
  format: OperationFormat,
  { services, originOf, countForUser, checkQuota, faultsOf }: RouteOptions,
): void {
  scope.removeAllContentTypeParsers()
  format.addBodyParser(scope)
  scope.setErrorHandler((error, _request, reply) => format.sendError(reply, error))
  scope.route({
    method: operation.method,
    url: routePath(operation),
    config: { operation },
    onRequest: [admit, ...(faultsOf ? [faultsOf(operation)] : [])],
    async handler(request, reply) {
      const run = operations[operation.id] as Operation<OperationId>
      const { input, sendResponse } = format.read(request)
      return sendResponse(reply, await run(input, contextOf(request, reply)))
    },
  })

  /** Runs before the body is read: an invalid token must not make the server receive a body. */
  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const principal = await authenticate(request, services)
    countForUser(principal.user, request, reply)
    requireScope(principal, operation.id)
    checkQuota?.(principal, operation)
    request.principal = principal
  }

  function contextOf(request: FastifyRequest, reply: FastifyReply): Context {
    const { principal, fault } = request
    if (principal === undefined) throw new Error('The request was not authenticated.')
    return {
      ...services,
      principal,
      origin: originOf(request),
      // Created at first use: most operations end before they could be aborted.
      get signal() {
        return disconnectSignal(reply)
      },
      emptyPage: fault?.emptyPage,
    }
  }
}

/**
 * `/v1/albums/{albumId}:share` as `/v1/albums/:albumId(^[^/:]+)::share`: Fastify writes a literal colon twice, and needs
 * a pattern to keep the verb out of the parameter.
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
