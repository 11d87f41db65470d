import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ApiDocument } from '@tintype/document'
import type { ErrorName } from '@tintype/types/errors'
import { versions } from '@tintype/types/operations'
import type { FastifyBaseLogger } from 'fastify'
import { ApiError } from '../../domain/apiError.ts'
import { JSON_TYPE, jsonText } from '../api/globalParameters.ts'
import { RETRY_AFTER_SECONDS, wrappedBody } from '../errors.ts'
import { malformed } from './requestHead.ts'

/** What Node's parser reports of a connection. Its `rawPacket`, the whole request with its token, is never looked at. */
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

/** Writes responses to requests that never become one for Fastify, in the API's error format. */
export interface ProtocolErrors {
  /** For the event `clientError`. The caller closes the connection. */
  answerFault(error: ConnectionError, socket: Socket): void
  /** For the event `checkExpectation`: an Expect that nobody knows. */
  answerExpectation(response: ServerResponse): void
  /** For a connection that will not be served. The caller closes it. */
  answerOverload(socket: Socket): void
}

export function createProtocolErrors({ json }: ApiDocument, log: FastifyBaseLogger): ProtocolErrors {
  const server = `${versions.product}/${json.info.version}`

  function head({ httpStatus }: ApiError, body: string): Record<string, string> {
    return {
      [versions.answer]: server,
      'content-type': JSON_TYPE,
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
      ...(httpStatus === 503 && { 'retry-after': String(RETRY_AFTER_SECONDS) }),
    }
  }

  function write(socket: Socket, error: ApiError): void {
    if (!socket.writable) return
    const body = bodyOf(error)
    const lines = Object.entries(head(error, body)).map(([name, value]) => `${name}: ${value}\r\n`)
    const { httpStatus } = error
    socket.write(`HTTP/1.1 ${httpStatus} ${STATUS_CODES[httpStatus]}\r\n${lines.join('')}\r\n${body}`)
  }

  return {
    answerFault({ code = '', reason }, socket) {
      const name = BY_CODE[code]
      log.debug({ code, reason }, 'request rejected: malformed or too slow')
      write(socket, name === undefined ? malformed(`${reason ?? 'It is not HTTP/1.1'}.`) : new ApiError(name))
    },
    answerExpectation(response) {
      const error = new ApiError('ExpectationFailed')
      const body = bodyOf(error)
      response.writeHead(error.httpStatus, head(error, body)).end(body)
    },
    answerOverload(socket) {
      write(socket, new ApiError('Unavailable'))
    },
  }
}

const bodyOf = (error: ApiError): string =>
  jsonText(wrappedBody(error, { pretty: true, olderErrors: false }), { pretty: true, olderErrors: false })
