import { type Bytes, slice } from './bytes.ts'
import { orient, type Size } from './size.ts'
import { FIRST_IFDS, type Ifd, integer, openTiff, readIfd, TAG, type Tiff, walkIfds } from './tiff.ts'

/** A value in its stored form. */
interface TagValue {
  type: number
  little: boolean
  data: Buffer
}

/** The tags of TIFF structures. If several directories have a tag, the first one counts. */
export interface ExifTags {
  /** The image of the first directory, as seen. */
  firstPage: Size | undefined
  /** The largest image, as seen. Raws put a preview first and the sensor's image into a subdirectory. */
  largest: Size | undefined
  /** EXIF orientation of the first directory, 1 to 8. */
  orientation: number
  isDng: boolean
  text(tag: number): string | undefined
  values(tag: number): number[]
  /** Blocks of other metadata formats that the directories contain. */
  xmp: Bytes[]
  iptc: Bytes[]
  photoshop: Bytes[]
  /** Tags of the GPS directory. */
  gps: { text(tag: number): string | undefined; values(tag: number): number[] }
}

/**
 * Tags of the EXIF standard by name. TIFF/EP raws have the exposure in the first directory, other files in the EXIF
 * one.
 */
export const EXIF_TAG = {
  make: 0x010f,
  model: 0x0110,
  dateTime: 0x0132,
  exposureTime: 0x829a,
  fNumber: 0x829d,
  isoSpeedRatings: 0x8827,
  recommendedExposureIndex: 0x8832,
  dateTimeOriginal: 0x9003,
  dateTimeDigitized: 0x9004,
  offsetTime: 0x9010,
  offsetTimeOriginal: 0x9011,
  offsetTimeDigitized: 0x9012,
  subSecTime: 0x9290,
  subSecTimeOriginal: 0x9291,
  subSecTimeDigitized: 0x9292,
  focalLength: 0x920a,
  lensModel: 0xa434,
} as const
export const GPS_TAG = { timeStamp: 0x07, dateStamp: 0x1d } as const

const WANTED = new Set<number>(Object.values(EXIF_TAG))
const WANTED_GPS = new Set<number>(Object.values(GPS_TAG))

/** Texts and numbers are short, but a tag may claim megabytes. */
const MAX_VALUE = 4_096

/**
 * Reads these tags from TIFF structures: a file, or the blocks of one. Directories may be at the very end, after any
 * amount of pixels. Returns undefined when no directory can be read.
 */
export function readExifTags(blocks: readonly Bytes[]): ExifTags | undefined {
  const [tags, gps] = [new Map<number, TagValue>(), new Map<number, TagValue>()]
  const held: HeldBlocks = { xmp: [], iptc: [], photoshop: [] }
  let found: Pick<ExifTags, 'firstPage' | 'largest' | 'orientation' | 'isDng'> | undefined
  for (const { tiff, ifd } of directories(blocks)) {
    const size = pictureSize(tiff, ifd)
    if (found === undefined) {
      const orientation = orientationOf(tiff, ifd)
      found = { firstPage: size && orient(size, orientation), largest: undefined, orientation, isDng: false }
    }
    if (size && area(size) > area(found.largest)) found.largest = orient(size, found.orientation)
    found.isDng ||= ifd.entries.some((entry) => entry.tag === TAG.dngVersion)
    gather(tiff, ifd, WANTED, tags)
    gatherBlocks(tiff, ifd, held)
    const at = gps.size === 0 ? integer(tiff, ifd, TAG.gps) : undefined
    const place = at === undefined ? undefined : readIfd(tiff, at)
    if (place) gather(tiff, place, WANTED_GPS, gps)
  }
  return found && { ...found, ...held, ...accessTo(tags), gps: accessTo(gps) }
}

function* directories(blocks: readonly Bytes[]): Generator<{ tiff: Tiff; ifd: Ifd }> {
  for (const block of blocks) {
    const tiff = openTiff(block)
    if (tiff) for (const ifd of walkIfds(tiff, FIRST_IFDS)) yield { tiff, ifd }
  }
}

