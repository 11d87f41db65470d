import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from '../../domain/apiError.ts'
import { acceptsType, varyByAccept } from '../accept.ts'
import { sendError } from '../errors.ts'
import { noDocumentationPage } from './home.ts'
import { sendPage } from './routes.ts'

/** Files whose names change with their content: those of Astro, and of the search index. */
const HASHED = /[\\/]_astro[\\/]|\.pf_(fragment|index|meta)$/

const FOREVER = 'public, max-age=31536000, immutable'
/** Kept, and asked about before each use. */
const REVALIDATED = 'public, no-cache'

const PREFIX = '/docs/'

/** Whether an address is one of the documentation, if only of a page that does not exist. */
export const leadsToDocs = (url: string): boolean => url.startsWith(PREFIX)

/** The built documentation, under /docs: compressed when it was built, and cached by browsers as long as it can be. */
export async function registerDocs(app: FastifyInstance, root: string): Promise<void> {
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
        // Ranges of a compressed copy would be of no use to anybody.
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

/** A page for people, the error of the API for programs. */
export function sendNoDocumentation(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  varyByAccept(reply)
  return acceptsType(request, 'text/html')
    ? sendPage(reply, noDocumentationPage, { status: 404 })
    : sendError(reply, new ApiError('EntityNotFound'))
}
