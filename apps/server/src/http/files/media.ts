import * as limits from '@tintype/types/limits'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FairSemaphore } from '../../concurrency/fairSemaphore.ts'
import { ApiError } from '../../domain/apiError.ts'
import { userKey } from '../../domain/principal.ts'
import { UnrenderableError } from '../../media/render/thumbnails.ts'
import type { Caller } from '../../media/workers/workerPool.ts'
import { PLACEHOLDER } from '../../operations/albums/album.ts'
import { grantedMedia } from '../../operations/links/grantedMedia.ts'
import type { Services } from '../../operations/operation.ts'
import { MEDIA_PATH, type MediaUrlGrant, parseRendition, type Rendition } from '../../tokens/mediaUrls.ts'
import { acceptsType, varyByAccept } from '../accept.ts'
import { clientAddress } from '../connection/clientAddress.ts'
import { disconnectSignal, firstOnConnection, isFirstOnConnection } from '../connection/disconnect.ts'
import { sendError } from '../errors.ts'
import { type Content, redirectToLink, sendContent } from './conditionalContent.ts'
import { renderedImage, sendUnrenderable, stockImage } from './images.ts'
import { original, videoContent } from './originals.ts'

/**
 * Lets pages of any origin embed the bytes, and keeps a browser that opens them directly from running anything in them:
 * they are uploads of users. A browser shows an image or a video in a small page of its own, which needs the styles.
 */
const MEDIA_HEADERS = {
  'content-security-policy':
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
}

/** Serves media bytes at base URLs (facts 6). The URL itself is the permission: no token is required. */
export function registerMedia(app: FastifyInstance, services: Services, semaphore: FairSemaphore): void {
  app.setErrorHandler((error, _request, reply) => sendError(reply, error))
  app.addHook('onRequest', (_request, reply, done) => {
    // Nearly all requests are: a promise for each would cost more than the check.
    if (isFirstOnConnection(reply)) done()
    else firstOnConnection(reply).then(() => done(), done)
  })
  // Fastify's own HEAD route would read the whole original to find its length.
  app.route({ method: ['GET', 'HEAD'], url: `${MEDIA_PATH}*`, handler })

  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(MEDIA_HEADERS)
    done()
  })

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const [token = '', suffix] = splitOnce((request.params as { '*': string })['*'], '=')
    const url = await services.mediaUrls.parse(token)
    if (url === undefined || url.secondsLeft === 0) throw new ApiError('PermissionDenied')
    const rendition = parseRendition(suffix, limits.baseUrlDimensionMax)
    if (rendition === undefined) throw new ApiError('InvalidArgument')
    if (rendition.kind === 'image') varyByAccept(reply)
    try {
      const caller: Caller = {
        key: requesterKey(url.grant, request),
        // Created at first use: most images come from the cache.
        get signal() {
          return disconnectSignal(reply)
        },
      }
      const content = await contentFor(request, url.grant, rendition, caller)
      if (content === undefined) throw new ApiError('EntityNotFound')
      const redirect = await redirectToLink(request, reply, content, url.secondsLeft)
      if (redirect !== undefined) return redirect
      return await sendContent(request, reply, content, {
        caller,
        semaphore,
        secondsLeft: url.secondsLeft,
      })
    } catch (error) {
      if (error instanceof UnrenderableError) return sendUnrenderable(reply)
      throw error
    }
  }

  async function contentFor(
    request: FastifyRequest,
    grant: MediaUrlGrant,
    rendition: Rendition,
    caller: Caller,
  ): Promise<Content | undefined> {
    if ('user' in grant && grant.media === PLACEHOLDER) return stockImage(rendition)
    const media = await grantedMedia(grant, services)
    if (media === undefined) return undefined
    if (rendition.kind === 'original') return original(media, services)
    if (rendition.kind === 'video') return videoContent(media, services, caller)
    return renderedImage(
      media,
      rendition,
      acceptsType(request, 'image/webp') ? 'image/webp' : 'image/jpeg',
      services,
      caller,
    )
  }
}

/** Work for a request queues with that of the user to whom the URL was issued; for public URLs, of the client's address. */
function requesterKey(grant: MediaUrlGrant, { socket }: FastifyRequest): string {
  return 'user' in grant ? userKey(grant.user) : `address ${clientAddress(socket)}`
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator)
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
