import { operations } from '@tintype/types/operations'
import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import { type DestinationStream, type LoggerOptions, pino } from 'pino'
import { hideSecrets, loggedError } from './logSecrets.ts'

/**
 * JSON lines on stderr; stdout is for the few lines that a person reads.
 *
 * A log must not open anything: it has no query (access tokens, upload sessions), no path that is itself a permission
 * (base URLs, page links, share tokens), and no tokens in the texts of errors.
 */
export function createLogger(
  level: string,
  destination: DestinationStream = standardError(),
): FastifyBaseLogger {
  return pino({ level, serializers: { req: loggedRequest, err: loggedError }, hooks }, destination)
}

/** What waits to be written while that fails; more is dropped. */
const MAX_WAITING_BYTES = 1024 * 1024

function standardError(): DestinationStream {
  const destination = pino.destination({ dest: 2, maxLength: MAX_WAITING_BYTES })
  // A log that cannot be written, into a file on a full disk for one, must not end the server.
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
 * What of a path may be logged. It depends on the route that was found, because one path has many spellings: the path
 * itself for operations that take ids, which open nothing; for all others the pattern of the route.
 */
export function loggedPath(url: string, { url: pattern, config }: Route): string {
  if (config.operation !== undefined) {
    return hasSecret(config.operation.path) ? config.operation.path : pathOf(url)
  }
  return pattern ?? knownBeginning(pathOf(url))
}

const pathOf = (url: string): string => url.split(/[?#]/, 1)[0] ?? ''

/** Share tokens give access by themselves. */
const hasSecret = (path: string): boolean => path.includes('{shareToken}')

/** Of a path without a route, the segments that the API has too. The next one may be a secret, misspelled or misplaced. */
function knownBeginning(path: string): string {
  let known = ''
  for (const segment of path.split('/').slice(1)) {
    const longer = `${known}/${segment}`
    if (!BEGINNINGS.has(longer)) return `${known}/…`
    known = longer
  }
  return known
}

/** `/v1`, `/v1/albums`, and so on: every path of the document up to its first parameter or method. */
const BEGINNINGS: ReadonlySet<string> = new Set(
  Object.values(operations).flatMap(({ path }) => {
    const segments = (/^[^{:]*/.exec(path)?.[0] ?? '').split('/').filter((segment) => segment !== '')
    return segments.map((_, at) => `/${segments.slice(0, at + 1).join('/')}`)
  }),
)
