import { exifTime } from './capture-time.ts'
import { EXIF_TAG, type ExifTags } from './exifTags.ts'
import { type Camera, firstText, positive } from './facts.ts'

/** EXIF stores the sensitivity in 16 bits and 65535 where it does not fit: then another tag has it. */
const ISO_OVERFLOW = 65_535

/** What EXIF tells of the camera and the shot. */
export function exifCamera(tags: ExifTags): Camera {
  const text = (tag: number) => firstText(tags.text(tag))
  const number = (tag: number) => positive(tags.numbers(tag)[0])
  const iso = number(EXIF_TAG.isoSpeedRatings)
  return {
    takenAt:
      exifTime(
        text(EXIF_TAG.dateTimeOriginal),
        text(EXIF_TAG.offsetTimeOriginal),
        text(EXIF_TAG.subSecTimeOriginal),
      ) ??
      exifTime(
        text(EXIF_TAG.dateTimeDigitized),
        text(EXIF_TAG.offsetTimeDigitized),
        text(EXIF_TAG.subSecTimeDigitized),
      ),
    cameraMake: text(EXIF_TAG.make),
    cameraModel: text(EXIF_TAG.model),
    lensModel: text(EXIF_TAG.lensModel),
    focalLength: number(EXIF_TAG.focalLength),
    apertureFNumber: number(EXIF_TAG.fNumber),
    isoEquivalent: int32(iso === ISO_OVERFLOW ? number(EXIF_TAG.recommendedExposureIndex) : iso),
    exposureTime: number(EXIF_TAG.exposureTime),
  }
}

/** `isoEquivalent` is an int32 (api-facts 3). */
const int32 = (value: number | null): number | null =>
  value !== null && Math.round(value) > 0 && value <= 0x7fffffff ? Math.round(value) : null
