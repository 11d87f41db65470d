import sharp, { type Sharp } from 'sharp'
import type { Size } from '../formats/size.ts'
import { type BoundingBox, fitInto } from './fit.ts'
import type { Image, RenderOptions } from './image.ts'
import { openFile, openJpeg, openPicture, type Picture, withProfile } from './picture.ts'
import { playButtonFor } from './playButton.ts'

/** Shows no artifacts at thumbnail sizes, in about half the bytes of 92. */
const JPEG_QUALITY = 82

/** Looks like the JPEG in 10 to 40 percent fewer bytes. More effort takes twice the time for a few percent of them. */
const WEBP = { quality: 78, effort: 2 }

/**
 * Renders an image into a box (fit.ts): as seen (orientation applied), first page or frame only, in sRGB, without
 * metadata.
 * @throws Error any error of a decoder
 */
export async function render(options: RenderOptions): Promise<Image> {
  const { from, box, format, playButton } = options
  if ('path' in from && from.mime === 'image/jpeg' && !box.crop && !playButton) {
    return opaque(fittedJpeg(from.path, box), format)
  }
  const picture =
    'path' in from ? await openPicture(from.path, from.mime) : await openFile(Buffer.from(from.image))
  const { cut } = fitInto(picture.size, box)
  const image = await resize(picture, cut, box.crop)
  if (playButton) image.composite([{ input: playButtonFor(cut) }])
  return encode(image, picture.hasAlpha, format)
}

/**
 * Renders a JPEG, which most requests are for, without reading its header first: that saves a twentieth of the time
 * (`pnpm bench bytes`). The general path in `render` covers these requests as well.
 */
function fittedJpeg(path: string, { width, height }: BoundingBox): Sharp {
  return openJpeg(path)
    .resize({ width, height, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
}

async function resize({ image, profile }: Picture, cut: Size, crop: boolean): Promise<Sharp> {
  const resized = image.resize({ ...cut, fit: crop ? 'cover' : 'fill' })
  return (profile ? await withProfile(resized, profile) : resized).toColourspace('srgb')
}

/**
 * Screenshots have an alpha channel in which nothing is transparent, so the rendered pixels decide, not the header.
 */
async function encode(
  image: Sharp,
  mayBeTransparent: boolean,
  format: RenderOptions['format'],
): Promise<Image> {
  if (!mayBeTransparent) return opaque(image, format)
  const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  const pixels = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
  const alpha = info.channels === 4 || info.channels === 2
  if (!alpha || isOpaque(data, info.channels)) return opaque(alpha ? pixels.removeAlpha() : pixels, format)
  return { bytes: await pixels.png({ compressionLevel: 6 }).toBuffer(), mime: 'image/png' }
}

async function opaque(image: Sharp, mime: RenderOptions['format']): Promise<Image> {
  const encoded = mime === 'image/webp' ? image.webp(WEBP) : image.jpeg({ quality: JPEG_QUALITY })
  return { bytes: await encoded.toBuffer(), mime }
}

function isOpaque(pixels: Buffer, channels: number): boolean {
  for (let i = channels - 1; i < pixels.length; i += channels) if (pixels[i] !== 255) return false
  return true
}
