import type { MediaItem } from '@tintype/types'
import * as limits from '@tintype/types/limits'

/**
 * What to get of an item (facts 6):
 * - an image that fits into a box, or fills it with `crop`
 * - `original`: the photo with its metadata but without its location, or the video, whichever the item is
 * - `photo` and `video`: one of the two in any case; a motion photo has both
 */
export type Rendition = ImageBox | 'original' | 'photo' | 'video'

export interface ImageBox {
  /** In pixels, 1 to 16383. One of the two sides is enough. */
  width?: number | undefined
  height?: number | undefined
  /** Cut to exactly this size, instead of fitted into it. */
  crop?: boolean | undefined
  /** False for a still of a video without the play button. */
  playButton?: boolean | undefined
}

/**
 * The address of the bytes of an item, good for as long as its base URL.
 * @param item or a base URL, such as that of an album's cover
 * @throws RangeError for sizes that there are not
 */
export function mediaUrl(item: MediaItem | string, rendition: Rendition = 'original'): string {
  const baseUrl = typeof item === 'string' ? item : item?.baseUrl
  if (!baseUrl) throw new TypeError('The media item has no base URL: get it with mediaItems.get.')
  return `${baseUrl}=${suffix(item, rendition)}`
}

function suffix(item: MediaItem | string, rendition: Rendition): string {
  if (typeof rendition === 'object') return boxSuffix(rendition)
  return rendition === 'video' || (rendition === 'original' && isVideo(item)) ? 'dv' : 'd'
}

function boxSuffix({ width, height, crop, playButton = true }: ImageBox): string {
  const parts = [...side('w', width), ...side('h', height)]
  if (parts.length === 0) throw new RangeError('An image needs a width or a height.')
  if (crop) parts.push('c')
  if (!playButton) parts.push('no')
  return parts.join('-')
}

function side(letter: string, pixels: number | undefined): string[] {
  if (pixels === undefined) return []
  const { baseUrlDimensionMin: least, baseUrlDimensionMax: most } = limits
  if (!Number.isInteger(pixels) || pixels < least || pixels > most) {
    throw new RangeError(`A side has ${least} to ${most} whole pixels, not ${pixels}.`)
  }
  return [letter + pixels]
}

function isVideo(item: MediaItem | string): boolean {
  if (typeof item === 'string') return false
  return item.mediaMetadata?.video !== undefined || item.mimeType?.startsWith('video/') === true
}
