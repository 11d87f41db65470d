import { withinBudget } from './budget.ts'
import { type Bytes, type Span, slice } from './bytes.ts'
import { readCanonTiffs } from './cr3.ts'
import { findJpegs, readJpegFrameSize } from './jpeg.ts'
import { isTiff } from './kind.ts'
import { locateRafPreview } from './raf.ts'
import { FIRST_IFDS, type Ifd, integer, integers, openTiff, TAG, type Tiff, walkIfds } from './tiff.ts'
import { MIB } from './units.ts'

/** The largest JPEG of a raw file as a file of its own, and the orientation that the raw specifies (1 to 8). */
export interface RawPreview {
  jpeg: Buffer
  orientation: number
}

/** 50 megapixels at the best quality are some 40 MB. */
const MAX_JPEG = 64 * MIB
/** OldJpeg and JPEG of TIFF's Compression tag: their strips are JPEG files. */
const JPEG_COMPRESSIONS = [6, 7]

/**
 * Returns the picture that the camera stored in its raw file next to the sensor's data, which is not developed here.
 * The directories list it; where they do not (previews in maker notes, CR3), it is searched in the whole file.
 */
export function findRawPreview(bytes: Bytes, mime: string): RawPreview | undefined {
  return withinBudget(() => findPreview(bytes, mime), undefined)
}

function findPreview(bytes: Bytes, mime: string): RawPreview | undefined {
  const span = largest(bytes, listedPreviews(bytes, mime)) ?? largest(bytes, findJpegs(bytes))
  if (span === undefined) return undefined
  const jpeg = slice(bytes, span.offset, span.length).read(0, MAX_JPEG)
  return { jpeg, orientation: orientationOf(bytes, mime) }
}

function largest(bytes: Bytes, places: Iterable<Span>): Span | undefined {
  let best: { span: Span; pixels: number } | undefined
  for (const span of places) {
    const frame = readJpegFrameSize(bytes, span.offset)
    const pixels = frame ? frame.width * frame.height : 0
    if (pixels > (best?.pixels ?? 0)) best = { span, pixels }
  }
  return best?.span
}

function listedPreviews(bytes: Bytes, mime: string): Span[] {
  if (mime === 'image/x-fujifilm-raf') return [locateRafPreview(bytes)].filter((span) => span !== undefined)
  const tiff = isTiff(mime) ? openTiff(bytes) : undefined
  if (tiff === undefined) return []
  const places: Span[] = []
  for (const ifd of walkIfds(tiff, FIRST_IFDS)) places.push(...previewsOf(tiff, ifd))
  return places
}

/** A directory lists a JPEG in one of three ways: as a thumbnail, as its only strip, or in Panasonic's own tag. */
function previewsOf(tiff: Tiff, ifd: Ifd): Span[] {
  const pair = (offsetTag: number, lengthTag: number): Span[] => {
    const [offset, length] = [integer(tiff, ifd, offsetTag), integer(tiff, ifd, lengthTag)]
    return offset && length ? [{ offset, length }] : []
  }
  const strips = ifd.entries.find(({ tag }) => tag === TAG.stripOffsets)
  const compression = integer(tiff, ifd, TAG.compression) ?? 0
  const isJpeg = strips?.count === 1 && JPEG_COMPRESSIONS.includes(compression)
  const panasonic = ifd.entries.find(({ tag }) => tag === TAG.jpegFromRaw)
  return [
    ...pair(TAG.thumbnailOffset, TAG.thumbnailLength),
    ...(isJpeg ? pair(TAG.stripOffsets, TAG.stripByteCounts) : []),
    ...(panasonic ? [{ offset: panasonic.valueAt, length: panasonic.valueLength }] : []),
  ]
}

/** Read from the first directory: previews seldom repeat it. */
function orientationOf(bytes: Bytes, mime: string): number {
  const block = isTiff(mime) ? bytes : readCanonTiffs(bytes)[0]
  const tiff = block && openTiff(block)
  if (!tiff) return 1
  for (const ifd of walkIfds(tiff, 1)) {
    const entry = ifd.entries.find(({ tag }) => tag === TAG.orientation)
    return entry ? (integers(tiff, entry, 1)[0] ?? 1) : 1
  }
  return 1
}
