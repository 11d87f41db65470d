import { type Budget, createBudget } from '../formats/budget.ts'
import type { Bytes } from '../formats/bytes.ts'
import { isTiff } from '../formats/kind.ts'
import { mrwBlocks } from '../formats/mrw.ts'
import { findGifLocation } from './gifLocation.ts'
import { findHeifLocation } from './heifLocation.ts'
import type { LocationPatch } from './locationPatches.ts'
import { LocationSearch } from './locationSearch.ts'
import { findMatroskaLocation } from './matroskaLocation.ts'
import { findMovieLocation } from './movieLocation.ts'
import { findPngLocation } from './pngLocation.ts'
import { findSignatureLocation } from './signatureLocation.ts'
import { findExifLocation, findTiffLocation } from './tiffLocation.ts'
import { findMatroskaRestLocation, findMovieRestLocation } from './unparsedLocation.ts'
import { findWebpLocation } from './webpLocation.ts'

/**
 * Finds the ranges of a file that contain its location. Returns them as patches, sorted and without overlaps: applied
 * to the original while it is served, they leave a valid file of the same length without its location (facts 6, `=d`).
 * The other half of stripping is stripLocation.ts.
 *
 * Covered: GPS directories of EXIF and location properties of XMP in every type of photo, where its format has them,
 * and wherever else in the file a signature marks them, also after its end; location tags of MP4, MOV, 3GP (also in
 * the clip of a motion photo), Matroska and WebM. Not covered: timed location tracks (GoPro, dash cameras), AVI and
 * ASF tags, coordinates inside maker notes, names of places.
 *
 * A block that is damaged, or takes more work than the file's size allows, is blanked as a whole.
 * @throws Error a system error when the file cannot be read
 */
export function findLocation(
  bytes: Bytes,
  mime: string,
  budgets: { walk: Budget; blocks: Budget } = {
    walk: createBudget(bytes.size),
    blocks: createBudget(bytes.size),
  },
): LocationPatch[] {
  const search = new LocationSearch(budgets.blocks)
  const file = bytes.chargedTo(budgets.walk)
  const whole = { at: 0, end: file.size }
  for (const find of searches(mime)) search.searchParts(file, [whole], () => find(file, search))
  return search.patches()
}

function searches(mime: string): Find[] {
  if (!mime.startsWith('image/')) return VIDEOS[mime] ?? []
  // Any photo may have more after its end or in places of its own, such as previews and clips.
  return [...(isTiff(mime) ? [findTiffLocation] : (PHOTOS[mime] ?? [])), findSignatureLocation]
}

type Find = (bytes: Bytes, search: LocationSearch) => void

const PHOTOS: Readonly<Record<string, Find[]>> = {
  'image/png': [findPngLocation],
  'image/webp': [findWebpLocation],
  'image/gif': [findGifLocation],
  'image/heic': [findHeifLocation],
  'image/heif': [findHeifLocation],
  'image/avif': [findHeifLocation],
  'image/x-canon-cr3': [findHeifLocation],
  'image/x-minolta-mrw': [findMrwLocation],
}

const MOVIE = [findMovieLocation, findMovieRestLocation]
const MATROSKA = [findMatroskaLocation, findMatroskaRestLocation]

const VIDEOS: Readonly<Record<string, Find[]>> = {
  'video/mp4': MOVIE,
  'video/quicktime': MOVIE,
  'video/3gpp': MOVIE,
  'video/3gpp2': MOVIE,
  'video/x-matroska': MATROSKA,
  'video/webm': MATROSKA,
}

function findMrwLocation(bytes: Bytes, search: LocationSearch): void {
  for (const { name, body } of mrwBlocks(bytes)) if (name === 'TTW') findExifLocation(body, search)
}
