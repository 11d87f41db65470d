import type { ApiDocument, DocumentedOperation } from '@tintype/document'
import type { OperationId } from '@tintype/types/operations'
import type { FastifyRequest } from 'fastify'
import type { StartTimer } from '../../concurrency/timer.ts'
import { invalidField } from '../../domain/apiError.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { sendError } from '../errors.ts'
import { JSON_TYPE, responseStyle } from '../jsonResponse.ts'
import { largestBody } from './bodySize.ts'
import type { GlobalValues } from './globalParameters.ts'
import { readHeaderParameters } from './headerParameters.ts'
import { type OperationFormat, RESPONSE_HEADERS } from './operationFormat.ts'
import type { SelectionReader } from './partialResponse.ts'
import { type PartialStatus, statusOf } from './partialSuccess.ts'
import { readText } from './readText.ts'
import { responseText } from './responseText.ts'
import type { RequestReader } from './validation.ts'

interface JsonMethodOptions {
  document: ApiDocument
  reader: RequestReader
  readSelection: SelectionReader
  partialStatus: PartialStatus
  startTimer: StartTimer
}

/** An operation with JSON bodies: all but the upload. */
export function createJsonMethod(
  operation: DocumentedOperation,
  { document, reader, readSelection, partialStatus, startTimer }: JsonMethodOptions,
): OperationFormat {
  const maxBytes = largestBody(document, operation).bytes
  const tooLong = () =>
    invalidField('body', `A JSON body may have at most ${maxBytes} bytes here. Send less in one request.`)
  return {
    addBodyParser(scope) {
      scope.addContentTypeParser('*', ({ raw }: FastifyRequest) =>
        readText(raw, { maxBytes, tooLong, startTimer }),
      )
    },
    read(request) {
      const { own, global, fields } = reader.query(request.query as Record<string, unknown>)
      requireJson(operation, global)
      const input = {
        path: reader.path(request.params),
        query: own,
        headers: reader.headers(readHeaderParameters(request, operation)),
        body: reader.body(String(request.body ?? ''), fields),
      }
      const select = readSelection(request, global)
      return {
        // Validated against the document, which the type is generated from.
        input: input as unknown as OperationRequest<OperationId>,
        sendResponse: (reply, response) =>
          reply
            .code(statusOf(operation, response, partialStatus))
            .headers(RESPONSE_HEADERS)
            .type(JSON_TYPE)
            .send(responseText(select(response), responseStyle(request.query))),
      }
    },
    sendError,
  }
}

/** Google lists other formats than JSON, but no method supports them (facts 1.1). */
function requireJson({ parameters }: DocumentedOperation, { alt }: GlobalValues): void {
  const served = parameters.find(({ name }) => name === 'alt')?.schema.default
  if (alt !== served) throw invalidField('alt', `The only format is ${served}.`)
}
