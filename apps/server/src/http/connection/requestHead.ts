import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import type { ApiDocument } from '@tintype/document'
import type { FastifyInstance } from 'fastify'
import { ApiError, fillTemplate } from '../../domain/apiError.ts'

/** Hosts of request targets in absolute form, which replace the header Host (RFC 9112, 3.2.2). */
const authorities = new WeakMap<IncomingMessage, string>()

/**
 * The path and query of a request target. Proxies send targets in absolute form (`http://host/path`), which every server
 * must accept; Fastify knows the origin form only.
 */
export function originForm(request: IncomingMessage): string {
  const target = request.url ?? '/'
  if (target.startsWith('/')) return target
  const absolute = /^https?:\/\/([^/?#]*)([^#]*)/i.exec(target)
  if (absolute === null) return target
  const [, authority = '', rest = ''] = absolute
  authorities.set(request, authority)
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** A host name or address, and a port. Stricter than RFC 3986, so that a match can be part of a URL unchanged. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9._])?|\[([0-9a-f:.]{2,45})\])(?::(\d{1,5}))?$/i

function isHost(text: string): boolean {
  const match = HOST.exec(text)
  if (match === null) return false
  const [, address, port] = match
  return (address === undefined || isIPv6(address)) && Number(port ?? 0) <= 65_535
}

/** The host and port that the client used. Only for requests that `registerHeadChecks` has accepted. */
export function hostOf(request: IncomingMessage): string {
  return authorities.get(request) ?? request.headers.host ?? listeningHost(request)
}

/** Clients of HTTP/1.0 send no Host. This is the address that they connected to. */
function listeningHost({ socket }: IncomingMessage): string {
  const address = (socket.localAddress ?? '127.0.0.1').replace(/^::ffff:/, '')
  return `${isIPv6(address) ? `[${address}]` : address}:${socket.localPort}`
}

/** Headers that this server reads and that have no meaning when sent twice. */
const SINGLE = ['authorization', 'content-type', 'host', 'if-range', 'x-http-method-override']

/** A list by definition: one checksum for each algorithm. */
const LISTS = new Set(['x-goog-hash'])

/**
 * Rejects requests with an ambiguous head before anything else reads them: an invalid, missing or repeated Host, and other
 * repeated headers, whose first value Node would use, or all joined (RFC 9110, 5.3; RFC 9112, 3.2).
 */
export function registerHeadChecks(app: FastifyInstance, { operations }: ApiDocument): void {
  const parameters = operations.flatMap((operation) => operation.parameters)
  const documented = parameters.filter((one) => one.in === 'header').map((one) => one.name.toLowerCase())
  const single = new Set([...SINGLE, ...documented].filter((name) => !LISTS.has(name)))
  app.addHook('onRequest', (request, _reply, done) => {
    const reason = repeatedHeader(request.raw, single) ?? hostProblem(request.raw)
    done(reason === undefined ? undefined : malformed(reason))
  })
}

export function malformed(reason: string): ApiError {
  return new ApiError('MalformedRequest', { message: fillTemplate('MalformedRequest', { reason }) })
}

function repeatedHeader({ rawHeaders }: IncomingMessage, single: ReadonlySet<string>): string | undefined {
  const seen = new Set<string>()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? ''
    if (!single.has(name)) continue
    if (seen.has(name)) return `Header ${rawHeaders[at]} must be sent once.`
    seen.add(name)
  }
  return undefined
}

function hostProblem(request: IncomingMessage): string | undefined {
  const { host } = request.headers
  if (host === undefined && isLaterThan10(request)) return 'Header Host is missing.'
  if (host !== undefined && !isHost(host)) return 'Header Host must be a host name or address and a port.'
  const authority = authorities.get(request)
  if (authority !== undefined && !isHost(authority)) return 'The URL must have a valid host and no user.'
  return undefined
}

const isLaterThan10 = ({ httpVersionMajor, httpVersionMinor }: IncomingMessage) =>
  httpVersionMajor > 1 || httpVersionMinor > 0
