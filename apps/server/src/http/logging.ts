import { operations } from '@tintype/types/operations'
import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import { pino } from 'pino'
import { MEDIA_PATH } from '../library/mediaUrls.ts'
import { pagePaths } from '../library/pageLinks.ts'

/**
 * JSON lines on stderr; stdout is for the few lines that a person reads.
 *
 * Of a request only method and path are told: the query may hold an access token or an upload session. Of paths
 * that are themselves a permission only the beginning is told.
 */
export function createLogger(level: string): FastifyBaseLogger {
  const req = ({ id, method, url }: FastifyRequest) => ({ id, method, path: loggedPath(url) })
  return pino({ level, serializers: { req } }, pino.destination(2))
}

/** What of an address may be told. */
export function loggedPath(url: string): string {
  const [path = ''] = url.split('?')
  const secret = PERMISSIONS.find((beginning) => path.startsWith(beginning))
  return secret === undefined ? path : `${secret}…`
}

/** What follows here is a base URL's grant, the link to a page, or a share token. */
const PERMISSIONS = [
  MEDIA_PATH,
  ...Object.values(pagePaths),
  operations['sharedAlbums.get'].path.replace(/\{.*$/, ''),
]
