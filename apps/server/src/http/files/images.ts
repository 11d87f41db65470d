import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { FastifyReply } from 'fastify'
import { FastFileStream } from '../../blobs/folder/fastFileStream.ts'
import type { MediaRow } from '../../catalog/schema.ts'
import { UnavailableError } from '../../domain/unavailable.ts'
import type { RenderOptions } from '../../media/render/image.ts'
import type { StoredImage } from '../../media/render/imageCache.ts'
import { placeholder, videoPlaceholder } from '../../media/render/placeholder.ts'
import { type ImageSource, UnrenderableError } from '../../media/render/thumbnails.ts'
import type { Caller } from '../../media/workers/workerPool.ts'
import type { Services } from '../../operations/operation.ts'
import type { ImageRendition, Rendition } from '../../tokens/mediaUrls.ts'
import type { Content } from './conditionalContent.ts'

/** A photo, or a frame of a video, in the asked size. @throws like Derivatives.image, UnrenderableError for photos only */
export async function drawnImage(
  media: MediaRow,
  { width, height, crop, playButton }: ImageRendition,
  format: RenderOptions['format'],
  services: Services,
  caller: Caller,
): Promise<Content> {
  const { blobs, thumbnails: derivatives } = services
  const isVideo = media.kind === 'video'
  const box = { ...(width && { width }), ...(height && { height }), crop }
  const wanted = { box, format, playButton: isVideo && playButton }
  const size = media.width && media.height ? { width: media.width, height: media.height } : undefined
  const { mime, kind, filename } = media
  try {
    const name = media.sha256.toString('hex')
    const withFile: ImageSource['withFile'] = (use) => blobs.withFile(media.sha256, use)
    const image = await derivatives.image({ name, withFile, mime, kind, size }, wanted, caller)
    return linked(imageContent(image, filename), image, services)
  } catch (error) {
    if (!isVideo || !(error instanceof UnrenderableError)) throw error
    return imageContent(await videoPlaceholder(size, box, wanted.playButton), filename)
  }
}

/** What stands for the cover of an empty album, and for a portrait that nobody has. */
export async function stockImage(rendition: Rendition): Promise<Content> {
  return imageContent(await placeholder(rendition.kind === 'image' ? rendition : {}), 'empty')
}

/** Media of which nothing can be shown: 404, and an image even so, since it is asked for by pages (facts 6). */
export async function sendBroken(reply: FastifyReply): Promise<FastifyReply> {
  const { bytes, mime } = await placeholder({})
  return reply.code(404).type(mime).header('cache-control', 'no-store').send(bytes)
}

function imageContent(image: StoredImage, filename: string): Content {
  const { mime } = image
  if ('path' in image) {
    const { path, size } = image
    return {
      mime,
      length: size,
      version: createHash('sha256')
        .update(`${basename(path)} ${size}`)
        .digest('base64url')
        .slice(0, 32),
      filename,
      download: false,
      isFile: true,
      read: (start, end) => new FastFileStream(path, start, end),
    }
  }
  const { bytes } = image
  return {
    mime,
    length: bytes.length,
    version: createHash('sha256').update(bytes).digest('base64url').slice(0, 32),
    filename,
    download: false,
    isFile: false,
    read: (start, end) => Buffer.from(bytes.buffer, bytes.byteOffset + start, end + 1 - start),
  }
}

/** From so many bytes on, to send them takes longer than to send whoever wants them on. */
const LINK_BYTES = 64 * 1024

/** An image is in the store when somebody is sent there. While the store does not take it, it goes through here. */
function linked(content: Content, image: StoredImage, { signedUrls: links, now }: Services): Content {
  if (links === undefined || content.length < LINK_BYTES) return content
  const { mime } = image
  const bytes = async () => ('bytes' in image ? image.bytes : readFile(image.path))
  const link: Content['link'] = (disposition, seconds) =>
    links
      .forImage({ name: content.version, bytes }, { mime, disposition }, seconds, now())
      .catch(unlessUnavailable)
  return { ...content, link }
}

function unlessUnavailable(error: unknown): undefined {
  if (!(error instanceof UnavailableError)) throw error
}
