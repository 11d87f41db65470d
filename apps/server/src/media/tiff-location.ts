import { type Bytes, redact, slice } from './bytes.ts'
import type { Redaction } from './redaction.ts'
import { integers, openTiff, readIfd, TAG, type Tiff, walkIfds } from './tiff.ts'
import { xmpLocation } from './xmp-location.ts'

/** EXIF 3.0 defines GPS tags 0 to 0x1F. */
const LAST_GPS_TAG = 0x1f
/** GPS values are short; the longest in practice (a processing method in UTF-16) stays far below. */
const MAX_GPS_VALUE = 65_536

/** Where a TIFF file or EXIF block tells the location: its GPS directories and the XMP packet in tag 700. */
export function tiffLocation(bytes: Bytes): Redaction[] {
  const tiff = openTiff(bytes)
  if (!tiff) return []
  const out: Redaction[] = []
  for (const ifd of walkIfds(tiff)) {
    for (const entry of ifd.entries) {
      if (entry.tag === TAG.gps) {
        for (const offset of integers(tiff, entry, 1)) out.push(...gpsDirectory(tiff, offset))
      } else if (entry.tag === TAG.xmp) {
        out.push(...xmpLocation(slice(bytes, entry.valueAt, entry.valueLength)))
      }
    }
  }
  return out
}

/** The same for a block whose first directory is the GPS one itself (`CMT4` in Canon's CR3). */
export function bareGpsLocation(bytes: Bytes): Redaction[] {
  const tiff = openTiff(bytes)
  return tiff ? gpsDirectory(tiff, tiff.first) : []
}

/**
 * Zeroes a GPS directory with its values. A count of zero entries is left: readers find an empty directory and nothing
 * to warn of. A directory without one GPS entry is a stray pointer, into pixels perhaps, and stays as it is.
 */
function gpsDirectory(tiff: Tiff, offset: number): Redaction[] {
  const ifd = readIfd(tiff, offset)
  const known = ifd?.entries.filter((entry) => entry.tag <= LAST_GPS_TAG && entry.valueLength > 0)
  if (!ifd || !known || known.length * 2 < ifd.entries.length) return []
  const out = redact(tiff.bytes, ifd.offset, ifd.length, 0)
  for (const entry of known) {
    if (entry.inline || entry.valueAt < 8) continue
    out.push(...redact(tiff.bytes, entry.valueAt, Math.min(entry.valueLength, MAX_GPS_VALUE), 0))
  }
  return out
}
