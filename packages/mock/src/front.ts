import {
  createServer,
  request as forward,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ApiDocument } from '@tintype/contract/document'
import type { OperationId } from '@tintype/types/operations'
import { type Addresses, createAddresses } from './addresses.ts'
import type { Resolved } from './answers.ts'
import { BodyTooLong } from './bodies.ts'
import { createIncomingReader, type Incoming, type IncomingReader } from './incoming.ts'
import { wantedAnswer } from './preference.ts'
import { type Answer, refuse, respond } from './respond.ts'
import { sessionHeaders } from './uploads.ts'
import { parameterSpelling, type Violation, violationsHeader, violationsIn } from './violations.ts'

interface FrontOptions {
  document: ApiDocument
  /** Where Prism listens, once it does: requests wait for it. */
  prism: string | Promise<string>
  port: number
  host: string
  /** The response for the next request of an operation, when one was asked for. */
  answerFor: (id: OperationId) => Resolved | undefined
  onViolation: (violation: Violation) => void
}

interface Front extends FrontOptions {
  read: IncomingReader
  addresses: Addresses
}

/**
 * Stands before Prism: brings requests into the form that Prism understands, asks for the responses that are wanted, and
 * reports violations.
 */
export async function startFront(options: FrontOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const front: Front = {
    ...options,
    read: createIncomingReader(options.document),
    addresses: createAddresses(options.document),
  }
  const server = createServer((request, response) => {
    handle(request, response, front).catch((error) => {
      if (!(error instanceof BodyTooLong)) return response.destroy()
      const problem = { place: 'request.body', message: error.message }
      front.onViolation(refuse({ request, response }, { problem, error: 'InvalidArgument' }, front.addresses))
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

function listen(server: Server, { port, host }: FrontOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
}

async function handle(request: IncomingMessage, response: ServerResponse, front: Front): Promise<void> {
  const { method = 'GET', url = '/', headers } = request
  const { addresses, onViolation } = front
  const exchange = { request, response }
  if (addresses.serve(request, response)) return
  if (method === 'OPTIONS') {
    respond(exchange, await ask(front, { method, url, headers }), addresses)
    return
  }
  const incoming = await front.read(request)
  if (incoming === undefined) {
    const problem = { place: 'request', message: 'the document has no such operation' }
    onViolation(refuse(exchange, { problem, error: 'EntityNotFound' }, addresses))
    return
  }
  const { operation } = incoming
  const wanted = wantedAnswer(front.document, incoming, headers.prefer, front.answerFor)
  if ('message' in wanted) {
    const problem = { place: 'request.header.prefer', ...wanted }
    onViolation(refuse(exchange, { problem, error: 'InvalidArgument', operation }, addresses))
    return
  }
  const answer = await ask(front, {
    ...incoming,
    method: operation.method,
    headers: { ...incoming.headers, ...(wanted.prefer && { prefer: wanted.prefer }) },
  })
  const violations = violationsOf(incoming, answer, { operation: operation.id, method, url })
  violations.forEach(onViolation)
  const session = wanted.isSession && answer.status === 200 && sessionHeaders(incoming)
  const told = { ...answer.headers, ...session, 'sl-violations': violationsHeader(violations) }
  respond(exchange, { ...answer, headers: told }, addresses)
}

function violationsOf(
  { problem, operation }: Incoming,
  { headers }: Answer,
  about: Pick<Violation, 'operation' | 'method' | 'url'>,
): Violation[] {
  const found = violationsIn(headers['sl-violations'], about, parameterSpelling(operation))
  return problem ? [{ ...about, place: problem.place, message: problem.message }, ...found] : found
}

async function ask(
  { prism }: Front,
  {
    method,
    url,
    headers,
    body,
  }: { method: string; url: string; headers: OutgoingHttpHeaders; body?: Buffer },
): Promise<Answer> {
  const target = await prism
  return new Promise((resolve, reject) => {
    const forwarded = forward(target + url, { method, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 500,
          headers: answer.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    forwarded.on('error', reject)
    forwarded.end(body)
  })
}
