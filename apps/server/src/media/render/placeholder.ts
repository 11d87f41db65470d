import type { OverlayOptions } from 'sharp'
import type { Size } from '../formats/size.ts'
import { type BoundingBox, fitInto } from './fit.ts'
import type { Image } from './image.ts'
import { playButtonFor } from './playButton.ts'

/** The stock picture: the cover of an empty album (facts 2.3), and images that cannot be rendered. */
const STOCK: Size = { width: 512, height: 512 }

/** The assumed shape of a video whose size is unknown. */
const VIDEO: Size = { width: 1280, height: 720 }

/** A picture without detail does not need more, and a file may claim any size for its video. */
const LARGEST: BoundingBox = { width: 1280, height: 1280, crop: false }

/** A plain gray image in the requested size. */
export function placeholder(box: Partial<BoundingBox>): Promise<Image> {
  const { width = box.height ?? STOCK.width, height = width } = box
  return flat({ width: Math.min(width, STOCK.width), height: Math.min(height, STOCK.height) }, '#d8dadc')
}

/** The image of a video without a frame: its shape, and a play button. */
export async function videoPlaceholder(
  video: Size | undefined,
  box: BoundingBox,
  button: boolean,
): Promise<Image> {
  const { cut } = fitInto(video === undefined ? VIDEO : fitInto(video, LARGEST).cut, box)
  return flat(cut, '#3c4043', button ? [{ input: playButtonFor(cut) }] : [])
}

async function flat(size: Size, background: string, layers: OverlayOptions[] = []): Promise<Image> {
  // Loaded at first use: with sharp, the server starts a tenth later and holds 15 MB more.
  const { default: sharp } = await import('sharp')
  const image = sharp({ create: { ...size, channels: 3, background } }).composite(layers)
  return { bytes: await image.png().toBuffer(), mime: 'image/png' }
}
