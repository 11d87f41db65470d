import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { DocumentedOperation } from '@tintype/contract/document'
import { errors } from '@tintype/types/errors'
import type { Addresses } from './addresses.ts'
import type { Problem } from './incoming.ts'
import { type Violation, violationsHeader } from './violations.ts'

export interface Answer {
  status: number
  headers: OutgoingHttpHeaders
  text: string
}

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
}

/** Headers of the connection to Prism, which this one has of its own. */
const OWN = ['connection', 'keep-alive', 'transfer-encoding']

/** Sends a response, with every URL in it leading to where the request came to. */
export function respond(
  { request, response }: Exchange,
  { status, headers, text }: Answer,
  addresses: Addresses,
): void {
  const { localAddress, localPort } = request.socket
  const origin = `http://${request.headers.host ?? `${localAddress}:${localPort}`}`
  const body = Buffer.from(addresses.localize(text, origin))
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || OWN.includes(name)) continue
    response.setHeader(name, typeof value === 'string' ? addresses.localize(value, origin) : value)
  }
  response.setHeader('content-length', body.length)
  response.writeHead(status).end(request.method === 'HEAD' ? undefined : body)
}

interface Refusal {
  problem: Problem
  error: 'EntityNotFound' | 'InvalidArgument'
  operation?: DocumentedOperation
}

/** The response to a request for which the document has none, and the violation that it is. */
export function refuse(
  exchange: Exchange,
  { problem, error, operation }: Refusal,
  addresses: Addresses,
): Violation {
  const { method = 'GET', url = '/' } = exchange.request
  const { place, message } = problem
  const violation = { ...(operation && { operation: operation.id }), method, url, place, message }
  const { httpStatus, status, rpc, message: text } = errors[error]
  const own = { message: error === 'EntityNotFound' ? text : message }
  const isFlat = operation?.requestBody?.content['application/octet-stream'] !== undefined
  const body = isFlat ? { code: rpc, ...own } : { error: { code: httpStatus, ...own, status } }
  const headers = {
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': '*',
    'sl-violations': violationsHeader([violation]),
  }
  respond(exchange, { status: httpStatus, headers, text: JSON.stringify(body) }, addresses)
  return violation
}
