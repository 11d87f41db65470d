import sharp from 'sharp'
import { type ExifTexts, tiffWithExif } from './tiffWithExif.ts'

export type PhotoOptions = {
  width?: number
  height?: number
  /** Seeds the picture's pattern. The same options always produce the same bytes. */
  seed?: number
  /** Fills the picture with this CSS color instead of the seeded pattern. */
  color?: string
  /** Makes the left half transparent (not in JPEG). */
  transparent?: boolean
  make?: string
  model?: string
  lens?: string
  /** DateTimeOriginal, `2024:08:17 10:30:00`. */
  takenAt?: string
  /** OffsetTimeOriginal, `+02:00`. */
  offset?: string
  /** SubSecTimeOriginal. */
  subSec?: string
  gps?: { lat: number; lng: number }
  /** EXIF orientation, 1 to 8. */
  orientation?: number
  iso?: number
  fNumber?: number
  /** Seconds. */
  exposure?: number
  /** Millimeters. */
  focalLength?: number
  xmp?: string
  format?: 'jpeg' | 'png' | 'webp' | 'tiff' | 'avif'
}

/** Creates a picture with metadata. `width` and `height` are those of the stored pixels, before orientation. */
export async function makePhoto(options: PhotoOptions = {}): Promise<Buffer> {
  const { width = 64, height = 48, format = 'jpeg' } = options
  const picture = options.color
    ? sharp({ create: { width, height, channels: 3, background: options.color } })
    : sharp(pattern(width, height, options), {
        raw: { width, height, channels: options.transparent ? 4 : 3 },
      })
  const exif = exifTexts(options)
  if (format === 'tiff') {
    // libvips writes no EXIF into TIFF.
    const plain = options.xmp ? picture.withXmp(options.xmp) : picture
    return tiffWithExif(await plain.tiff({ compression: 'lzw' }).toBuffer(), exif, options.orientation)
  }
  let tagged = picture.withExif(exif)
  if (options.orientation) tagged = tagged.withMetadata({ orientation: options.orientation })
  if (options.xmp) tagged = tagged.withXmp(options.xmp)
  return tagged[format]().toBuffer()
}

/** Seeded color squares on a gradient: compresses well, and the gradient shows the orientation. */
function pattern(width: number, height: number, { seed = 0, transparent = false }: PhotoOptions): Buffer {
  const channels = transparent ? 4 : 3
  const out = Buffer.alloc(width * height * channels)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const square = hash(seed, Math.floor((x * 8) / width), Math.floor((y * 8) / height))
      const at = (y * width + x) * channels
      out[at] = ((square & 0x7f) + (x * 128) / width) | 0
      out[at + 1] = (((square >> 8) & 0x7f) + (y * 128) / height) | 0
      out[at + 2] = (square >> 16) & 0xff
      if (transparent) out[at + 3] = x < width / 2 ? 0 : 255
    }
  }
  return out
}

function hash(seed: number, x: number, y: number): number {
  let value = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(x + 1, 0x85ebca6b) ^ Math.imul(y + 1, 0xc2b2ae35)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}

function exifTexts(options: PhotoOptions): ExifTexts {
  const { gps } = options
  return {
    IFD0: defined({ Make: options.make, Model: options.model }),
    IFD2: defined({
      DateTimeOriginal: options.takenAt,
      OffsetTimeOriginal: options.offset,
      SubSecTimeOriginal: options.subSec,
      LensModel: options.lens,
      ISOSpeedRatings: options.iso?.toString(),
      FNumber: rational(options.fNumber),
      ExposureTime: rational(options.exposure),
      FocalLength: rational(options.focalLength),
    }),
    IFD3: defined({
      GPSLatitudeRef: gps && (gps.lat < 0 ? 'S' : 'N'),
      GPSLatitude: gps && degrees(gps.lat),
      GPSLongitudeRef: gps && (gps.lng < 0 ? 'W' : 'E'),
      GPSLongitude: gps && degrees(gps.lng),
      GPSAltitude: gps && '35/1',
    }),
  }
}

function defined(texts: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}

/** Formats exposure times as cameras do (`1/125`), and other values in thousandths. */
function rational(value: number | undefined): string | undefined {
  if (value === undefined) return undefined
  return value < 1 && value > 0 ? `1/${Math.round(1 / value)}` : `${Math.round(value * 1000)}/1000`
}

function degrees(value: number): string {
  const seconds = Math.round(Math.abs(value) * 3600 * 1000)
  const [d, m, s] = [Math.floor(seconds / 3_600_000), Math.floor(seconds / 60_000) % 60, seconds % 60_000]
  return `${d}/1 ${m}/1 ${s}/1000`
}

/** Creates a photo of exactly this many bytes, by padding after the end of the picture. */
export async function photoOf(bytes: number, seed = 1): Promise<Buffer> {
  const photo = await makePhoto({ width: 40, height: 30, seed })
  return Buffer.concat([photo, Buffer.alloc(bytes - photo.length, seed)])
}
