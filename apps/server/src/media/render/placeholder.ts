import sharp, { type OverlayOptions } from 'sharp'
import type { Size } from '../formats/size.ts'
import { type Box, fitInto } from './fit.ts'
import type { Image } from './image.ts'
import { playButtonFor } from './playButton.ts'

/** The stock picture that stands for the cover of an empty album (facts 2.3), and for what cannot be drawn. */
const STOCK: Size = { width: 512, height: 512 }

/** A video of which nothing is known is taken for one of this shape. */
const VIDEO: Size = { width: 1280, height: 720 }

/** Of a picture without detail. A file may claim any size for its video. */
const LARGEST: Box = { width: 1280, height: 1280, crop: false }

/** Plain grey, in the asked size. */
export function placeholder(box: Partial<Box>): Promise<Image> {
  const { width = box.height ?? STOCK.width, height = width } = box
  return flat({ width: Math.min(width, STOCK.width), height: Math.min(height, STOCK.height) }, '#d8dadc')
}

/** What is shown of a video when there is no frame of it: its shape, and that it can be played. */
export async function videoPlaceholder(video: Size | undefined, box: Box, button: boolean): Promise<Image> {
  const { cut } = fitInto(video === undefined ? VIDEO : fitInto(video, LARGEST).cut, box)
  return flat(cut, '#3c4043', button ? [{ input: playButtonFor(cut) }] : [])
}

async function flat(size: Size, background: string, layers: OverlayOptions[] = []): Promise<Image> {
  const image = sharp({ create: { ...size, channels: 3, background } }).composite(layers)
  return { bytes: await image.png().toBuffer(), mime: 'image/png' }
}
