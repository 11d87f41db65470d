import { open, readFile, stat } from 'node:fs/promises'
import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { fileBytes } from '../formats/bytes.ts'
import { isHeif, isRaw } from '../formats/kind.ts'
import { findRawPreview } from '../formats/rawPreview.ts'
import type { Size } from '../formats/size.ts'
import { decodeBmp, type Pixels } from './bitmap.ts'
import { decodeHeic } from './heic.ts'
import { decodeIcon } from './icon.ts'
import { heifInput, readHeader } from './libvips.ts'
import { checkPixels } from './pixelLimit.ts'

/** A picture that is ready to be rendered. */
export interface Picture {
  /** Rotated as it is seen. */
  image: Sharp
  size: Size
  hasAlpha: boolean
  /** Color profile of raw pixels that are not sRGB. libvips reads the profiles of files by itself. */
  profile?: Buffer | undefined
}

/** 268 MP: libvips' own limit for JPEG, which it decodes at reduced size. */
const MAX_JPEG_PIXELS = 0x3fff * 0x3fff
/** Other decoders hold the whole picture in memory: 400 MB at this size. */
const MAX_PIXELS = 100_000_000

/** Opens an image for decoding. @throws Error for no image, for one that has too many pixels, and for damage */
export async function openPicture(path: string, mime: string): Promise<Picture> {
  if (mime === 'image/bmp') return ofPixels(decodeBmp(await readFile(path), MAX_PIXELS))
  if (mime === 'image/x-icon') return openIcon(path)
  if (isRaw(mime)) return openRaw(path, mime)
  return isHeif(mime) ? openFile(await heifInput(path, mime)) : openFile(path)
}

/** A JPEG with lost blocks is shown anyway. */
export function openJpeg(input: string | Buffer): Sharp {
  return sharp(input, { failOn: 'none', unlimited: true, limitInputPixels: MAX_JPEG_PIXELS }).autoOrient()
}

/** Opens a file that libvips reads, or its bytes. */
export async function openFile(input: string | Buffer): Promise<Picture> {
  const metadata = await readHeader(input)
  const size = metadata.autoOrient
  if (metadata.format === 'jpeg') return { image: openJpeg(input), size, hasAlpha: false }
  checkPixels(size, MAX_PIXELS)
  if (metadata.compression === 'hevc') {
    // The container's type does not tell HEVC from AV1; libvips decodes AV1.
    const pixels = await decodeHeic(input, MAX_PIXELS).catch(() => undefined)
    if (pixels) return { ...ofPixels(pixels, metadata.hasAlpha), profile: metadata.icc }
  }
  const image = sharp(input, { failOn: 'none', limitInputPixels: MAX_PIXELS }).autoOrient()
  return { image, size, hasAlpha: metadata.hasAlpha }
}

function ofPixels(pixels: Pixels, hasAlpha = pixels.channels === 4): Picture {
  const { data, width, height, channels } = pixels
  const image = sharp(data, { raw: { width, height, channels }, limitInputPixels: MAX_PIXELS })
  return { image: hasAlpha ? image : image.removeAlpha(), size: { width, height }, hasAlpha }
}

async function openIcon(path: string): Promise<Picture> {
  const icon = decodeIcon(await readFile(path), MAX_PIXELS)
  return 'png' in icon ? openFile(icon.png) : ofPixels(icon)
}

async function openRaw(path: string, mime: string): Promise<Picture> {
  const handle = await open(path, 'r')
  try {
    const preview = await findRawPreview(fileBytes(handle, (await stat(path)).size), mime)
    if (preview === undefined) throw new Error('The raw file has no preview.')
    const { orientation = 1 } = await readHeader(preview.jpeg)
    return await openFile(
      orientation === 1 ? withOrientation(preview.jpeg, preview.orientation) : preview.jpeg,
    )
  } finally {
    await handle.close()
  }
}

/** Inserts the smallest EXIF block with an orientation into a JPEG. */
function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const exif = Buffer.from('ffe1002245786966000049492a0008000000010012010300010000000000000000000000', 'hex')
  exif.writeUInt16LE(orientation, ORIENTATION_VALUE)
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)])
}

const ORIENTATION_VALUE = 28

/** Attaches a color profile to raw pixels: as a PNG, which has it in a chunk after its header. */
export async function withProfile(image: Sharp, profile: Buffer): Promise<Sharp> {
  const png = await image.png({ compressionLevel: 0 }).toBuffer()
  const body = Buffer.concat([Buffer.from('iCCPprofile\0\0', 'latin1'), deflateSync(profile)])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length - 4)
  checksum.writeUInt32BE(crc32(body))
  return sharp(Buffer.concat([png.subarray(0, PNG_HEAD), length, body, checksum, png.subarray(PNG_HEAD)]))
}

/** Signature and header chunk. */
const PNG_HEAD = 33
