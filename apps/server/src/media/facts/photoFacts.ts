import { OutOfBudgetError } from '../formats/budget.ts'
import { type Bytes, slice } from '../formats/bytes.ts'
import { readCanonTiffs } from '../formats/cr3.ts'
import { readExifTags } from '../formats/exifTags.ts'
import { findLargestIcon, ICON_HEAD } from '../formats/icon.ts'
import { isTiff } from '../formats/kind.ts'
import { noBlocks, readOrientation } from '../formats/metadataBlocks.ts'
import { locateRafPreview, readRafSize } from '../formats/raf.ts'
import { orient, type Size } from '../formats/size.ts'
import { findXmpBoxes } from '../formats/xmpBoxes.ts'
import { type CameraFacts, NO_CAMERA_FACTS } from './fileFacts.ts'
import { readGifHead } from './gifHead.ts'
import { readHeifHead } from './heifHead.ts'
import { readJpegHead } from './jpegHead.ts'
import { readMrwHead } from './mrwHead.ts'
import { readPhotoCamera } from './photoCamera.ts'
import type { PhotoHead } from './photoHead.ts'
import { readPngHead } from './pngHead.ts'
import { positive } from './values.ts'
import { readWebpHead } from './webpHead.ts'

export interface PhotoFacts {
  mime: string
  width: number | undefined
  height: number | undefined
  camera: CameraFacts
}

/**
 * Reads the facts of an image file from its head alone, without a decoder, because the cost of decoders has no bound.
 * Returns undefined for a file that is no image after all (a magic number and then noise).
 * @throws Error a system error when the file cannot be read
 */
export function readPhotoFacts(bytes: Bytes, mime: string): PhotoFacts | undefined {
  try {
    return isTiff(mime) ? tiffFacts(bytes, mime) : headFacts(bytes, mime)
  } catch (error) {
    if (error instanceof OutOfBudgetError)
      return { mime, width: undefined, height: undefined, camera: NO_CAMERA_FACTS }
    throw error
  }
}

function headFacts(bytes: Bytes, mime: string): PhotoFacts | undefined {
  const head = HEADS[mime]?.(bytes)
  if (!head) return undefined
  const { width, height } = head.size ?? { width: undefined, height: undefined }
  return { mime, width, height, camera: readPhotoCamera(head.blocks) }
}

const HEADS: Readonly<Record<string, (bytes: Bytes) => PhotoHead | undefined>> = {
  'image/jpeg': readJpegHead,
  'image/png': readPngHead,
  'image/gif': readGifHead,
  'image/webp': readWebpHead,
  'image/heic': readHeifHead,
  'image/heif': readHeifHead,
  'image/avif': readHeifHead,
  'image/bmp': (bytes) => sized(bmpSize(bytes.read(0, 26))),
  'image/x-icon': (bytes) => sized(findLargestIcon(bytes.read(0, ICON_HEAD))),
  'image/x-canon-cr3': canonHead,
  'image/x-fujifilm-raf': fujifilmHead,
  'image/x-minolta-mrw': readMrwHead,
  'image/x-canon-crw': unknownHead,
  'image/x-sigma-x3f': unknownHead,
}

const sized = (size: Size | undefined): PhotoHead | undefined => size && { size, blocks: noBlocks() }

/** Raws whose metadata is not read. */
function unknownHead(): PhotoHead {
  return { size: undefined, blocks: noBlocks() }
}

/**
 * BITMAPINFOHEADER and its longer variants, or the 16-bit header of OS/2. A negative height means rows from the top.
 */
function bmpSize(head: Buffer): Size | undefined {
  if (head.length < 26 || !BMP_HEADERS.has(head.readUInt32LE(14))) return undefined
  const old = head.readUInt32LE(14) === 12
  const width = positive(old ? head.readUInt16LE(18) : head.readInt32LE(18))
  const height = positive(old ? head.readUInt16LE(20) : Math.abs(head.readInt32LE(22)))
  return width && height ? { width, height } : undefined
}

/** Lengths of the header, by version. */
const BMP_HEADERS = new Set([12, 16, 40, 52, 56, 64, 108, 124])

function canonHead(bytes: Bytes): PhotoHead {
  const exif = readCanonTiffs(bytes)
  return {
    size: readExifTags(exif)?.largest,
    blocks: { ...noBlocks(), exif, xmp: findXmpBoxes(bytes) },
  }
}

/** The camera's EXIF is in the JPEG preview, which has the picture's orientation. */
function fujifilmHead(bytes: Bytes): PhotoHead {
  const place = locateRafPreview(bytes)
  const preview = place && readJpegHead(slice(bytes, place.offset, place.length))
  const blocks = preview?.blocks ?? noBlocks()
  const size = readRafSize(bytes)
  return { size: size && orient(size, readOrientation(blocks.exif[0])), blocks }
}

function tiffFacts(bytes: Bytes, mime: string): PhotoFacts | undefined {
  const tags = readExifTags([bytes])
  if (tags === undefined) return undefined
  const isPlain = mime === 'image/tiff' && !tags.isDng
  const size = isPlain ? tags.firstPage : tags.largest
  if (isPlain && size === undefined) return undefined
  return {
    mime: tags.isDng ? 'image/x-adobe-dng' : mime,
    width: size?.width,
    height: size?.height,
    camera: readPhotoCamera({ ...noBlocks(), exif: [bytes] }, tags),
  }
}
