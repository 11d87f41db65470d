import sharp, { type Metadata, type Sharp } from 'sharp'
import { gate } from './gate.ts'
import { openImage } from './image.ts'

/** What `=w…-h…[-c]` asks for (api-facts 6), in pixels. A missing side is free. */
export type Box = { width?: number; height?: number; crop: boolean }

/** The picture cannot be drawn: a video, a format without a decoder here (HEVC in HEIC), damage, or too many pixels. */
export class UnrenderableError extends Error {
  override name = 'UnrenderableError'
}

/** Good enough that a second look finds no artefacts at thumbnail sizes, about half the bytes of 92. */
const JPEG_QUALITY = 82

/** Decoding takes up to hundreds of megabytes (a 776 kB PNG can ask for 512, server.md): two at a time. */
const rendering = gate(2)

/**
 * Draws a thumbnail of the image at `path`: as seen (orientation applied), first page or frame only, in sRGB, without
 * any metadata. It fits inside the box with its ratio kept and is never larger than the source.
 *
 * With `crop` and both sides it has the box's exact size, cut from the middle (api-facts 6). A source smaller than the
 * box cannot give both the exact size and "never upscaled"; the second rule wins, and the answer is the largest cut of
 * the box's ratio that the source holds. A crop with one side only is a plain fit: there is no ratio to cut to.
 *
 * JPEG, or PNG where a pixel of the result is transparent. Throws UnrenderableError.
 */
export function render(path: string, box: Box): Promise<{ bytes: Buffer; mime: string }> {
  return rendering(async () => {
    try {
      const { image, metadata } = await openImage(path)
      return await encode(shape(image, metadata, box), metadata.hasAlpha)
    } catch (error) {
      throw new UnrenderableError('The file cannot be drawn.', { cause: error })
    }
  })
}

function shape(image: Sharp, metadata: Metadata, box: Box): Sharp {
  const upright = image.autoOrient()
  const { width, height } = box
  if (box.crop && width && height) {
    const source = metadata.autoOrient
    const scale = Math.min(1, source.width / width, source.height / height)
    return upright.resize({
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
      fit: 'cover',
    })
  }
  if (!width && !height) return upright
  return upright.resize({ width, height, fit: 'inside', withoutEnlargement: true })
}

/** Screenshots come with an alpha channel in which nothing is transparent: the resized pixels decide, not the header. */
async function encode(image: Sharp, mayBeTransparent: boolean): Promise<{ bytes: Buffer; mime: string }> {
  const srgb = image.toColourspace('srgb')
  if (!mayBeTransparent) return jpeg(srgb)
  const { data, info } = await srgb.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  const pixels = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
  const alpha = info.channels === 4 || info.channels === 2
  if (!alpha || isOpaque(data, info.channels)) return jpeg(alpha ? pixels.removeAlpha() : pixels)
  return { bytes: await pixels.png({ compressionLevel: 6 }).toBuffer(), mime: 'image/png' }
}

async function jpeg(image: Sharp): Promise<{ bytes: Buffer; mime: string }> {
  const options = { quality: JPEG_QUALITY, mozjpeg: false, progressive: false }
  return { bytes: await image.jpeg(options).toBuffer(), mime: 'image/jpeg' }
}

function isOpaque(pixels: Buffer, channels: number): boolean {
  for (let i = channels - 1; i < pixels.length; i += channels) if (pixels[i] !== 255) return false
  return true
}
