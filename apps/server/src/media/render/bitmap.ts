import { checkPixels } from './pixelLimit.ts'

/** A picture as raw pixels: 8 bits a channel, rows from the top. */
export interface Pixels {
  data: Buffer
  width: number
  height: number
  channels: 3 | 4
}

/** The header of a bitmap: BITMAPCOREHEADER of OS/2, or BITMAPINFOHEADER and its longer variants. */
interface Head {
  width: number
  height: number
  fromTop: boolean
  bits: number
  paletteAt: number
  /** Bytes that each color of the palette takes. */
  paletteEntry: 3 | 4
  colors: number
  masks: Masks | undefined
}

/** Bit masks of red, green, blue and alpha in a pixel; 0 for an absent channel. */
type Masks = readonly [number, number, number, number]

const CORE_HEAD = 12
const INFO_HEAD = 40
const [UNCOMPRESSED, BIT_FIELDS, ALPHA_BIT_FIELDS] = [0, 3, 6]
const RGB555: Masks = [0x7c00, 0x03e0, 0x001f, 0]

/** @throws Error for a file that is no BMP, has more than `maxPixels`, or is run-length encoded */
export function decodeBmp(file: Buffer, maxPixels: number): Pixels {
  const head = readHead(file, 14)
  check(head, maxPixels)
  return readPixels(file, file.readUInt32LE(10), head)
}

/**
 * Decodes the bitmap of an icon at `at`. It has no file header, twice its height, and below the picture a mask of the
 * transparent pixels. If its pixels have an alpha channel, that counts and the mask does not.
 */
export function decodeIconBitmap(file: Buffer, at: number, maxPixels: number): Pixels {
  const head = readHead(file, at)
  head.height = Math.floor(head.height / 2)
  if (head.bits === 32) head.masks = [0xff0000, 0xff00, 0xff, 0xff000000]
  check(head, maxPixels)
  const pixelsAt = head.paletteAt + head.colors * head.paletteEntry
  const picture = readPixels(file, pixelsAt, head)
  if (picture.channels === 4) return picture
  const mask = pixelsAt + rowBytes(head) * head.height
  return withMask(picture, (x, y) => {
    const row = mask + rowBytes({ ...head, bits: 1 }) * (head.height - 1 - y)
    return (((file[row + (x >> 3)] ?? 0) << (x & 7)) & 0x80) !== 0
  })
}

function readHead(file: Buffer, at: number): Head {
  const size = file.readUInt32LE(at)
  if (size === CORE_HEAD) {
    const bits = file.readUInt16LE(at + 10)
    const [width, height] = [file.readUInt16LE(at + 4), file.readUInt16LE(at + 6)]
    const palette = { paletteAt: at + size, paletteEntry: 3, colors: bits <= 8 ? 2 ** bits : 0 } as const
    return { width, height, fromTop: false, bits, ...palette, masks: bits === 16 ? RGB555 : undefined }
  }
  if (size < INFO_HEAD) throw new Error('The file is not a bitmap.')
  const height = file.readInt32LE(at + 8)
  const bits = file.readUInt16LE(at + 14)
  const compression = file.readUInt32LE(at + 16)
  if (![UNCOMPRESSED, BIT_FIELDS, ALPHA_BIT_FIELDS].includes(compression)) {
    throw new Error('Compressed bitmaps are not supported.')
  }
  const stated = file.readUInt32LE(at + 32)
  const masksAt = at + INFO_HEAD
  const hasAlphaMask = compression === ALPHA_BIT_FIELDS || size >= INFO_HEAD + 16
  // Masks are the last part of the header, or follow the shortest one.
  const masksLength = size > INFO_HEAD || compression === UNCOMPRESSED ? 0 : hasAlphaMask ? 16 : 12
  return {
    width: file.readInt32LE(at + 4),
    height: Math.abs(height),
    fromTop: height < 0,
    bits,
    paletteAt: at + size + masksLength,
    paletteEntry: 4,
    colors: bits <= 8 ? Math.min(stated || 2 ** bits, 2 ** bits) : 0,
    masks:
      compression === UNCOMPRESSED
        ? bits === 16
          ? RGB555
          : undefined
        : [
            file.readUInt32LE(masksAt),
            file.readUInt32LE(masksAt + 4),
            file.readUInt32LE(masksAt + 8),
            hasAlphaMask ? file.readUInt32LE(masksAt + 12) : 0,
          ],
  }
}

