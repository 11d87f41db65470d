import type { Bytes } from './bytes.ts'

/**
 * The TIFF structure: the whole of a .tif, .dng or most camera raws, and the inside of every EXIF block. Classic and
 * BigTIFF, and the magic numbers of Olympus and Panasonic raws. Everything is read by position and bounded, so a file
 * of any size or damage costs little.
 */
export interface Tiff {
  bytes: Bytes
  little: boolean
  big: boolean
  first: number
}

export interface Entry {
  tag: number
  type: number
  count: number
  valueAt: number
  valueLength: number
  inline: boolean
}

/** A directory: its offset, and its length including the count but not the link to the next directory. */
export interface Ifd {
  offset: number
  length: number
  entries: Entry[]
  next: number
}

export const TAG = {
  jpegFromRaw: 0x002e,
  imageWidth: 0x0100,
  imageLength: 0x0101,
  compression: 0x0103,
  photometric: 0x0106,
  make: 0x010f,
  model: 0x0110,
  stripOffsets: 0x0111,
  orientation: 0x0112,
  stripByteCounts: 0x0117,
  subIfds: 0x014a,
  thumbnailOffset: 0x0201,
  thumbnailLength: 0x0202,
  xmp: 0x02bc,
  iptc: 0x83bb,
  photoshop: 0x8649,
  exif: 0x8769,
  gps: 0x8825,
  printIm: 0xc4a5,
  dngVersion: 0xc612,
} as const

/** Panasonic raws have about 100 entries, the most of all. libtiff takes a larger count for damage. */
const MAX_ENTRIES = 4096

/** Cost of reading an entry. */
const ENTRY_UNITS = 60

/** Camera raws have fewer than 10 directories, a scanned book one a page; the first pages are enough. */
export const FIRST_IFDS = 200

/** Bytes in a value of each TIFF type; 16 to 18 are BigTIFF's. */
const TYPE_SIZE: Record<number, number> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
  // EXIF 3.0: text in UTF-8.
  129: 1,
}

/**
 * Reads the header. Returns undefined if it is not TIFF's. Olympus writes `RO` and `RS`, Panasonic `U` instead of 42.
 */
export function openTiff(bytes: Bytes): Tiff | undefined {
  const head = bytes.read(0, 16)
  if (head.length < 8) return undefined
  const order = head.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const little = order === 'II'
  const magic = u16(head, 2, little)
  if (magic === 43) {
    if (head.length < 16) return undefined
    return { bytes, little, big: true, first: u64(head, 8, little) }
  }
  if (![42, 0x4f52, 0x5352, 0x55].includes(magic)) return undefined
  return { bytes, little, big: false, first: u32(head, 4, little) }
}

/** Sizes of the fields of a directory. */
const CLASSIC = { count: 2, entry: 12, inline: 4 }
const BIG = { count: 8, entry: 20, inline: 8 }

/** Reads as much of the directory at `offset` as exists. Returns undefined where no directory can be. */
export function readIfd(tiff: Tiff, offset: number): Ifd | undefined {
  const { bytes, little, big } = tiff
  const sizes = big ? BIG : CLASSIC
  if (offset < 8 || offset + sizes.count > bytes.size) return undefined
  const head = bytes.read(offset, sizes.count)
  const count = big ? u64(head, 0, little) : u16(head, 0, little)
  if (count === 0 || count > MAX_ENTRIES) return undefined
  const body = bytes.read(offset + sizes.count, count * sizes.entry + sizes.inline)
  bytes.budget.spend(count * ENTRY_UNITS)
  const end = count * sizes.entry
  const entries: Entry[] = []
  for (let at = 0; at + sizes.entry <= Math.min(body.length, end); at += sizes.entry) {
    entries.push(readEntry(tiff, body, at, offset + sizes.count))
  }
  const next = body.length < end + sizes.inline ? 0 : readPointer(tiff, body, end)
  return { offset, length: sizes.count + end, entries, next }
}

/** Reads the entry at `at` of a directory's entries, which are at `entriesAt` in the file. */
function readEntry(tiff: Tiff, body: Buffer, at: number, entriesAt: number): Entry {
  const { little, big } = tiff
  const sizes = big ? BIG : CLASSIC
  const type = u16(body, at + 2, little)
  const count = readPointer(tiff, body, at + 4)
  const valueLength = count * (TYPE_SIZE[type] ?? 0)
  const inline = valueLength <= sizes.inline
  const field = at + sizes.entry - sizes.inline
  const valueAt = inline ? entriesAt + field : readPointer(tiff, body, field)
  return { tag: u16(body, at, little), type, count, valueAt, valueLength, inline }
}

const readPointer = ({ little, big }: Tiff, body: Buffer, at: number): number =>
  big ? u64(body, at, little) : u32(body, at, little)

/**
 * Every directory reachable from the first: the chain, subdirectories and EXIF, but not GPS. Each once, at most
 * `limit`.
 */
export function* walkIfds(tiff: Tiff, limit = Number.POSITIVE_INFINITY): Generator<Ifd> {
  const offsets = new Set([tiff.first])
  let count = 0
  // The loop includes offsets that are added while it runs.
  for (const offset of offsets) {
    if (++count > limit) return
    const ifd = readIfd(tiff, offset)
    if (!ifd) continue
    yield ifd
    for (const entry of ifd.entries) {
      if (entry.tag !== TAG.exif && entry.tag !== TAG.subIfds) continue
      for (const child of integers(tiff, entry, MAX_SUB_IFDS)) offsets.add(child)
    }
    if (ifd.next > 0) offsets.add(ifd.next)
  }
}

/** Of one entry. */
const MAX_SUB_IFDS = 4096

/** Reads up to `limit` values of an entry of an integer type (SHORT, LONG, IFD, and those of BigTIFF). */
export function integers(tiff: Tiff, entry: Entry, limit: number): number[] {
  const size = TYPE_SIZE[entry.type] ?? 0
  const read = { 3: u16, 4: u32, 13: u32, 16: u64, 18: u64 }[entry.type]
  if (!read) return []
  const data = tiff.bytes.read(entry.valueAt, Math.min(entry.count, limit) * size)
  tiff.bytes.budget.spend(data.length * INTEGER_UNITS_PER_BYTE)
  const out: number[] = []
  for (let at = 0; at + size <= data.length; at += size) out.push(read(data, at, tiff.little))
  return out
}

const INTEGER_UNITS_PER_BYTE = 20

/** The first integer of the directory's entry of that tag. */
export function integer(tiff: Tiff, ifd: Ifd, tag: number): number | undefined {
  const entry = ifd.entries.find((candidate) => candidate.tag === tag)
  return entry ? integers(tiff, entry, 1)[0] : undefined
}

const u16 = (b: Buffer, at: number, little: boolean) => (little ? b.readUInt16LE(at) : b.readUInt16BE(at))
const u32 = (b: Buffer, at: number, little: boolean) => (little ? b.readUInt32LE(at) : b.readUInt32BE(at))
// Past 2^53 the number is inexact, and outside of any file.
const u64 = (b: Buffer, at: number, little: boolean) =>
  Number(little ? b.readBigUInt64LE(at) : b.readBigUInt64BE(at))
