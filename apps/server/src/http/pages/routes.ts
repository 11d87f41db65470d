import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { OverloadedError } from '../../concurrency/fairSemaphore.ts'
import { ApiError } from '../../domain/apiError.ts'
import {
  type AlbumLink,
  resolveAlbumLink,
  resolveItemLink,
  resolveShareLink,
} from '../../operations/links/resolveLinks.ts'
import type { Services } from '../../operations/operation.ts'
import { pagePaths } from '../../tokens/pageLinks.ts'
import { RETRY_AFTER_SECONDS, sendError } from '../errors.ts'
import { findAlbumPage } from './albumPages.ts'
import type { PartQuery } from './albumPart.ts'
import { itemPage } from './itemPage.ts'
import { busyPage, failurePage, type Page } from './layout.ts'
import { sendPage } from './sendPage.ts'

/** Finds the page for the segments of a path: a token, and what follows it. */
type FindPage = (segments: readonly string[], request: FastifyRequest) => Promise<Page | undefined>

/**
 * Serves the pages for people, at `productUrl` and `shareableUrl`. They are not operations of the document. The URL is the
 * only permission that they require.
 */
export function registerPages(
  app: FastifyInstance,
  services: Services,
  originOf: (request: FastifyRequest) => string,
): void {
  app.setErrorHandler((error, _request, reply) => sendErrorPage(reply, error))

  servePages(pagePaths.photo, async ([token = '', ...rest]) => {
    const linked = rest.length === 0 ? await resolveItemLink(token, services) : undefined
    return linked && itemPage(linked)
  })
  servePages(pagePaths.album, albumPages(resolveAlbumLink))
  servePages(pagePaths.share, albumPages(resolveShareLink))

  function servePages(path: string, findPage: FindPage): void {
    const store = services.signedUrls?.origin
    app.get(`${path}*`, async (request, reply) => {
      const segments = (request.params as { '*': string })['*'].split('/')
      return sendPage(reply, await findPage(segments, request), { store })
    })
  }

  function albumPages(
    resolve: (token: string, services: Services) => Promise<AlbumLink | undefined>,
  ): FindPage {
    return async ([token = '', ...itemTokens], request) => {
      const link = await resolve(token, services)
      const query = request.query as PartQuery
      return link && findAlbumPage(link, { itemTokens, query, origin: originOf(request) }, services)
    }
  }
}

function sendErrorPage(reply: FastifyReply, error: unknown): FastifyReply {
  if (isOverload(error)) {
    return sendPage(reply.header('retry-after', RETRY_AFTER_SECONDS), busyPage, { status: 503 })
  }
  if (error instanceof ApiError) {
    if (error.error === 'MalformedRequest') return sendError(reply, error)
    // An altered link, such as one with an invalid page token.
    return sendPage(reply, undefined)
  }
  reply.log.error({ err: error }, 'page failed with an internal error')
  return sendPage(reply, failurePage, { status: 500 })
}

/** Whether the same request may succeed in a moment. */
const isOverload = (error: unknown): boolean =>
  error instanceof OverloadedError ||
  (error instanceof ApiError && (error.error === 'ConcurrentRequests' || error.httpStatus === 503))