function check({ width, height, bits }: Head, maxPixels: number): void {
  if (width < 1 || height < 1 || ![1, 4, 8, 16, 24, 32].includes(bits))
    throw new Error('The file is not a bitmap.')
  checkPixels({ width, height }, maxPixels)
}

/** Rows are padded to 4 bytes. */
const rowBytes = ({ width, bits }: Pick<Head, 'width' | 'bits'>): number => Math.ceil((width * bits) / 32) * 4

/**
 * A truncated file keeps its rows. A file with less than this part of them is forged, and would cost seconds for a few
 * bytes.
 */
const MAX_LOST_ROWS = 64

/** Rows that a truncated file lacks stay black. */
function readPixels(file: Buffer, pixelsAt: number, head: Head): Pixels {
  const { width, height, fromTop } = head
  const there = Math.max(0, file.length - pixelsAt) / rowBytes(head)
  if (there * MAX_LOST_ROWS < height)
    throw new Error(`The file has too little of the picture: ${Math.floor(there)} of ${height} rows.`)
  const channels = head.bits > 8 && head.masks?.[3] ? 4 : 3
  const data = Buffer.alloc(width * height * channels)
  const stride = rowBytes(head)
  const readRow = rowReader(file, head, channels)
  for (let y = 0; y < height; y++) {
    const row = pixelsAt + stride * (fromTop ? y : height - 1 - y)
    if (row + stride > file.length) continue
    readRow(file.subarray(row, row + stride), data.subarray(y * width * channels, (y + 1) * width * channels))
  }
  const picture: Pixels = { data, width, height, channels }
  // Many writers leave the alpha at 0 everywhere, and mean an opaque picture.
  return channels === 4 && !hasAlpha(data) ? withoutAlpha(picture) : picture
}

function hasAlpha(data: Buffer): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 0) return true
  return false
}

type RowReader = (row: Buffer, out: Buffer) => void

function rowReader(file: Buffer, head: Head, channels: 3 | 4): RowReader {
  if (head.bits <= 8) return indexedRow(file, head)
  if (head.masks !== undefined) return maskedRow(head.bits, head.masks, channels)
  const step = head.bits / 8
  return (row, out) => {
    for (let x = 0; x < head.width; x++) {
      out[x * 3] = row[x * step + 2] ?? 0
      out[x * 3 + 1] = row[x * step + 1] ?? 0
      out[x * 3 + 2] = row[x * step] ?? 0
    }
  }
}

/** Indexes into the palette, the first pixel in the highest bits. */
function indexedRow(file: Buffer, { width, bits, paletteAt, paletteEntry, colors }: Head): RowReader {
  const palette = file.subarray(paletteAt, paletteAt + colors * paletteEntry)
  const inByte = 8 / bits
  return (row, out) => {
    for (let x = 0; x < width; x++) {
      const byte = row[Math.floor(x / inByte)] ?? 0
      const index = (byte >> (8 - bits * ((x % inByte) + 1))) & (2 ** bits - 1)
      for (let c = 0; c < 3; c++) out[x * 3 + c] = palette[index * paletteEntry + 2 - c] ?? 0
    }
  }
}

function maskedRow(bits: number, masks: Masks, channels: 3 | 4): RowReader {
  const parts = masks.slice(0, channels).map((mask) => ({ mask, low: lowBit(mask) }))
  const step = bits / 8
  return (row, out) => {
    for (let at = 0, to = 0; to < out.length; at += step) {
      const pixel = step === 2 ? row.readUInt16LE(at) : row.readUInt32LE(at)
      for (const { mask, low } of parts) {
        out[to++] = mask === 0 ? 0 : Math.round((((pixel & mask) >>> 0) / low / (mask / low)) * 255)
      }
    }
  }
}

const lowBit = (mask: number): number => (mask & -mask) >>> 0 || 1

function withoutAlpha(picture: Pixels): Pixels {
  const data = Buffer.alloc(picture.width * picture.height * 3)
  for (let i = 0; i < data.length; i++) data[i] = picture.data[Math.floor(i / 3) * 4 + (i % 3)] ?? 0
  return { ...picture, data, channels: 3 }
}

function withMask({ data, width, height }: Pixels, hidden: (x: number, y: number) => boolean): Pixels {
  const out = Buffer.alloc(width * height * 4)
  for (let i = 0; i < width * height; i++) {
    data.copy(out, i * 4, i * 3, i * 3 + 3)
    out[i * 4 + 3] = hidden(i % width, Math.floor(i / width)) ? 0 : 255
  }
  return { data: out, width, height, channels: 4 }
}
