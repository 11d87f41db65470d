import { EXIF_TAG, type ExifTags, GPS_TAG } from '../formats/exifTags.ts'
import { parseTime, parseZoneOffset } from './captureTime.ts'
import type { CameraFacts } from './fileFacts.ts'
import { firstText, positive } from './values.ts'

/** EXIF stores the sensitivity in 16 bits, and 65535 where it does not fit: then another tag has it. */
const ISO_OVERFLOW = 65_535

/** Facts of EXIF about the camera and the shot. */
export function readExifCamera(tags: ExifTags): CameraFacts {
  const text = (tag: number) => firstText(tags.text(tag))
  const number = (tag: number) => positive(tags.values(tag)[0])
  const iso = number(EXIF_TAG.isoSpeedRatings)
  return {
    takenAt: exifTime(tags),
    cameraMake: text(EXIF_TAG.make),
    cameraModel: text(EXIF_TAG.model),
    lensModel: text(EXIF_TAG.lensModel),
    focalLength: number(EXIF_TAG.focalLength),
    apertureFNumber: number(EXIF_TAG.fNumber),
    isoEquivalent: int32(iso === ISO_OVERFLOW ? number(EXIF_TAG.recommendedExposureIndex) : iso),
    exposureTime: number(EXIF_TAG.exposureTime),
  }
}

/** `isoEquivalent` is an int32 (facts 3). */
const int32 = (value: number | undefined): number | undefined =>
  value !== undefined && Math.round(value) > 0 && value <= 0x7fffffff ? Math.round(value) : undefined

/**
 * The time when the picture was taken, or else digitized. Cameras may store the zone for either of them, or for all
 * times.
 */
function exifTime(tags: ExifTags): number | undefined {
  const zones = [EXIF_TAG.offsetTimeOriginal, EXIF_TAG.offsetTimeDigitized, EXIF_TAG.offsetTime]
  const zone = zones
    .map((tag) => firstText(tags.text(tag)))
    .find((text) => parseZoneOffset(text) !== undefined)
  const time = (tag: number, fraction: number) =>
    parseTime(firstText(tags.text(tag)), { zone, fraction: firstText(tags.text(fraction)) })
  return (
    time(EXIF_TAG.dateTimeOriginal, EXIF_TAG.subSecTimeOriginal) ??
    time(EXIF_TAG.dateTimeDigitized, EXIF_TAG.subSecTimeDigitized)
  )
}

/** The satellites' time, which is UTC. For files without any other time. */
export function readGpsTime({ gps }: ExifTags): number | undefined {
  const [hours = 0, minutes = 0, seconds = 0] = gps.values(GPS_TAG.timeStamp)
  const day = parseTime(firstText(gps.text(GPS_TAG.dateStamp)))
  const time = (hours * 3600 + minutes * 60 + seconds) * 1000
  return day !== undefined && time >= 0 && time < 86_400_000 ? day + Math.floor(time) : day
}
