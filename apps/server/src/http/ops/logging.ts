import { operations } from '@tintype/types/operations'
import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import { type DestinationStream, type LoggerOptions, pino } from 'pino'
import { hideSecrets, loggedError } from './logSecrets.ts'

/**
 * Logs JSON lines to stderr; stdout has the few lines that people read.
 *
 * A log must not give access to anything. It has no queries (access tokens, upload sessions), no paths that are permissions
 * (base URLs, page links, share tokens), and no tokens in the messages of errors.
 */
export function createLogger(
  level: string,
  destination: DestinationStream = standardError(),
): FastifyBaseLogger {
  return pino({ level, serializers: { req: loggedRequest, err: loggedError }, hooks }, destination)
}

/** Log lines that are kept while stderr cannot be written; more are dropped. */
const MAX_BUFFERED_BYTES = 1024 * 1024

function standardError(): DestinationStream {
  const destination = pino.destination({ dest: 2, maxLength: MAX_BUFFERED_BYTES })
  // A log that cannot be written, such as to a file on a full disk, must not end the server.
  destination.on('error', () => {})
  return destination
}

const hooks: LoggerOptions['hooks'] = {
  logMethod(parts, method) {
    method.apply(this, parts.map((part) => (typeof part === 'string' ? hideSecrets(part) : part)) as never)
  },
}

const loggedRequest = (request: FastifyRequest) => ({
  id: request.id,
  method: request.method,
  path: loggedPath(request.url, request.routeOptions),
})

type Route = Pick<FastifyRequest['routeOptions'], 'url' | 'config'>

/**
 * The loggable form of a path. It is the path itself for operations that take ids, which give access to nothing, and the
 * pattern of the route for all others. The route decides and not the path, because a path can be spelled in many ways.
 */
export function loggedPath(url: string, { url: pattern, config }: Route): string {
  if (config.operation !== undefined) {
    return hasSecret(config.operation.path) ? config.operation.path : pathOf(url)
  }
  return pattern ?? apiPrefix(pathOf(url))
}

const pathOf = (url: string): string => url.split(/[?#]/, 1)[0] ?? ''

/** Share tokens give access by themselves. */
const hasSecret = (path: string): boolean => path.includes('{shareToken}')

/** The segments that a path without a route has in common with a path of the API. The next one may be a secret. */
function apiPrefix(path: string): string {
  let prefix = ''
  for (const segment of path.split('/').slice(1)) {
    const longer = `${prefix}/${segment}`
    if (!API_PREFIXES.has(longer)) return `${prefix}/…`
    prefix = longer
  }
  return prefix
}

/** `/v1`, `/v1/albums`, and so on: every path of the document up to its first parameter or method. */
const API_PREFIXES: ReadonlySet<string> = new Set(
  Object.values(operations).flatMap(({ path }) => {
    const segments = (/^[^{:]*/.exec(path)?.[0] ?? '').split('/').filter((segment) => segment !== '')
    return segments.map((_, at) => `/${segments.slice(0, at + 1).join('/')}`)
  }),
)
