import { type Bytes, slice } from './bytes.ts'
import type { Redaction } from './redaction.ts'
import { tiffLocation } from './tiff-location.ts'
import { xmpLocation } from './xmp-location.ts'

/** An animation has a chunk a frame. */
const MAX_CHUNKS = 100_000

/** Where a WebP tells the location: its `EXIF` and `XMP ` chunks (RIFF, padded to even length, no checksums). */
export function webpLocation(bytes: Bytes): Redaction[] {
  const out: Redaction[] = []
  let offset = 12
  for (let n = 0; n < MAX_CHUNKS; n++) {
    const head = bytes.read(offset, 8)
    if (head.length < 8) break
    const type = head.toString('latin1', 0, 4)
    const length = head.readUInt32LE(4)
    const body = slice(bytes, offset + 8, length)
    if (type === 'EXIF') {
      // The container wants a bare TIFF here; several writers keep JPEG's prefix.
      const prefixed = body.read(0, 6).toString('latin1') === 'Exif\0\0'
      out.push(...tiffLocation(prefixed ? slice(body, 6, body.size - 6) : body))
    } else if (type === 'XMP ') {
      out.push(...xmpLocation(body))
    }
    offset += 8 + length + (length % 2)
  }
  return out
}
