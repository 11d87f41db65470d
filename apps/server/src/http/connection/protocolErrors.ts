import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ApiDocument } from '@tintype/document'
import type { ErrorName } from '@tintype/types/errors'
import { versions } from '@tintype/types/operations'
import type { FastifyBaseLogger } from 'fastify'
import { ApiError } from '../../domain/apiError.ts'
import { errorBody, RETRY_AFTER_SECONDS } from '../errors.ts'
import { JSON_TYPE, jsonText } from '../jsonResponse.ts'
import { REQUEST_ID, type RequestIds } from '../ops/requestIds.ts'
import { malformed } from './requestHead.ts'

/** An error of Node's parser. Its `rawPacket` is never logged: it holds the whole request, with its token. */
interface ConnectionError extends Error {
  code?: string
  /** The parser's own words, such as "Invalid header value char". */
  reason?: string
}

const BY_CODE: Readonly<Record<string, ErrorName>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'RequestTimeout',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'ContentTooLarge',
  HPE_HEADER_OVERFLOW: 'HeadersTooLarge',
}

/** Writes responses, in the API's error format, to requests that Node rejects before Fastify sees them. */
export interface ProtocolErrors {
  /** For the event `clientError`. The caller closes the connection. */
  sendParserError(error: ConnectionError, socket: Socket): void
  /** For the event `checkExpectation`: an unknown value of Expect. */
  sendExpectationFailed(response: ServerResponse): void
  /** For a connection over a limit. The caller closes it. */
  sendOverload(socket: Socket): void
}

export function createProtocolErrors(
  { json }: ApiDocument,
  requestIds: RequestIds,
  log: FastifyBaseLogger,
): ProtocolErrors {
  const server = `${versions.product}/${json.info.version}`

  function headersOf({ httpStatus }: ApiError, id: string, body: string): Record<string, string> {
    const headers: Record<string, string> = {
      [versions.answer]: server,
      [REQUEST_ID]: id,
      'content-type': JSON_TYPE,
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    }
    if (httpStatus === 503) headers['retry-after'] = String(RETRY_AFTER_SECONDS)
    return headers
  }

  function write(socket: Socket, error: ApiError, id: string): void {
    if (!socket.writable) return
    const body = bodyOf(error)
    const lines = Object.entries(headersOf(error, id, body)).map(([name, value]) => `${name}: ${value}\r\n`)
    const { httpStatus } = error
    socket.write(`HTTP/1.1 ${httpStatus} ${STATUS_CODES[httpStatus]}\r\n${lines.join('')}\r\n${body}`)
  }

  return {
    sendParserError({ code = '', reason }, socket) {
      const name = BY_CODE[code]
      const reqId = requestIds.create()
      log.debug({ reqId, code, reason }, 'request rejected: malformed or too slow')
      const problem = `${reason ?? 'It is not HTTP/1.1'}.`
      write(socket, name === undefined ? malformed(problem) : new ApiError(name), reqId)
    },
    sendExpectationFailed(response) {
      const error = new ApiError('ExpectationFailed')
      const body = bodyOf(error)
      const id = requestIds.of(response.req)
      response.writeHead(error.httpStatus, headersOf(error, id, body)).end(body)
    },
    sendOverload(socket) {
      write(socket, new ApiError('Unavailable'), requestIds.create())
    },
  }
}

const STYLE = { pretty: true, olderErrors: false }

const bodyOf = (error: ApiError): string => jsonText(errorBody(error, STYLE), STYLE)
