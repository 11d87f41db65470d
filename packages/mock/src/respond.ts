import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { type DocumentedOperation, takesBytes } from '@tintype/document'
import { errors } from '@tintype/types/errors'
import type { Addresses } from './addresses.ts'
import type { Problem } from './incoming.ts'
import { type Violation, violationsHeader } from './violation.ts'

export interface PrismResponse {
  status: number
  headers: OutgoingHttpHeaders
  /** Text, whose URLs lead to the mock then, or bytes. */
  text: string | Uint8Array
}

interface Served {
  request: IncomingMessage
  response: ServerResponse
}

/** Headers of the connection to Prism. The connection to the client has its own. */
const CONNECTION_HEADERS = ['connection', 'keep-alive', 'transfer-encoding']

/** Sends a response whose URLs lead to the host that the request was sent to. */
export function respond(
  { request, response }: Served,
  { status, headers, text }: PrismResponse,
  addresses: Addresses,
): void {
  const origin = originOf(request)
  const body = Buffer.from(typeof text === 'string' ? addresses.localize(text, origin) : text)
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || CONNECTION_HEADERS.includes(name)) continue
    response.setHeader(name, typeof value === 'string' ? addresses.localize(value, origin) : value)
  }
  response.setHeader('content-length', body.length)
  response.writeHead(status).end(request.method === 'HEAD' ? undefined : body)
}

/** The scheme, host and port that the client used, also through a proxy that ends TLS. */
function originOf({ headers, socket }: IncomingMessage): string {
  const forwarded = (name: string) =>
    String(headers[`x-forwarded-${name}`] ?? '')
      .split(',')[0]
      ?.trim()
  const scheme = forwarded('proto') === 'https' ? 'https' : 'http'
  const host = forwarded('host') || headers.host || `${socket.localAddress}:${socket.localPort}`
  return `${scheme}://${host}`
}

interface Rejection {
  problem: Problem
  error: 'EntityNotFound' | 'InvalidArgument'
  operation?: DocumentedOperation
}

/** Responds to a request that the document does not allow. @returns the violation */
export function reject(
  served: Served,
  { problem, error, operation }: Rejection,
  addresses: Addresses,
): Violation {
  const { method = 'GET', url = '/' } = served.request
  const { place, message } = problem
  const request = { method, url, place, message }
  const violation: Violation = operation === undefined ? request : { operation: operation.id, ...request }
  const { httpStatus, status, rpc, message: text } = errors[error]
  const content = { message: error === 'EntityNotFound' ? text : message }
  const isFlat = operation !== undefined && takesBytes(operation)
  const body = isFlat ? { code: rpc, ...content } : { error: { code: httpStatus, ...content, status } }
  const headers = {
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': '*',
    'sl-violations': violationsHeader([violation]),
  }
  respond(served, { status: httpStatus, headers, text: JSON.stringify(body) }, addresses)
  return violation
}
