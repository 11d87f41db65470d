import type { Bytes } from './bytes.ts'
import { type Entry, FIRST_IFDS, type Ifd, integer, openTiff, TAG, type Tiff, walkIfds } from './tiff.ts'

/** What a TIFF file says about itself in its directories: the full picture's size and a small EXIF block. */
export type TiffDigest = { width: number | null; height: number | null; isDng: boolean; exif: Buffer }

/** The tags of exif.ts. TIFF/EP raws keep exposure in the first directory, others in the EXIF one. */
const CAMERA_TAGS = new Set([
  TAG.make,
  TAG.model,
  0x829a,
  0x829d,
  0x8827,
  0x8832,
  0x9003,
  0x9004,
  0x9011,
  0x9012,
  0x9291,
  0x9292,
  0x920a,
  0xa434,
])
const MAX_VALUE = 4_096

/**
 * Digests a TIFF or a raw built on it. Such files may keep their directories at the very end, behind any amount of
 * pixels: the few values wanted are gathered into a new small EXIF block instead of reading the file. A file of several
 * TIFF blocks (CR3) has them one after the other, all in the byte order of the first. Null when there is no readable
 * directory.
 */
export function digestTiff(...blocks: readonly Bytes[]): TiffDigest | null {
  const wanted = new Map<number, { entry: Entry; value: Buffer }>()
  let [width, height] = [0, 0]
  let orientation: number | null = null
  let isDng = false
  let little: boolean | null = null
  for (const { tiff, ifd } of directories(blocks)) {
    if (little === null) orientation = integer(tiff, ifd, TAG.orientation)
    little ??= tiff.little
    // Raws put a preview first and the sensor's picture into a sub-directory: the largest is what the file is.
    const [w, h] = [integer(tiff, ifd, TAG.imageWidth), integer(tiff, ifd, TAG.imageLength)]
    if (w && h && w * h > width * height) [width, height] = [w, h]
    isDng ||= ifd.entries.some((entry) => entry.tag === TAG.dngVersion)
    if (tiff.little === little) gather(tiff, ifd, wanted)
  }
  if (little === null) return null
  if (orientation !== null && orientation >= 5 && orientation <= 8) [width, height] = [height, width]
  return { width: width || null, height: height || null, isDng, exif: exifBlock(little, wanted) }
}

function* directories(blocks: readonly Bytes[]): Generator<{ tiff: Tiff; ifd: Ifd }> {
  for (const block of blocks) {
    const tiff = openTiff(block)
    if (tiff) for (const ifd of walkIfds(tiff, FIRST_IFDS)) yield { tiff, ifd }
  }
}

type Values = Map<number, { entry: Entry; value: Buffer }>

function gather(tiff: Tiff, ifd: Ifd, wanted: Values): void {
  for (const entry of ifd.entries) {
    if (!CAMERA_TAGS.has(entry.tag) || wanted.has(entry.tag) || entry.valueLength > MAX_VALUE) continue
    const value = tiff.bytes.read(entry.valueAt, entry.valueLength)
    if (value.length === entry.valueLength) wanted.set(entry.tag, { entry, value })
  }
}

/** A classic TIFF whose first directory holds make and model and whose EXIF directory holds the rest. */
function exifBlock(little: boolean, wanted: Values): Buffer {
  const sorted = [...wanted.values()].sort((a, b) => a.entry.tag - b.entry.tag)
  const main = sorted.filter(({ entry }) => entry.tag < 0x8000)
  const rest = sorted.filter(({ entry }) => entry.tag >= 0x8000)
  const exifAt = 8 + 2 + (main.length + 1) * 12 + 4
  let dataAt = exifAt + 2 + rest.length * 12 + 4
  const total = sorted.reduce((sum, { value }) => sum + value.length + 1, dataAt)
  const out = Buffer.alloc(total)
  const u16 = (value: number, at: number) =>
    little ? out.writeUInt16LE(value, at) : out.writeUInt16BE(value, at)
  const u32 = (value: number, at: number) =>
    little ? out.writeUInt32LE(value, at) : out.writeUInt32BE(value, at)
  const put = (list: typeof sorted, at: number) => {
    u16(list.length, at)
    for (const [i, { entry, value }] of list.entries()) {
      const field = at + 2 + i * 12
      u16(entry.tag, field)
      u16(entry.type, field + 2)
      u32(entry.count, field + 4)
      if (value.length <= 4) {
        value.copy(out, field + 8)
        continue
      }
      u32(dataAt, field + 8)
      value.copy(out, dataAt)
      dataAt += value.length
    }
  }
  out.write(little ? 'II' : 'MM', 0, 'latin1')
  u16(42, 2)
  u32(8, 4)
  const pointer = Buffer.alloc(4)
  if (little) pointer.writeUInt32LE(exifAt)
  else pointer.writeUInt32BE(exifAt)
  const entry = { tag: TAG.exif, type: 4, count: 1, valueAt: 0, valueLength: 4, inline: true }
  put([...main, { entry, value: pointer }], 8)
  put(rest, exifAt)
  return out
}
