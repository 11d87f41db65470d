import sharp, { type Metadata, type Sharp } from 'sharp'
import { type Bytes, slice } from './bytes.ts'
import { readExif } from './exif.ts'
import { type Camera, NO_CAMERA, positive } from './facts.ts'
import { isTiff } from './kind.ts'
import { digestTiff } from './tiff-digest.ts'

// libvips keeps opened files by name; ours are each opened about once, and a name in a temporary folder may come again.
sharp.cache(false)

/** 268 MP: libvips' own bound for JPEG, which decodes at reduced size. */
const MAX_JPEG_PIXELS = 0x3fff * 0x3fff
/** Other decoders hold the whole picture: 400 MB at this size (server.md, Media). */
const MAX_PIXELS = 100_000_000

export type PhotoFacts = { mime: string; width: number | null; height: number | null; camera: Camera }

/**
 * Opens the image for decoding; `metadata` is from its header alone. `failOn: 'none'` because `'error'` rejects real
 * photos: one lost block of a JPEG is no reason to show nothing. Throws for no image and for too many pixels.
 */
export async function openImage(path: string): Promise<{ image: Sharp; metadata: Metadata }> {
  const metadata = await readHeader(path)
  const limit = metadata.format === 'jpeg' ? MAX_JPEG_PIXELS : MAX_PIXELS
  if (metadata.width * metadata.height > limit) throw new Error('The picture has too many pixels.')
  return { image: sharp(path, { failOn: 'none', limitInputPixels: limit }), metadata }
}

const readHeader = (path: string): Promise<Metadata> =>
  sharp(path, { failOn: 'none', limitInputPixels: false }).metadata()

/** What an image file tells; null when it is none after all (a magic number and then noise). */
export async function photoFacts(path: string, bytes: Bytes, mime: string): Promise<PhotoFacts | null> {
  if (isTiff(mime)) return tiffFacts(path, bytes, mime)
  switch (mime) {
    case 'image/bmp':
      return sized(mime, bmpSize(await bytes.read(0, 26)))
    case 'image/x-icon':
      return sized(mime, iconSize(await bytes.read(0, 6 + 16 * 256)))
    case 'image/x-canon-cr3':
      return { mime, width: null, height: null, camera: NO_CAMERA }
    case 'image/x-fujifilm-raf':
      return { mime, ...(await previewFacts(bytes)) }
    default:
      return headerFacts(path, mime)
  }
}

/** libvips applies HEIC's own rotation and then reports no orientation, so none is applied twice. */
async function headerFacts(path: string, mime: string): Promise<PhotoFacts | null> {
  const metadata = await readHeader(path).catch(() => null)
  if (!metadata) return null
  const { width, height } = metadata.autoOrient
  return { mime, width, height, camera: metadata.exif ? readExif(metadata.exif) : NO_CAMERA }
}

async function tiffFacts(path: string, bytes: Bytes, mime: string): Promise<PhotoFacts | null> {
  const digest = await digestTiff(bytes)
  if (!digest) return null
  const camera = readExif(digest.exif)
  if (mime !== 'image/tiff' || digest.isDng) {
    const name = digest.isDng ? 'image/x-adobe-dng' : mime
    return { mime: name, width: digest.width, height: digest.height, camera }
  }
  // The first page is the picture; libvips also refuses what only begins like a TIFF.
  const metadata = await readHeader(path).catch(() => null)
  return metadata && { mime, ...metadata.autoOrient, camera }
}

/** A RAF begins with a table; at 84 stands where its JPEG preview is, which has the camera's EXIF. */
async function previewFacts(bytes: Bytes): Promise<Omit<PhotoFacts, 'mime'>> {
  const unknown = { width: null, height: null, camera: NO_CAMERA }
  const table = await bytes.read(84, 8)
  if (table.length < 8) return unknown
  const preview = slice(bytes, table.readUInt32BE(0), table.readUInt32BE(4))
  const head = await preview.read(0, 1 << 17)
  const metadata = await sharp(head, { failOn: 'none', limitInputPixels: false })
    .metadata()
    .catch(() => null)
  return metadata ? { ...unknown, camera: metadata.exif ? readExif(metadata.exif) : NO_CAMERA } : unknown
}

type Size = { width: number; height: number }

function sized(mime: string, size: Size | null): PhotoFacts | null {
  return size && { mime, ...size, camera: NO_CAMERA }
}

/** BITMAPINFOHEADER and its longer kin, or the 16-bit header of OS/2. A negative height means rows from the top. */
function bmpSize(head: Buffer): Size | null {
  if (head.length < 26) return null
  const old = head.readUInt32LE(14) === 12
  const width = positive(old ? head.readUInt16LE(18) : head.readInt32LE(18))
  const height = positive(old ? head.readUInt16LE(20) : Math.abs(head.readInt32LE(22)))
  return width && height ? { width, height } : null
}

/** The largest icon of the file; a byte of 0 means 256. */
function iconSize(head: Buffer): Size | null {
  let largest: Size | null = null
  const count = head.length < 6 ? 0 : Math.min(head.readUInt16LE(4), 256)
  for (let at = 6; at + 16 <= head.length && at < 6 + count * 16; at += 16) {
    const width = head[at] || 256
    const height = head[at + 1] || 256
    if (!largest || width * height > largest.width * largest.height) largest = { width, height }
  }
  return largest
}
