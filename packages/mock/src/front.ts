import {
  createServer,
  request as forward,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { type OperationId, operations } from '@tintype/types/operations'
import { type Violation, violationsIn } from './violations.ts'

interface FrontOptions {
  /** Where Prism listens. */
  prism: string
  port: number
  host: string
  /** The `Prefer` header for the next request to an operation, when an answer was asked for. */
  preferenceOf: (id: OperationId) => string | undefined
  onViolation: (violation: Violation) => void
}

/** Stands before Prism: asks it for the answers that are wanted, and hears of violations. */
export async function startFront(options: FrontOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => pass(request, response, options))
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

function pass(request: IncomingMessage, response: ServerResponse, options: FrontOptions): void {
  const { method = 'GET', url = '/', headers } = request
  const operation = operationOf(method, url)
  const preference = headers.prefer ?? (operation && options.preferenceOf(operation))
  const onward = forward(
    options.prism + url,
    { method, headers: { ...headers, ...(preference && { prefer: String(preference) }) } },
    (answer) => {
      const about = { ...(operation && { operation }), method, url }
      const told = answer.headers['sl-violations']
      if (typeof told === 'string') violationsIn(told, about).forEach(options.onViolation)
      else if (operation === undefined && method !== 'OPTIONS') {
        options.onViolation({ ...about, place: 'request', message: 'the document has no such operation' })
      }
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(response)
    },
  )
  onward.on('error', () => response.destroy())
  request.on('error', () => onward.destroy())
  request.pipe(onward)
}

const patterns = (Object.entries(operations) as [OperationId, { method: string; path: string }][])
  .map(([id, { method, path }]) => ({
    id,
    method,
    names: path.split('{').length,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+?')}$`),
  }))
  // Where two fit, the one with fewer names in its path is meant, or the longer: `…/{albumId}:share` has a verb.
  .sort((a, b) => a.names - b.names || b.pattern.source.length - a.pattern.source.length)

function operationOf(method: string, url: string): OperationId | undefined {
  const path = url.split('?')[0] ?? ''
  return patterns.find((each) => each.method === method && each.pattern.test(path))?.id
}
