import type { ApiDocument } from '@tintype/document'
import { createResponseCheck } from '@tintype/document/validate'
import { errors } from '@tintype/types/errors'
import type { FastifyInstance } from 'fastify'

/** What the document describes for all operations at once. */
const OF_NO_OPERATION: ReadonlySet<number> = new Set([
  errors.Unimplemented.httpStatus,
  errors.RequestTimeout.httpStatus,
])

/**
 * Holds every answer of every operation against the document, and reports what differs: an undocumented
 * status or content type, a body that its schema refuses. For tests; an answer is sent as it is.
 */
export function registerResponseCheck(
  app: FastifyInstance,
  document: ApiDocument,
  report: (fault: string) => void,
): void {
  const check = createResponseCheck(document)
  app.addHook('onSend', async (request, reply, payload) => {
    const { operation } = request.routeOptions.config
    if (operation === undefined || request.method === 'HEAD') return
    const status = reply.statusCode
    if (OF_NO_OPERATION.has(status)) return
    const type = String(reply.getHeader('content-type') ?? '').split(';')[0] ?? ''
    const fault = check(operation, { status, type, text: String(payload) })
    if (fault !== undefined) report(`${operation.id} answered ${status}: ${fault}`)
  })
}
