import ExifReader from 'exifreader'
import { memoryBytes } from './bytes.ts'
import { exifTime } from './capture-time.ts'
import { type Camera, firstText, NO_CAMERA, positive } from './facts.ts'
import { digestTiff, type TiffDigest } from './tiff-digest.ts'

const TAGS = [
  'Make',
  'Model',
  'LensModel',
  'DateTimeOriginal',
  'OffsetTimeOriginal',
  'SubSecTimeOriginal',
  'DateTimeDigitized',
  'OffsetTimeDigitized',
  'SubSecTimeDigitized',
  'FocalLength',
  'FNumber',
  'ISOSpeedRatings',
  'RecommendedExposureIndex',
  'ExposureTime',
]

/** EXIF stores the sensitivity in 16 bits and 65535 where it does not fit: then another tag has it. */
const ISO_OVERFLOW = 65_535

/**
 * Reads an EXIF block: a TIFF, with or without JPEG's `Exif\0\0` before it. Damage leaves fields null, never throws. Only
 * a digest goes to ExifReader, which would believe tags that claim a megabyte each, for seconds.
 */
export function readExif(block: Buffer): Camera {
  const prefixed = block.toString('latin1', 0, 6) === 'Exif\0\0'
  const digest = digestTiff(memoryBytes(block.subarray(prefixed ? 6 : 0)))
  return digest ? digestedCamera(digest) : NO_CAMERA
}

export function digestedCamera({ exif }: TiffDigest): Camera {
  try {
    // A copy: ExifReader takes the bytes as a whole ArrayBuffer.
    const tags = ExifReader.load(Buffer.from(exif), {
      expanded: true,
      computed: true,
      includeTags: { exif: TAGS },
    })
    return camera((tags.exif ?? {}) as Tags)
  } catch {
    return NO_CAMERA
  }
}

type Tags = Record<string, { value?: unknown; computed?: unknown } | undefined>

function camera(tags: Tags): Camera {
  const text = (name: string) => firstText(tags[name]?.value)
  // Rationals with a zero denominator have no computed number.
  const number = (name: string) => positive(first(tags[name]?.computed))
  const time = (which: 'Original' | 'Digitized') =>
    exifTime(text(`DateTime${which}`), text(`OffsetTime${which}`), text(`SubSecTime${which}`))
  const iso = number('ISOSpeedRatings')
  return {
    takenAt: time('Original') ?? time('Digitized'),
    cameraMake: text('Make'),
    cameraModel: text('Model'),
    lensModel: text('LensModel'),
    focalLength: number('FocalLength'),
    apertureFNumber: number('FNumber'),
    isoEquivalent: int32(iso === ISO_OVERFLOW ? number('RecommendedExposureIndex') : iso),
    exposureTime: number('ExposureTime'),
  }
}

/** `isoEquivalent` is an int32 (api-facts 3). */
const int32 = (value: number | null): number | null =>
  value !== null && Math.round(value) > 0 && value <= 0x7fffffff ? Math.round(value) : null

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)
