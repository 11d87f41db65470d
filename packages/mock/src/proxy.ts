import {
  createServer,
  request as forward,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ApiDocument } from '@tintype/document'
import type { ResponseCheck } from '@tintype/document/validate'
import type { OperationId } from '@tintype/types/operations'
import { type Addresses, createAddresses } from './addresses.ts'
import { BodyTooLongError } from './bodies.ts'
import { customized, sentResponse } from './customResponse.ts'
import { createIncomingReader, type Incoming, type IncomingReader } from './incoming.ts'
import { choosePreference, type Preference } from './preference.ts'
import { type PrismResponse, reject, respond } from './respond.ts'
import type { Chosen } from './responses.ts'
import { sessionHeaders } from './uploads.ts'
import { parameterSpelling, type Violation, violationsHeader, violationsIn } from './violation.ts'

interface ProxyOptions {
  document: ApiDocument<OperationId>
  /** The URL of Prism. Requests wait until Prism listens. */
  prism: string | Promise<string>
  port: number
  host: string
  /** Takes the planned response to the next request of an operation, if there is one. */
  takePlanned: (id: OperationId) => Chosen | undefined
  /** Compares a response of a test with the document. */
  checkResponse: ResponseCheck
  onViolation: (violation: Violation) => void
}

interface PrismProxy extends ProxyOptions {
  read: IncomingReader
  addresses: Addresses
}

/**
 * Starts the proxy in front of Prism: it normalizes requests, asks Prism for the response that a request or test wants,
 * and reports violations.
 */
export async function startProxy(options: ProxyOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const proxy: PrismProxy = {
    ...options,
    read: createIncomingReader(options.document),
    addresses: createAddresses(options.document),
  }
  const server = createServer((request, response) => {
    handle(request, response, proxy).catch((error) => {
      if (!(error instanceof BodyTooLongError)) return response.destroy()
      const problem = { place: 'request.body', message: error.message }
      proxy.onViolation(reject({ request, response }, { problem, error: 'InvalidArgument' }, proxy.addresses))
    })
  })
  await listen(server, options)
  const { address, port } = server.address() as AddressInfo
  return {
    url: `http://${address.includes(':') ? `[${address}]` : address}:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, { port, host }: ProxyOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
}

async function handle(request: IncomingMessage, response: ServerResponse, proxy: PrismProxy): Promise<void> {
  const { method = 'GET', url = '/', headers } = request
  const { addresses, onViolation } = proxy
  const exchange = { request, response }
  if (addresses.serve(request, response)) return
  if (method === 'OPTIONS') {
    respond(exchange, await askPrism(proxy, { method, url, headers }), addresses)
    return
  }
  const incoming = await proxy.read(request)
  if (incoming === undefined) {
    const problem = { place: 'request', message: 'the document has no such operation' }
    onViolation(reject(exchange, { problem, error: 'EntityNotFound' }, addresses))
    return
  }
  const { operation } = incoming
  const preference = choosePreference(proxy.document, incoming, headers.prefer, proxy.takePlanned)
  if ('message' in preference) {
    const problem = { place: 'request.header.prefer', ...preference }
    onViolation(reject(exchange, { problem, error: 'InvalidArgument', operation }, addresses))
    return
  }
  const { mocked, violations } = await mockedResponse(proxy, { incoming, preference, method, url })
  violations.forEach(onViolation)
  const ownHeaders = { 'sl-violations': violationsHeader(violations) }
  respond(exchange, { ...mocked, headers: { ...mocked.headers, ...ownHeaders } }, addresses)
}

interface MockedRequest {
  incoming: Incoming
  preference: Exclude<Preference, { message: string }>
  /** As they were sent. */
  method: string
  url: string
}

async function mockedResponse(
  proxy: PrismProxy,
  { incoming, preference: { prefer, isSession, custom }, method, url }: MockedRequest,
): Promise<{ mocked: PrismResponse; violations: Violation[] }> {
  const { operation } = incoming
  const about = { operation: operation.id, method, url }
  const mocked = await askPrism(proxy, {
    ...incoming,
    method: operation.method,
    headers: prefer === undefined ? incoming.headers : { ...incoming.headers, prefer },
  })
  const violations = violationsOf(incoming, mocked, about)
  if (custom !== undefined && violations.length === 0) {
    const response = customized(operation, custom, mocked)
    const difference = custom.validate ? proxy.checkResponse(operation, sentResponse(response)) : undefined
    const found = difference === undefined ? [] : [{ ...about, place: 'response', message: difference }]
    return { mocked: response, violations: found }
  }
  const session = isSession && mocked.status === 200 ? sessionHeaders(incoming) : {}
  return { mocked: { ...mocked, headers: { ...mocked.headers, ...session } }, violations }
}

function violationsOf(
  { problem, operation }: Incoming,
  { headers }: PrismResponse,
  about: Pick<Violation, 'operation' | 'method' | 'url'>,
): Violation[] {
  const found = violationsIn(headers['sl-violations'], about, parameterSpelling(operation))
  return problem ? [{ ...about, place: problem.place, message: problem.message }, ...found] : found
}

interface PrismRequest {
  method: string
  url: string
  headers: OutgoingHttpHeaders
  body?: Buffer
}

async function askPrism(
  { prism }: PrismProxy,
  { method, url, headers, body }: PrismRequest,
): Promise<PrismResponse> {
  const target = await prism
  return new Promise((resolve, fail) => {
    const forwarded = forward(target + url, { method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', fail)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 500,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    forwarded.on('error', fail)
    forwarded.end(body)
  })
}
