import sharp, { type Metadata } from 'sharp'
import type { Bytes } from './bytes.ts'
import { canonTiffs } from './cr3.ts'
import { digestedCamera, readExif } from './exif.ts'
import { type Camera, NO_CAMERA, positive } from './facts.ts'
import type { Size } from './fit.ts'
import { ICON_HEAD, largestIcon } from './icon.ts'
import { isTiff } from './kind.ts'
import { rafPreview, rafSize } from './raf.ts'
import { decodeFile, isSystemError } from './systemError.ts'
import { digestTiff } from './tiff-digest.ts'

// libvips keeps opened files by name; ours are each opened about once, and a name in a temporary folder may come again.
sharp.cache(false)
// Of what is drawn here no kind is SVG, so a file that passes for an image and is one after all is not opened.
sharp.block({ operation: ['VipsForeignLoadSvgFile'] })

export type PhotoFacts = { mime: string; width: number | null; height: number | null; camera: Camera }

/** From the head alone. `failOn: 'none'` because `'error'` rejects real photos. */
export const readHeader = (input: string | Buffer): Promise<Metadata> =>
  sharp(input, { failOn: 'none', limitInputPixels: false }).metadata()

/** Null for what libvips does not take for an image. @throws Error of the system, which is no verdict on the file */
async function headerOrNull(input: string | Buffer): Promise<Metadata | null> {
  try {
    return typeof input === 'string'
      ? await decodeFile(input, () => readHeader(input))
      : await readHeader(input)
  } catch (error) {
    if (isSystemError(error)) throw error
    return null
  }
}

/**
 * What an image file tells; null when it is none after all (a magic number and then noise).
 * @param file its path, or all of its bytes
 */
export async function photoFacts(
  file: string | Buffer,
  bytes: Bytes,
  mime: string,
): Promise<PhotoFacts | null> {
  if (isTiff(mime)) return tiffFacts(file, bytes, mime)
  switch (mime) {
    case 'image/bmp':
      return sized(mime, bmpSize(bytes.read(0, 26)))
    case 'image/x-icon':
      return sized(mime, largestIcon(bytes.read(0, ICON_HEAD)))
    case 'image/x-canon-cr3':
      return canonFacts(bytes, mime)
    case 'image/x-fujifilm-raf':
      return fujifilmFacts(bytes, mime)
    default:
      return headerFacts(file, mime)
  }
}

/** libvips applies HEIC's own rotation and then reports no orientation, so none is applied twice. */
async function headerFacts(file: string | Buffer, mime: string): Promise<PhotoFacts | null> {
  const metadata = await headerOrNull(file)
  if (!metadata) return null
  const { width, height } = metadata.autoOrient
  return { mime, width, height, camera: metadata.exif ? readExif(metadata.exif) : NO_CAMERA }
}

async function tiffFacts(file: string | Buffer, bytes: Bytes, mime: string): Promise<PhotoFacts | null> {
  const digest = digestTiff(bytes)
  if (!digest) return null
  const camera = digestedCamera(digest)
  if (mime !== 'image/tiff' || digest.isDng) {
    const name = digest.isDng ? 'image/x-adobe-dng' : mime
    return { mime: name, width: digest.width, height: digest.height, camera }
  }
  // The first page is the picture; libvips also refuses what only begins like a TIFF.
  const metadata = await headerOrNull(file)
  return metadata && { mime, ...metadata.autoOrient, camera }
}

function canonFacts(bytes: Bytes, mime: string): PhotoFacts {
  const digest = digestTiff(...canonTiffs(bytes))
  if (!digest) return { mime, width: null, height: null, camera: NO_CAMERA }
  return { mime, width: digest.width, height: digest.height, camera: digestedCamera(digest) }
}

/** The camera's EXIF is that of the JPEG preview, which is turned like the picture. */
async function fujifilmFacts(bytes: Bytes, mime: string): Promise<PhotoFacts> {
  const [size, preview] = [rafSize(bytes), rafPreview(bytes)]
  const head = bytes.read(preview?.offset ?? 0, preview ? PREVIEW_HEAD : 0)
  const { exif, orientation = 1 } = (await headerOrNull(head)) ?? ({} as Partial<Metadata>)
  const seen = size && (orientation < 5 ? size : { width: size.height, height: size.width })
  const camera = exif ? readExif(exif) : NO_CAMERA
  return { mime, width: seen?.width ?? null, height: seen?.height ?? null, camera }
}

/** The EXIF of a JPEG, and the head of its frame behind it. */
const PREVIEW_HEAD = 1 << 17

function sized(mime: string, size: Size | null): PhotoFacts | null {
  return size && { mime, width: size.width, height: size.height, camera: NO_CAMERA }
}

/** BITMAPINFOHEADER and its longer kin, or the 16-bit header of OS/2. A negative height means rows from the top. */
function bmpSize(head: Buffer): Size | null {
  if (head.length < 26) return null
  const old = head.readUInt32LE(14) === 12
  const width = positive(old ? head.readUInt16LE(18) : head.readInt32LE(18))
  const height = positive(old ? head.readUInt16LE(20) : Math.abs(head.readInt32LE(22)))
  return width && height ? { width, height } : null
}
