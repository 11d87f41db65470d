import type { MediaItem } from '@tintype/types'
import type { CallContext, Content } from './tool.ts'

/** Larger images are rejected, in bytes: a model receives them as text that is a third longer. */
const MAX_IMAGE_BYTES = 4 * 1024 * 1024

/** Downloads a photo, or a frame of a video, scaled to fit a square. @param size of the square in pixels */
export async function readImage(item: MediaItem, size: number, context: CallContext): Promise<Content> {
  const { body, mimeType } = await context.photos.download(item, {
    rendition: { width: size, height: size },
    signal: context.signal,
  })
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > MAX_IMAGE_BYTES) {
      throw new Error(`The image has more than ${MAX_IMAGE_BYTES} bytes. Ask for a smaller size.`)
    }
    chunks.push(chunk)
  }
  return { type: 'image', data: Buffer.concat(chunks).toString('base64'), mimeType }
}
