import { limits } from '@tintype/types/errors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { positionOf } from '../catalog/albumContents.ts'
import { mediaById } from '../catalog/media.ts'
import type { MediaRow } from '../catalog/schema.ts'
import { albumWhileShared, isInSharedAlbum } from '../catalog/sharing.ts'
import { reaches } from '../library/access.ts'
import { ApiError } from '../library/apiError.ts'
import { MEDIA_PATH, type MediaUrlGrant, parseRendition } from '../library/mediaUrls.ts'
import { placeholder } from '../media/placeholder.ts'
import { UnrenderableError } from '../media/render.ts'
import { PLACEHOLDER_ROW } from '../operations/albums/album.ts'
import type { Services } from '../operations/operation.ts'
import { sendError } from './errors.ts'
import { isFresh, sendOriginal } from './originals.ts'

/** Media bytes at base URLs (api-facts 6). The URL itself is the permission: no header is asked for. */
export function registerMedia(app: FastifyInstance, services: Services): void {
  app.setErrorHandler((error, _request, reply) => sendError(reply, error, 'wrapped'))
  // HEAD with GET, because Fastify's own HEAD would read the whole original to find its length.
  app.route({ method: ['GET', 'HEAD'], url: `${MEDIA_PATH}*`, handler })

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const [sealed = '', suffix] = splitOnce((request.params as { '*': string })['*'], '=')
    const opened = services.mediaUrls.open(sealed)
    if (opened === undefined || opened.secondsLeft === 0) throw new ApiError('PermissionDenied')
    const rendition = parseRendition(suffix, limits.baseUrlDimensionMax)
    if (rendition === undefined) throw new ApiError('InvalidArgument')

    reply
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', `private, max-age=${opened.secondsLeft}`)
    const { grant } = opened
    if ('user' in grant && grant.media === PLACEHOLDER_ROW) {
      return sendImage(reply, await placeholder(rendition.kind === 'image' ? rendition : {}))
    }
    const media = await grantedMedia(grant, services)
    if (media === undefined) throw new ApiError('EntityNotFound')
    if (rendition.kind !== 'image') {
      // Videos are kept and served as they came: nothing is transcoded. A photo has no video.
      if (rendition.kind === 'video' && media.kind !== 'video') throw new ApiError('EntityNotFound')
      return sendOriginal(request, reply, media, services)
    }
    if (isFresh(request, reply, [media.sha256, suffix ?? ''])) return reply.code(304).send()
    return services.blobs.withFile(media.sha256, async (path) => {
      try {
        const image = await services.derivatives.image(media.sha256.toString('hex'), path, rendition)
        return sendImage(reply, image)
      } catch (error) {
        if (error instanceof UnrenderableError) throw new ApiError('EntityNotFound')
        throw error
      }
    })
  }
}

/** What a grant still opens. Asked again at each use: unsharing and leaving end the URLs that were given. */
async function grantedMedia(grant: MediaUrlGrant, { catalog }: Services): Promise<MediaRow | undefined> {
  if ('user' in grant) {
    const media = await mediaById(catalog, grant.media)
    if (reaches({ owner: grant.user }, media)) return media
    return (await isInSharedAlbum(catalog, grant.media, grant.user)) ? media : undefined
  }
  const album = await albumWhileShared(catalog, grant)
  const media = grant.media ?? album?.shown_cover ?? undefined
  if (album === undefined || media === undefined) return undefined
  const isThere = (await positionOf(catalog, album.id, 'media', media)) !== undefined
  return isThere ? mediaById(catalog, media) : undefined
}

function sendImage(reply: FastifyReply, { bytes, mime }: { bytes: Buffer; mime: string }): FastifyReply {
  return reply.type(mime).header('content-length', bytes.length).send(bytes)
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator)
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
