import sharp, { type Sharp } from 'sharp'
import type { Size } from '../formats/size.ts'
import { type Box, fitInto } from './fit.ts'
import type { Image, RenderOptions } from './image.ts'
import { openFile, openJpeg, openPicture, type Picture, withProfile } from './picture.ts'
import { playButtonFor } from './playButton.ts'

/** Good enough that a second look finds no artefacts at thumbnail sizes, about half the bytes of 92. */
const JPEG_QUALITY = 82

/** Looks like the JPEG in 10 to 40 percent fewer bytes. More effort takes twice the time for a few percent of them. */
const WEBP = { quality: 78, effort: 2 }

/**
 * Draws an image in a box (fit.ts): as seen (orientation applied), first page or frame only, in sRGB, without any
 * metadata. @throws whatever a decoder does
 */
export async function render(drawing: RenderOptions): Promise<Image> {
  const { from, box, format, playButton } = drawing
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

/** What most of all requests are for, without a look at the header first: that takes a twentieth of the time. */
function fittedJpeg(path: string, { width, height }: Box): Sharp {
  return openJpeg(path)
    .resize({ width, height, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
}

async function resize({ image, profile }: Picture, cut: Size, crop: boolean): Promise<Sharp> {
  const resized = image.resize({ ...cut, fit: crop ? 'cover' : 'fill' })
  return (profile ? await withProfile(resized, profile) : resized).toColourspace('srgb')
}

/** Screenshots come with an alpha channel in which nothing is transparent: the drawn pixels decide, not the header. */
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
