import { type Bytes, type Span, slice } from './bytes.ts'
import { canonTiffs } from './cr3.ts'
import { jpegFrame, jpegsWithin } from './jpeg-frame.ts'
import { isTiff } from './kind.ts'
import { rafPreview } from './raf.ts'
import { type Ifd, integer, integers, openTiff, TAG, type Tiff, walkIfds } from './tiff.ts'

/** The largest JPEG of a raw file as a file of its own, and how the raw says that its pictures are turned (1 to 8). */
export type RawPreview = { jpeg: Buffer; orientation: number }

/** 50 megapixels at the best quality are some 40 MB. */
const MAX_JPEG = 64 << 20
/** OldJpeg and JPEG of TIFF's Compression tag; strips of them are JPEG files. */
const JPEG_COMPRESSIONS = [6, 7]

/**
 * The picture that the camera put into its raw file beside the sensor's data, which is not developed here. It is found
 * through the directories; where they tell of none (previews in maker notes, CR3), anywhere in the file. Null when
 * there is none at all.
 */
export async function rawPreview(bytes: Bytes, mime: string): Promise<RawPreview | null> {
  const span =
    (await largest(bytes, await toldPlaces(bytes, mime))) ?? (await largest(bytes, jpegsWithin(bytes)))
  if (span === null) return null
  const jpeg = await slice(bytes, span.offset, span.length).read(0, MAX_JPEG)
  return { jpeg, orientation: await orientationOf(bytes, mime) }
}

async function largest(bytes: Bytes, places: Iterable<Span> | AsyncIterable<Span>): Promise<Span | null> {
  let best: { span: Span; pixels: number } | null = null
  for await (const span of places) {
    const frame = await jpegFrame(bytes, span.offset)
    const pixels = frame ? frame.width * frame.height : 0
    if (pixels > (best?.pixels ?? 0)) best = { span, pixels }
  }
  return best?.span ?? null
}

async function toldPlaces(bytes: Bytes, mime: string): Promise<Span[]> {
  if (mime === 'image/x-fujifilm-raf') return [await rafPreview(bytes)].filter((span) => span !== null)
  const tiff = isTiff(mime) ? await openTiff(bytes) : null
  if (tiff === null) return []
  const places: Span[] = []
  for await (const ifd of walkIfds(tiff)) places.push(...(await previewsOf(tiff, ifd)))
  return places
}

/** The three ways in which a directory has a JPEG: as a thumbnail, as its only strip, or as Panasonic's own tag. */
async function previewsOf(tiff: Tiff, ifd: Ifd): Promise<Span[]> {
  const pair = async (offsetTag: number, lengthTag: number): Promise<Span[]> => {
    const [offset, length] = [await integer(tiff, ifd, offsetTag), await integer(tiff, ifd, lengthTag)]
    return offset && length ? [{ offset, length }] : []
  }
  const strips = ifd.entries.find(({ tag }) => tag === TAG.stripOffsets)
  const compression = (await integer(tiff, ifd, TAG.compression)) ?? 0
  const isJpeg = strips?.count === 1 && JPEG_COMPRESSIONS.includes(compression)
  const panasonic = ifd.entries.find(({ tag }) => tag === TAG.jpegFromRaw)
  return [
    ...(await pair(TAG.thumbnailOffset, TAG.thumbnailLength)),
    ...(isJpeg ? await pair(TAG.stripOffsets, TAG.stripByteCounts) : []),
    ...(panasonic ? [{ offset: panasonic.valueAt, length: panasonic.valueLength }] : []),
  ]
}

/** As the first directory says: previews seldom repeat it. */
async function orientationOf(bytes: Bytes, mime: string): Promise<number> {
  const block = isTiff(mime) ? bytes : (await canonTiffs(bytes))[0]
  const tiff = block && (await openTiff(block))
  if (!tiff) return 1
  for await (const ifd of walkIfds(tiff)) {
    const entry = ifd.entries.find(({ tag }) => tag === TAG.orientation)
    return entry ? ((await integers(tiff, entry, 1))[0] ?? 1) : 1
  }
  return 1
}
