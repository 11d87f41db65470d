import {
  createServer,
  request as forward,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadDocument } from '@tintype/contract/document'
import { type OperationId, operations } from '@tintype/types/operations'
import { type Violation, violationsIn } from './violations.ts'

interface FrontOptions {
  /** Where Prism listens, once it does: requests wait for it. */
  prism: string | Promise<string>
  port: number
  host: string
  /** The `Prefer` header for the next request to an operation, when an answer was asked for. */
  preferenceOf: (id: OperationId) => string | undefined
  onViolation: (violation: Violation) => void
}

/** Stands before Prism: asks it for the answers that are wanted, and hears of violations. */
export async function startFront(options: FrontOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    pass(request, response, options).catch(() => response.destroy())
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

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  options: FrontOptions,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = request
  const operation = operationOf(method, url)
  const about = { ...(operation && { operation }), method, url }
  const tell = (message: string, place = 'request') => options.onViolation({ ...about, place, message })
  const preference = headers.prefer ?? (operation && options.preferenceOf(operation))
  const onward = { ...headers, ...authorization(request), ...(preference && { prefer: String(preference) }) }
  const unknown = operation && unknownParameter(operation, url)
  if (unknown !== undefined) {
    // Prism lets it pass.
    tell(`there is no parameter "${unknown}"`, `request.query.${unknown}`)
    Object.assign(onward, { prefer: 'code=400' })
  }

  let body: Buffer | IncomingMessage = request
  if (headers['content-type']?.includes('json')) {
    body = await whole(request)
    if (!isJson(body)) {
      // Prism would never answer.
      tell('is not JSON', 'request.body')
      Object.assign(onward, { prefer: 'code=400, example=InvalidJson' })
      body = Buffer.from('{}')
    }
    Object.assign(onward, { 'content-length': body.length })
    delete onward['transfer-encoding']
  }

  const prism = await options.prism
  const forwarded = forward(prism + url, { method, headers: onward }, (answer) => {
    const told = answer.headers['sl-violations']
    if (typeof told === 'string') violationsIn(told, about).forEach(options.onViolation)
    else if (operation === undefined && method !== 'OPTIONS') tell('the document has no such operation')
    response.writeHead(answer.statusCode ?? 500, answer.headers)
    answer.pipe(response)
  })
  forwarded.on('error', () => response.destroy())
  if (Buffer.isBuffer(body)) forwarded.end(body)
  else body.on('error', () => forwarded.destroy()).pipe(forwarded)
}

/** The first name in the query that the operation does not know, under which nothing else is repeated either. */
function unknownParameter(operation: OperationId, url: string): string | undefined {
  const known = parameterNames.get(operation)
  const names = new URL(url, 'http://localhost').searchParams.keys()
  return known && [...names].find((name) => !known.has(name.replace(/^\$(?!\.)/, '').toLowerCase()))
}

/**
 * Of every place, in small letters: headers may come in the query, and generated clients repeat path parameters there
 * (api-facts 5.1 and 13.17).
 */
const parameterNames = new Map(
  loadDocument().operations.map(({ id, parameters }) => [
    id,
    new Set(parameters.map(({ name }) => name.toLowerCase())),
  ]),
)

/** Of a token in the query, where Prism does not look for it. */
function authorization({ headers, url = '/' }: IncomingMessage): { authorization?: string } {
  if (headers.authorization !== undefined) return {}
  const { searchParams } = new URL(url, 'http://localhost')
  const token = searchParams.get('access_token') ?? searchParams.get('oauth_token')
  return token === null ? {} : { authorization: `Bearer ${token}` }
}

async function whole(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** No body at all is an empty message. */
function isJson(body: Buffer): boolean {
  try {
    if (body.length > 0) JSON.parse(body.toString())
    return true
  } catch {
    return false
  }
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
