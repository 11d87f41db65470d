import { type ApiDocument, createAnswerCheck } from '@tintype/contract/document'
import { errors } from '@tintype/types/errors'
import type { FastifyInstance } from 'fastify'

/**
 * Holds every answer of every operation against the document, and reports what differs: an undocumented
 * status or content type, a body that its schema refuses. For tests; an answer is sent as it is.
 */
export function registerAnswerCheck(
  app: FastifyInstance,
  document: ApiDocument,
  report: (fault: string) => void,
): void {
  const check = createAnswerCheck(document)
  app.addHook('onSend', async (request, reply, payload) => {
    const { operation } = request.routeOptions.config
    if (operation === undefined || request.method === 'HEAD') return
    const status = reply.statusCode
    // Our own word for "not there yet" is no part of the API; every method that is there documents its statuses.
    if (status === errors.Unimplemented.httpStatus) return
    const type = String(reply.getHeader('content-type') ?? '').split(';')[0] ?? ''
    const fault = check(operation, { status, type, text: String(payload) })
    if (fault !== undefined) report(`${operation.id} answered ${status}: ${fault}`)
  })
}
