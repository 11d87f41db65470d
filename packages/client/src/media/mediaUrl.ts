import type { MediaItem } from '@tintype/types'
import * as limits from '@tintype/types/limits'
import type { PartialResponse } from '../api/methods.ts'

/**
 * The form in which an item is downloaded (facts 6):
 * - an `ImageBox`: an image scaled to a size
 * - `original`: the photo with its metadata but without its location, or the video
 * - `photo`, `video`: always one of the two; a motion photo has both
 */
export type Rendition = ImageBox | 'original' | 'photo' | 'video'

export interface ImageBox {
  /** Maximum width in pixels, 1 to 16383. One of width and height is enough. */
  width?: number | undefined
  /** Maximum height in pixels, 1 to 16383. */
  height?: number | undefined
  /** True to crop the image to exactly this size, instead of scaling it to fit. */
  crop?: boolean | undefined
  /** False for a thumbnail of a video without a play button. */
  playButton?: boolean | undefined
}

/**
 * The URL of the bytes of an item. It expires with the item's base URL, 60 minutes after the item was read.
 * @param item a media item, or a base URL such as that of an album's cover
 * @throws TypeError if the item has no base URL
 * @throws RangeError for a size that the API does not support
 */
export function mediaUrl(
  item: PartialResponse<MediaItem> | string,
  rendition: Rendition = 'original',
): string {
  const baseUrl = typeof item === 'string' ? item : item?.baseUrl
  if (!baseUrl) throw new TypeError('The media item has no base URL. Get one with mediaItems.get.')
  return `${baseUrl}=${suffix(item, rendition)}`
}

function suffix(item: PartialResponse<MediaItem> | string, rendition: Rendition): string {
  if (typeof rendition === 'object') return boxSuffix(rendition)
  return rendition === 'video' || (rendition === 'original' && isVideo(item)) ? 'dv' : 'd'
}

function boxSuffix({ width, height, crop, playButton = true }: ImageBox): string {
  const parts = [...side('w', width), ...side('h', height)]
  if (parts.length === 0) throw new RangeError('A rendition needs a width or a height.')
  if (crop) parts.push('c')
  if (!playButton) parts.push('no')
  return parts.join('-')
}

function side(letter: string, pixels: number | undefined): string[] {
  if (pixels === undefined) return []
  const { baseUrlDimensionMin: min, baseUrlDimensionMax: max } = limits
  if (!Number.isInteger(pixels) || pixels < min || pixels > max) {
    throw new RangeError(`width and height must be integers from ${min} to ${max}, not ${pixels}.`)
  }
  return [letter + pixels]
}

function isVideo(item: PartialResponse<MediaItem> | string): boolean {
  if (typeof item === 'string') return false
  return item.mediaMetadata?.video !== undefined || item.mimeType?.startsWith('video/') === true
}
