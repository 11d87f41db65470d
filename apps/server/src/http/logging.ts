import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import { pino } from 'pino'

/**
 * JSON lines on stderr; stdout is for the few lines that a person reads.
 *
 * Of a request only method and path are told: the query may hold an access token or an upload session, and a
 * base URL is itself a permission.
 */
export function createLogger(level: string): FastifyBaseLogger {
  const req = ({ id, method, url }: FastifyRequest) => ({ id, method, path: loggedPath(url) })
  return pino({ level, serializers: { req } }, pino.destination(2))
}

function loggedPath(url: string): string {
  const [path = ''] = url.split('?')
  return path.startsWith('/media/') ? '/media/…' : path
}
