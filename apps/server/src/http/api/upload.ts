import { Readable } from 'node:stream'
import type { DocumentedOperation } from '@tintype/document'
import type { OperationId } from '@tintype/types/operations'
import type { FastifyRequest } from 'fastify'
import type { BinaryBody, OperationRequest, OperationResponse } from '../../operations/operation.ts'
import { askForBody } from '../connection/expectContinue.ts'
import { sendUploadError } from '../errors.ts'
import { readHeaderParameters } from './headerParameters.ts'
import { type OperationFormat, RESPONSE_HEADERS } from './operationFormat.ts'
import type { RequestReader } from './validation.ts'

/** The upload of bytes: a binary body, a response of text, and flat errors (facts 5.1). */
export function createUpload(operation: DocumentedOperation, reader: RequestReader): OperationFormat {
  return {
    addBodyParser(scope) {
      scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    },
    read(request) {
      const { own } = reader.query(request.query as Record<string, unknown>)
      const input = {
        path: reader.path(request.params),
        query: own,
        headers: reader.headers(readHeaderParameters(request, operation)),
        body: binaryBody(request),
      }
      return {
        // Validated against the document, which the type is generated from.
        input: input as unknown as OperationRequest<OperationId>,
        sendResponse(reply, response) {
          const { body, headers } = response as OperationResponse<'uploads.create'>
          return reply.headers(RESPONSE_HEADERS).headers(headers).type('text/plain; charset=UTF-8').send(body)
        },
      }
    },
    sendError: sendUploadError,
  }
}

function binaryBody({ body, headers, raw }: FastifyRequest): BinaryBody {
  // Fastify passes no stream for an empty body.
  if (body === undefined) return { read: () => Readable.from([]), length: 0 }
  const length = headers['content-length']
  const read = () => {
    askForBody(raw)
    return body as Readable
  }
  return { read, length: length === undefined ? undefined : Number(length) }
}
