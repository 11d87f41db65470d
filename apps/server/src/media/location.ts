import type { Bytes } from './bytes.ts'
import { gifLocation } from './gif-location.ts'
import { heifLocation } from './heif-location.ts'
import { signatureLocation } from './jpeg-location.ts'
import { isTiff } from './kind.ts'
import { matroskaLocation } from './matroska-location.ts'
import { movieLocation } from './movie-location.ts'
import { pngLocation } from './png-location.ts'
import { type Redaction, tidy } from './redaction.ts'
import { isSystemError } from './systemError.ts'
import { tiffLocation } from './tiff-location.ts'
import { webpLocation } from './webp-location.ts'

/**
 * The ranges of a file that tell where it was taken, sorted and without overlaps: laid over the original
 * while it is served, they leave a valid file of the same length without its location (api-facts 6, `=d`).
 *
 * Covered: GPS directories of EXIF and location properties of XMP in JPEG (wherever in the file), PNG, WebP, GIF,
 * TIFF and raws built on it, HEIC and AVIF; location tags of MP4, MOV, 3GP, also of a motion photo's clip, of Matroska and
 * WebM. Not covered: timed location tracks (GoPro, dash cameras), AVI and ASF tags, coordinates inside maker notes, names
 * of places.
 *
 * A damaged part is passed over.
 */
export function locationRedactions(bytes: Bytes, mime: string): Redaction[] {
  const found: Redaction[] = []
  for (const find of searches(mime)) {
    try {
      found.push(...find(bytes))
    } catch (error) {
      if (isSystemError(error)) throw error
    }
  }
  return tidy(found)
}

function searches(mime: string): ((bytes: Bytes) => Redaction[])[] {
  // Raws hold JPEG previews with metadata of their own.
  if (isTiff(mime)) return [tiffLocation, signatureLocation]
  switch (mime) {
    case 'image/jpeg':
    case 'image/x-fujifilm-raf':
      return [signatureLocation]
    case 'image/png':
      return [pngLocation]
    case 'image/webp':
      return [webpLocation]
    case 'image/gif':
      return [gifLocation]
    case 'image/heic':
    case 'image/heif':
    case 'image/avif':
    case 'image/x-canon-cr3':
      return [heifLocation]
    case 'video/mp4':
    case 'video/quicktime':
    case 'video/3gpp':
    case 'video/3gpp2':
      return [movieLocation]
    case 'video/x-matroska':
    case 'video/webm':
      return [matroskaLocation]
    default:
      return []
  }
}
