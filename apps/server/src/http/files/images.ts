import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { FastifyReply } from 'fastify'
import { FastFileStream } from '../../blobs/folder/fastFileStream.ts'
import type { MediaRecord } from '../../catalog/mediaRecords.ts'
import { UnavailableError } from '../../domain/unavailable.ts'
import type { RenderOptions } from '../../media/render/image.ts'
import type { StoredImage } from '../../media/render/imageCache.ts'
import { placeholder, videoPlaceholder } from '../../media/render/placeholder.ts'
import { type ImageSource, UnrenderableError } from '../../media/render/thumbnails.ts'
import type { Caller } from '../../media/workers/workerPool.ts'
import type { Services } from '../../operations/operation.ts'
import type { ImageRendition, Rendition } from '../../tokens/mediaUrls.ts'
import type { Content } from './conditionalContent.ts'

/** Renders a photo, or a frame of a video. @throws like `Thumbnails.image`, UnrenderableError for photos only */
export async function renderedImage(
  media: MediaRecord,
  { width, height, crop, playButton }: ImageRendition,
  format: RenderOptions['format'],
  services: Services,
  caller: Caller,
): Promise<Content> {
  const { blobs, thumbnails } = services
  const isVideo = media.kind === 'video'
  const box = { width, height, crop }
  const wanted = { box, format, playButton: isVideo && playButton }
  const size = media.width && media.height ? { width: media.width, height: media.height } : undefined
  const { mime, kind, filename } = media
  try {
    const name = media.sha256.toString('hex')
    const withFile: ImageSource['withFile'] = (use) => blobs.withFile(media.sha256, use)
    const image = await thumbnails.image({ name, withFile, mime, kind, size }, wanted, caller)
    return withLink(imageContent(image, filename), image, services)
  } catch (error) {
    if (!isVideo || !(error instanceof UnrenderableError)) throw error
    return imageContent(await videoPlaceholder(size, box, wanted.playButton), filename)
  }
}

/** The placeholder for the cover of an empty album, and for profile pictures. */
export async function stockImage(rendition: Rendition): Promise<Content> {
  return imageContent(await placeholder(rendition.kind === 'image' ? rendition : {}), 'empty')
}

/** Sends a 404 with a placeholder image, because pages embed media that cannot be rendered (facts 6). */
export async function sendUnrenderable(reply: FastifyReply): Promise<FastifyReply> {
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
      // The name of a cached file has the hash of the original and how it was rendered.
      version: versionOf(`${basename(path)} ${size}`),
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
    version: versionOfBytes(bytes),
    filename,
    download: false,
    isFile: false,
    read: (start, end) => Buffer.from(bytes.buffer, bytes.byteOffset + start, end + 1 - start),
  }
}

const versionOf = (source: string | Uint8Array): string =>
  createHash('sha256').update(source).digest('base64url').slice(0, 32)

/** Versions of images that are kept in memory: hashing one takes as long as sending it. */
const versions = new WeakMap<Uint8Array, string>()

function versionOfBytes(bytes: Uint8Array): string {
  const version = versions.get(bytes) ?? versionOf(bytes)
  versions.set(bytes, version)
  return version
}

/** Smaller images are cheaper to serve than to redirect. */
const MIN_LINK_BYTES = 64 * 1024

/** Uploads the image to the store before redirecting to it; without the store, the image is served from here. */
function withLink(content: Content, image: StoredImage, { signedUrls, now }: Services): Content {
  if (signedUrls === undefined || content.length < MIN_LINK_BYTES) return content
  const { mime } = image
  const bytes = async () => ('bytes' in image ? image.bytes : readFile(image.path))
  const link: Content['link'] = (disposition, seconds) =>
    signedUrls
      .forImage({ name: content.version, bytes }, { mime, disposition }, seconds, now())
      .catch(ignoreUnavailable)
  return { ...content, link }
}

function ignoreUnavailable(error: unknown): undefined {
  if (!(error instanceof UnavailableError)) throw error
}