function pictureSize(tiff: Tiff, ifd: Ifd): Size | undefined {
  const [width, height] = [integer(tiff, ifd, TAG.imageWidth), integer(tiff, ifd, TAG.imageLength)]
  return width && height ? { width, height } : undefined
}

const area = (size: Size | undefined): number => (size ? size.width * size.height : 0)

function orientationOf(tiff: Tiff, ifd: Ifd): number {
  const value = integer(tiff, ifd, TAG.orientation) ?? 1
  return value >= 1 && value <= 8 ? value : 1
}

function gather(tiff: Tiff, ifd: Ifd, wanted: ReadonlySet<number>, into: Map<number, TagValue>): void {
  for (const { tag, type, valueAt, valueLength } of ifd.entries) {
    if (!wanted.has(tag) || into.has(tag) || valueLength > MAX_VALUE) continue
    const data = tiff.bytes.read(valueAt, valueLength)
    if (data.length === valueLength) into.set(tag, { type, little: tiff.little, data })
  }
}

type HeldBlocks = Pick<ExifTags, 'xmp' | 'iptc' | 'photoshop'>

const HELD: Readonly<Record<number, keyof HeldBlocks>> = {
  [TAG.xmp]: 'xmp',
  [TAG.iptc]: 'iptc',
  [TAG.photoshop]: 'photoshop',
}

/** Keeps the first block of each format: others belong to other pages. */
function gatherBlocks({ bytes }: Tiff, ifd: Ifd, into: HeldBlocks): void {
  for (const { tag, valueAt, valueLength } of ifd.entries) {
    const kind = HELD[tag]
    if (kind && into[kind].length === 0) into[kind].push(slice(bytes, valueAt, valueLength))
  }
}

function accessTo(tags: ReadonlyMap<number, TagValue>): Pick<ExifTags, 'text' | 'values'> {
  return {
    text: (tag) => textOf(tags.get(tag)),
    values: (tag) => numbersOf(tags.get(tag)),
  }
}

/** ASCII, and the UTF-8 of EXIF 3.0. Cameras write UTF-8 and Latin-1 into either. */
const TEXTS = new Set([2, 129])
const utf8 = new TextDecoder('utf-8', { fatal: true })

function textOf(value: TagValue | undefined): string | undefined {
  if (value === undefined || !TEXTS.has(value.type)) return undefined
  const end = value.data.indexOf(0)
  const data = end < 0 ? value.data : value.data.subarray(0, end)
  try {
    return utf8.decode(data)
  } catch {
    return data.toString('latin1')
  }
}

interface NumberReader {
  size: number
  read(data: Buffer, at: number, little: boolean): number
}

const uint = (size: 1 | 2 | 4): NumberReader => ({
  size,
  read: (data, at, little) => (little ? data.readUIntLE(at, size) : data.readUIntBE(at, size)),
})
const int = (size: 1 | 2 | 4): NumberReader => ({
  size,
  read: (data, at, little) => (little ? data.readIntLE(at, size) : data.readIntBE(at, size)),
})

/** NaN for a denominator of zero. */
const rational = (part: NumberReader): NumberReader => ({
  size: 8,
  read(data, at, little) {
    const denominator = part.read(data, at + 4, little)
    return denominator === 0 ? Number.NaN : part.read(data, at, little) / denominator
  },
})

const NUMBERS: Readonly<Record<number, NumberReader>> = {
  1: uint(1),
  3: uint(2),
  4: uint(4),
  5: rational(uint(4)),
  6: int(1),
  8: int(2),
  9: int(4),
  10: rational(int(4)),
  11: { size: 4, read: (data, at, little) => (little ? data.readFloatLE(at) : data.readFloatBE(at)) },
  12: { size: 8, read: (data, at, little) => (little ? data.readDoubleLE(at) : data.readDoubleBE(at)) },
}

function numbersOf(value: TagValue | undefined): number[] {
  const reader = value && NUMBERS[value.type]
  if (!reader) return []
  const out: number[] = []
  for (let at = 0; at + reader.size <= value.data.length; at += reader.size) {
    out.push(reader.read(value.data, at, value.little))
  }
  return out
}
