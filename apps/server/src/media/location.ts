import { type Budget, createBudget } from './budget.ts'
import type { Bytes } from './bytes.ts'
import { gifLocation } from './gif-location.ts'
import { heifLocation } from './heif-location.ts'
import { signatureLocation } from './jpeg-location.ts'
import { isTiff } from './kind.ts'
import { LocationSearch } from './locationSearch.ts'
import { matroskaLocation } from './matroska-location.ts'
import { movieLocation } from './movie-location.ts'
import { mrwHead } from './mrw.ts'
import { pngLocation } from './png-location.ts'
import type { Redaction } from './redaction.ts'
import { exifLocation, tiffLocation } from './tiff-location.ts'
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
 * A block that is damaged, or takes more work than the file's size allows, is blanked as a whole.
 * @throws Error of the system when the file cannot be read
 */
export function locationRedactions(
  bytes: Bytes,
  mime: string,
  budgets: { walk: Budget; blocks: Budget } = {
    walk: createBudget(bytes.size),
    blocks: createBudget(bytes.size),
  },
): Redaction[] {
  const search = new LocationSearch(budgets.blocks)
  const file = bytes.chargedTo(budgets.walk)
  const whole = { at: 0, end: file.size }
  for (const find of searches(mime)) search.parts(file, [whole], () => find(file, search))
  return search.redactions()
}

function searches(mime: string): ((bytes: Bytes, search: LocationSearch) => void)[] {
  // Raws hold JPEG previews with metadata of their own.
  if (isTiff(mime)) return [tiffLocation, signatureLocation]
  switch (mime) {
    case 'image/jpeg':
    case 'image/x-fujifilm-raf':
    case 'image/x-canon-crw':
    case 'image/x-sigma-x3f':
      return [signatureLocation]
    case 'image/x-minolta-mrw':
      return [mrwLocation, signatureLocation]
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

function mrwLocation(bytes: Bytes, search: LocationSearch): void {
  for (const block of mrwHead(bytes)?.blocks.exif ?? []) exifLocation(block, search)
}
