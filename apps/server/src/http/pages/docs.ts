import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from '../../domain/apiError.ts'
import { acceptsType, varyByAccept } from '../accept.ts'
import { sendError } from '../errors.ts'
import { noDocumentationPage } from './home.ts'
import { sendPage } from './sendPage.ts'

/** Files whose names contain a hash of their content: those of Astro, and of the search index. */
const HASHED = /[\\/]_astro[\\/]|\.pf_(fragment|index|meta)$/

const FOREVER = 'public, max-age=31536000, immutable'
/** Cached, but revalidated before each use. */
const REVALIDATED = 'public, no-cache'

const PREFIX = '/docs/'

/** Whether a URL belongs to the documentation, even if it has no such page. */
export const leadsToDocs = (url: string): boolean => url.startsWith(PREFIX)

/** Serves the built documentation under /docs. The build has compressed it; browsers cache it as long as possible. */
export async function registerDocs(app: FastifyInstance, root: string): Promise<void> {
  // Loaded on demand: without documentation it is not needed.
  const { default: fastifyStatic } = await import('@fastify/static')
  app.get('/docs', (_request, reply) => reply.redirect(PREFIX))
  await app.register(
    async (scope) => {
      scope.setErrorHandler((error, request, reply) => {
        const { statusCode = 500 } = error as { statusCode?: number }
        return statusCode < 500 ? sendNoDocumentation(request, reply) : sendError(reply, error)
      })
      await scope.register(fastifyStatic, {
        root,
        redirect: true,
        preCompressed: true,
        // Clients cannot use ranges of a compressed copy.
        acceptRanges: false,
        cacheControl: false,
        setHeaders: (response, path) => {
          response.header('cache-control', HASHED.test(path) ? FOREVER : REVALIDATED)
        },
      })
    },
    { prefix: PREFIX },
  )
}

/** Sends a 404: a page to browsers, an error of the API to programs. */
export function sendNoDocumentation(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  varyByAccept(reply)
  return acceptsType(request, 'text/html')
    ? sendPage(reply, noDocumentationPage, { status: 404 })
    : sendError(reply, new ApiError('EntityNotFound'))
}
