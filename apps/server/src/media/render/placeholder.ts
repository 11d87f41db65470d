import sharp, { type OverlayOptions } from 'sharp'
import { type Box, fitInto, type Size } from './fit.ts'
import type { Image } from './render.ts'

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

/** Diameter of the button, of the shorter edge. */
const BUTTON = 0.3

/** The play button for the middle of a picture of that size, as SVG (facts 6). */
export function playButtonFor({ width, height }: Size): Buffer {
  const edge = Math.max(1, Math.round(Math.min(width, height) * BUTTON))
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${edge}" height="${edge}" viewBox="0 0 100 100">
      <circle cx="50" cy="50" r="46" fill="#000" fill-opacity=".55" stroke="#fff" stroke-width="5"/>
      <path d="M40 29v42l34-21z" fill="#fff"/>
    </svg>`,
  )
}
