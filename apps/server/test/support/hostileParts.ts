import { deflateSync } from 'node:zlib'
import { box, u32, zeros } from '../../src/testing/movie.ts'

export const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

/** Repeats a part as often as it fits. */
export function repeated(part: Buffer, size: number): Buffer {
  return Buffer.concat(Array<Buffer>(Math.max(0, Math.floor(size / part.length))).fill(part))
}

export function pngChunk(type: string, data: Buffer): Buffer {
  return Buffer.concat([u32(data.length), latin1(type), data, zeros(4)])
}

const PNG_HEAD = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  pngChunk('IHDR', Buffer.from('00000040000000400802000000', 'hex')),
])
const PNG_END = Buffer.concat([pngChunk('IDAT', deflateSync(zeros(64))), pngChunk('IEND', zeros(0))])

export const png = (...chunks: Buffer[]): Buffer => Buffer.concat([PNG_HEAD, ...chunks, PNG_END])
export const deflatedXmp = (text: Buffer): Buffer =>
  pngChunk('zTXt', Buffer.concat([latin1('XML:com.adobe.xmp\0\0'), deflateSync(text)]))

/** The compression ratio of deflate for repeated text. */
export const RATIO = 250

export const JPEG_HEAD = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')
export const JPEG_END = Buffer.from('ffc0000b080040004001011100ffda0008010100003f00ffd9', 'hex')
export const jpeg = (...parts: Buffer[]): Buffer => Buffer.concat([JPEG_HEAD, ...parts, JPEG_END])

export const ftyp = box('ftyp', 'isom', u32(0x200))

/** An image file directory of a little-endian TIFF. */
export function directory(
  entries: readonly [tag: number, type: number, count: number, value: number][],
  next = 0,
): Buffer {
  const out = Buffer.alloc(2 + entries.length * 12 + 4)
  out.writeUInt16LE(entries.length, 0)
  for (const [i, [tag, type, count, value]] of entries.entries()) {
    out.writeUInt16LE(tag, 2 + i * 12)
    out.writeUInt16LE(type, 4 + i * 12)
    out.writeUInt32LE(count, 6 + i * 12)
    out.writeUInt32LE(value >>> 0, 10 + i * 12)
  }
  out.writeUInt32LE(next, out.length - 4)
  return out
}

export const TIFF_HEAD = Buffer.from('49492a0008000000', 'hex')
export const list = <T>(length: number, make: (i: number) => T): T[] =>
  Array.from({ length: Math.max(0, length) }, (_, i) => make(i))

/** Headers of EXIF blocks that share one directory of pointers to GPS directories. */
export function sharedDirectories(size: number): Buffer {
  const heads = Math.floor(size / 4 / 14)
  const pointers = Math.floor(size / 4 / 12)
  const gps = Math.floor(size / 4 / 12)
  const body = Buffer.concat([
    ...list(heads, () => Buffer.concat([latin1('Exif\0\0'), TIFF_HEAD])),
    directory(list(Math.min(pointers, 4000), (i) => [0x8825, 4, 1, heads * 14 + i])),
    directory(list(Math.min(gps, 4000), () => [2, 5, 3, 8])),
  ])
  for (let i = 0; i < heads; i++) body.writeUInt32LE((heads - i) * 14 - 6, i * 14 + 10)
  return jpeg(body)
}

export function subIfdFan(size: number): Buffer {
  const fan = Math.floor(size / 3 / 4)
  const at = 8 + 2 + 12 + 4
  const targets = at + fan * 4
  const rest = Math.max(0, size - targets)
  const pointers = Buffer.alloc(fan * 4)
  for (let i = 0; i < fan; i++) pointers.writeUInt32LE(targets + ((i * 2) % Math.max(1, rest)), i * 4)
  // A directory at any of these offsets has 0x0101 entries.
  return Buffer.concat([TIFF_HEAD, directory([[0x014a, 4, fan, at]]), pointers, Buffer.alloc(rest, 1)])
}

export function overlappingExtents(size: number): Buffer {
  const items = Math.min(30_000, Math.floor(size / 3 / 40))
  const data = Math.floor(size / 3)
  const infe = list(items, (i) =>
    box('infe', Buffer.from([2, 0, 0, 0]), u32(((i + 1) << 16) >>> 0), 'mime\0application/rdf+xml\0'),
  )
  const iloc = list(items, (i) => {
    const out = Buffer.alloc(16)
    out.writeUInt16BE(i + 1, 0)
    out.writeUInt16BE(1, 6)
    out.writeUInt32BE(size - data, 8)
    out.writeUInt32BE(data, 12)
    return out
  })
  const head = Buffer.concat([
    box('ftyp', 'heic', u32(0), 'mif1heic'),
    box(
      'meta',
      u32(0),
      box('hdlr', zeros(8), 'pict', zeros(13)),
      box('iinf', Buffer.from([0, 0, 0, 0, items >> 8, items & 255]), ...infe),
      box('iloc', Buffer.from([1, 0, 0, 0, 0x44, 0, items >> 8, items & 255]), ...iloc),
    ),
  ])
  return Buffer.concat([head, repeated(latin1('<gps:a b='), size - head.length)])
}

export const nested = (head: (rest: number) => Buffer, headSize: number, size: number): Buffer =>
  Buffer.concat(list(Math.floor(size / headSize), (i) => head(size - i * headSize)))

export const MKV_HEAD = Buffer.concat([Buffer.from('1a45dfa38b428288', 'hex'), latin1('matroska')])
export const WEBP_FRAME = Buffer.concat([
  latin1('ANMF'),
  Buffer.from('26000000', 'hex'),
  Buffer.from('00000000000000000000000064000000', 'hex'),
  latin1('VP8L'),
  Buffer.from('0d0000002f00000010071011118888fe0700', 'hex').subarray(0, 18),
])

export function webpHead(size: number): Buffer {
  const head = Buffer.from(
    '52494646000000005745425056503858' + '0a000000' + '02000000' + '3f00003f0000',
    'hex',
  )
  head.writeUInt32LE(size + head.length - 8, 4)
  return head
}
