import type { MediaItem } from '@tintype/types'
import sharp from 'sharp'
import { heicWith } from './heic.ts'
import { appleMeta, makeVideo, withinMoov } from './movie.ts'
import { plainJpeg } from './plainJpeg.ts'

/**
 * A real file with the size and the metadata of an item in the document's examples: an image of one color. A HEIC is
 * always small, because no package on npm can write one.
 */
export async function fileOf(item: MediaItem): Promise<Buffer> {
  const { mediaMetadata: { width = '1', height = '1', video } = {}, mimeType } = item
  const size = { width: Number(width), height: Number(height) }
  if (video) return movieOf(item, size)
  const exif = exifOf(item)
  if (mimeType === 'image/heic') return heicWith(await tiffWith(exif))
  if (mimeType === 'image/jpeg') return plainJpeg(size.width, size.height, COLOR, exif)
  return sharp({ create: { ...size, channels: 3, background: COLOR } })
    .withExif(exif)
    .png()
    .toBuffer()
}

const COLOR = '#2a6f97'

interface ExifTexts {
  IFD0: Record<string, string>
  IFD2: Record<string, string>
}

/** EXIF in the form of sharp: IFD2 is the EXIF directory. */
function exifOf({ mediaMetadata: { creationTime = '', photo } = {} }: MediaItem): ExifTexts {
  const texts = (values: Record<string, string | undefined>) =>
    Object.fromEntries(
      Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined),
    )
  return {
    IFD0: texts({ Make: photo?.cameraMake, Model: photo?.cameraModel }),
    IFD2: texts({
      DateTimeOriginal: creationTime.slice(0, 19).replaceAll('-', ':').replace('T', ' '),
      FocalLength: rational(photo?.focalLength, 1000),
      FNumber: rational(photo?.apertureFNumber, 1000),
      ISOSpeedRatings: photo?.isoEquivalent?.toString(),
      ExposureTime: rational(photo?.exposureTime ? Number.parseFloat(photo.exposureTime) : undefined, 1e9),
    }),
  }
}

function rational(value: number | undefined, parts: number): string | undefined {
  return value === undefined ? undefined : `${Math.round(value * parts)}/${parts}`
}

/** EXIF as a TIFF block, taken from a JPEG that sharp writes. */
async function tiffWith(exif: ExifTexts): Promise<Buffer> {
  const pixel = sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
  const { exif: block } = await sharp(await pixel.withExif(exif).jpeg().toBuffer()).metadata()
  if (block === undefined) throw new Error('sharp wrote no EXIF.')
  return block.subarray('Exif\0\0'.length)
}

/** Seconds from 1904, the epoch of times in movies, to 1970. */
const SINCE_1904 = 2_082_844_800

async function movieOf({ mediaMetadata = {} }: MediaItem, size: { width: number; height: number }) {
  const { creationTime = '', video } = mediaMetadata
  const file = await makeVideo('mp4', 0, { ...size, rate: video?.fps ?? 30, frames: 60 })
  const createdAt = Date.parse(creationTime) / 1000 + SINCE_1904
  // After the box type: version and flags, creation time, modification time.
  file.writeUInt32BE(createdAt, file.indexOf('mvhd') + 8)
  const camera = {
    'com.apple.quicktime.make': video?.cameraMake ?? '',
    'com.apple.quicktime.model': video?.cameraModel ?? '',
  }
  return withinMoov(file, appleMeta(camera))
}
