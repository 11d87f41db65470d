import type { ApiDocument } from '@tintype/document'
import { createResponseCheck } from '@tintype/document/validate'
import { errors } from '@tintype/types/errors'
import type { FastifyInstance } from 'fastify'

/** Statuses that the document describes for all operations at once. */
const OF_ALL_OPERATIONS: ReadonlySet<number> = new Set([
  errors.Unimplemented.httpStatus,
  errors.RequestTimeout.httpStatus,
])

/**
 * Compares every response of every operation with the document, and reports an undocumented status or content type and a
 * body that does not match its schema. For tests; the response itself is sent unchanged.
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
    if (OF_ALL_OPERATIONS.has(status)) return
    const type = String(reply.getHeader('content-type') ?? '').split(';')[0] ?? ''
    const { fields } = request.query as Record<string, unknown>
    const isPartial = Boolean(fields ?? request.headers['x-goog-fieldmask'])
    const fault = check(operation, { status, type, text: String(payload), isPartial })
    if (fault !== undefined) report(`${operation.id} responded with ${status}: ${fault}`)
  })
}
