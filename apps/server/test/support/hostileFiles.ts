import { deflateSync } from 'node:zlib'
import { box, u32, zeros } from '../../src/testing/movie.ts'

/** Files that are made to be slow, each as large as is asked for: what they repeat fills the room. */
export interface HostileFile {
  name: string
  mime: string
  bytes(size: number): Buffer
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

/** As often as it fits. */
export function repeated(part: Buffer, size: number): Buffer {
  return Buffer.concat(Array<Buffer>(Math.max(0, Math.floor(size / part.length))).fill(part))
}

function pngChunk(type: string, data: Buffer): Buffer {
  return Buffer.concat([u32(data.length), latin1(type), data, zeros(4)])
}

const PNG_HEAD = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  pngChunk('IHDR', Buffer.from('00000040000000400802000000', 'hex')),
])
const PNG_END = Buffer.concat([pngChunk('IDAT', deflateSync(zeros(64))), pngChunk('IEND', zeros(0))])

const png = (...chunks: Buffer[]): Buffer => Buffer.concat([PNG_HEAD, ...chunks, PNG_END])
const deflatedXmp = (text: Buffer): Buffer =>
  pngChunk('zTXt', Buffer.concat([latin1('XML:com.adobe.xmp\0\0'), deflateSync(text)]))

/** What deflate makes of a text that repeats itself. */
const RATIO = 250

const JPEG_HEAD = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')
const JPEG_END = Buffer.from('ffc0000b080040004001011100ffda0008010100003f00ffd9', 'hex')
const jpeg = (...parts: Buffer[]): Buffer => Buffer.concat([JPEG_HEAD, ...parts, JPEG_END])

const ftyp = box('ftyp', 'isom', u32(0x200))

/** A directory of little-endian TIFF. */
function directory(
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

const TIFF_HEAD = Buffer.from('49492a0008000000', 'hex')
const list = <T>(length: number, make: (i: number) => T): T[] =>
  Array.from({ length: Math.max(0, length) }, (_, i) => make(i))

/** Heads of EXIF blocks that all lead to one directory of pointers to GPS directories. */
function sharedDirectories(size: number): Buffer {
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

function subIfdFan(size: number): Buffer {
  const fan = Math.floor(size / 3 / 4)
  const at = 8 + 2 + 12 + 4
  const targets = at + fan * 4
  const rest = Math.max(0, size - targets)
  const pointers = Buffer.alloc(fan * 4)
  for (let i = 0; i < fan; i++) pointers.writeUInt32LE(targets + ((i * 2) % Math.max(1, rest)), i * 4)
  // Wherever a pointer leads, a count of 0x0101 entries is read.
  return Buffer.concat([TIFF_HEAD, directory([[0x014a, 4, fan, at]]), pointers, Buffer.alloc(rest, 1)])
}

function overlappingExtents(size: number): Buffer {
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

const nested = (head: (rest: number) => Buffer, headSize: number, size: number): Buffer =>
  Buffer.concat(list(Math.floor(size / headSize), (i) => head(size - i * headSize)))

export const HOSTILE_FILES: readonly HostileFile[] = [
  {
    name: 'PNG: deflated XMP of empty elements that begin again and again',
    mime: 'image/png',
    bytes: (size) =>
      png(deflatedXmp(repeated(latin1(`${`<gps ${'a'.repeat(205)}`.repeat(147)}/>`), size * RATIO))),
  },
  {
    name: 'PNG: the same in many chunks',
    mime: 'image/png',
    bytes(size) {
      const chunk = deflatedXmp(repeated(latin1(`${`<gps ${'a'.repeat(205)}`.repeat(147)}/>`), 1 << 20))
      return png(repeated(chunk, size))
    },
  },
  {
    name: 'PNG: deflated chunks without end',
    mime: 'image/png',
    bytes: (size) => png(repeated(deflatedXmp(latin1('x')), size)),
  },
  {
    name: 'PNG: deflated chunks with damage at their end',
    mime: 'image/png',
    bytes(size) {
      const chunk = deflatedXmp(zeros(2 << 20))
      chunk.fill(0xff, chunk.length - 12)
      return png(repeated(chunk, size))
    },
  },
  {
    name: 'PNG: raw profiles',
    mime: 'image/png',
    bytes: (size) => png(repeated(pngChunk('tEXt', latin1(`Raw profile type a\0${'1'.repeat(200)}`)), size)),
  },
  {
    name: 'PNG: empty chunks',
    mime: 'image/png',
    bytes: (size) => png(repeated(pngChunk('teSt', zeros(0)), size)),
  },
  { name: 'JPEG: EXIF blocks that share directories', mime: 'image/jpeg', bytes: sharedDirectories },
  {
    name: 'JPEG: tracks inside tracks behind many heads of clips',
    mime: 'image/jpeg',
    bytes(size) {
      const heads = repeated(ftyp, Math.min(size / 8, 20_000))
      const rest = size - heads.length - 8
      const tracks = nested((left) => Buffer.concat([u32(left), latin1('trak')]), 8, rest)
      return jpeg(heads, u32(rest + 8), latin1('moov'), tracks)
    },
  },
  { name: 'JPEG: heads of clips', mime: 'image/jpeg', bytes: (size) => jpeg(repeated(ftyp, size)) },
  {
    name: 'JPEG: nothing but "ftyp"',
    mime: 'image/jpeg',
    bytes: (size) => jpeg(repeated(latin1('ftyp'), size)),
  },
  {
    name: 'JPEG: signatures of XMP',
    mime: 'image/jpeg',
    bytes: (size) => jpeg(repeated(latin1('http://ns.adobe.com/xap/1.0/\0'), size)),
  },
  {
    name: 'JPEG: signatures of Extended XMP, each a packet',
    mime: 'image/jpeg',
    bytes: (size) =>
      jpeg(
        latin1(
          list(
            Math.floor(size / 75),
            (i) => `http://ns.adobe.com/xmp/extension/\0${String(i).padStart(32, '0')}\0\0\0\0\0\0\0\0`,
          ).join(''),
        ),
      ),
  },
  {
    name: 'JPEG: EXIF signatures',
    mime: 'image/jpeg',
    bytes: (size) => jpeg(repeated(latin1('Exif\0\0II*\0\x08\0\0\0'), size)),
  },
  {
    name: 'JPEG: filling',
    mime: 'image/jpeg',
    bytes: (size) => Buffer.concat([JPEG_HEAD, Buffer.alloc(size, 0xff), JPEG_END]),
  },
  {
    name: 'JPEG: segments',
    mime: 'image/jpeg',
    bytes: (size) => jpeg(repeated(Buffer.from('ffe10002', 'hex'), size)),
  },
  { name: 'TIFF: a fan of sub-directories', mime: 'image/tiff', bytes: subIfdFan },
  {
    name: 'TIFF: XMP packets that overlap',
    mime: 'image/tiff',
    bytes(size) {
      const entries = Math.min(4000, Math.floor(size / 2 / 12))
      const head = Buffer.concat([TIFF_HEAD, directory(list(entries, (i) => [0x02bc, 1, size, i]))])
      return Buffer.concat([head, repeated(latin1('<gps:a b='), size - head.length)])
    },
  },
  {
    name: 'TIFF: a chain of directories',
    mime: 'image/tiff',
    bytes: (size) =>
      Buffer.concat([
        TIFF_HEAD,
        ...list(Math.floor(size / 18), (i) => directory([[0x0100, 4, 1, 1]], 8 + (i + 1) * 18)),
      ]),
  },
  { name: 'HEIC: items whose extents overlap', mime: 'image/heic', bytes: overlappingExtents },
  {
    name: 'HEIC: extents without numbers',
    mime: 'image/heic',
    bytes(size) {
      const items = Math.min(60_000, Math.floor(size / 8))
      const iloc = list(items, (i) => Buffer.from([i >> 8, i & 255, 0, 0, 0, 0, 0xff, 0xff]))
      return Buffer.concat([
        box('ftyp', 'heic', u32(0), 'mif1heic'),
        box('meta', u32(0), box('iloc', Buffer.from([1, 0, 0, 0, 0, 0, items >> 8, items & 255]), ...iloc)),
      ])
    },
  },
  {
    name: 'MP4: tracks inside tracks',
    mime: 'video/mp4',
    bytes: (size) =>
      Buffer.concat([
        ftyp,
        u32(size),
        latin1('moov'),
        nested((left) => Buffer.concat([u32(left), latin1('trak')]), 8, size - 8),
      ]),
  },
  {
    name: 'MP4: empty boxes',
    mime: 'video/mp4',
    bytes: (size) => Buffer.concat([ftyp, box('moov', repeated(box('trak'), size))]),
  },
  {
    name: 'MP4: fragments',
    mime: 'video/mp4',
    bytes: (size) =>
      Buffer.concat([ftyp, box('moov'), repeated(Buffer.concat([box('moof'), box('mdat')]), size)]),
  },
  {
    name: 'MP4: keys of nothing',
    mime: 'video/mp4',
    bytes: (size) =>
      Buffer.concat([
        ftyp,
        box(
          'moov',
          box(
            'meta',
            box('hdlr', zeros(8), 'mdta', zeros(12)),
            box('keys', u32(0, 8000), repeated(Buffer.concat([u32(8), latin1('mdta')]), size / 2)),
            box('ilst', repeated(Buffer.concat([u32(8), u32(1)]), size / 2)),
          ),
        ),
      ]),
  },
  {
    name: 'Matroska: tags inside tags',
    mime: 'video/x-matroska',
    bytes(size) {
      const simple = nested(
        (left) => {
          const head = Buffer.from('67c81000000000', 'hex')
          head.writeUInt32BE(left, 3)
          head[2] = 0x08
          return head
        },
        7,
        size,
      )
      return Buffer.concat([MKV_HEAD, Buffer.from('1254c36701ffffffffffffff', 'hex'), simple])
    },
  },
  {
    name: 'Matroska: segments of unknown size, one in the other',
    mime: 'video/x-matroska',
    bytes: (size) => Buffer.concat([MKV_HEAD, repeated(Buffer.from('18538067ff', 'hex'), size)]),
  },
  {
    name: 'Matroska: elements of two bytes',
    mime: 'video/x-matroska',
    bytes: (size) => Buffer.concat([MKV_HEAD, repeated(Buffer.from('ec80', 'hex'), size)]),
  },
  {
    name: 'GIF: signatures of XMP',
    mime: 'image/gif',
    bytes: (size) =>
      Buffer.concat([latin1('GIF89a\x40\0\x40\0\0\0\0'), repeated(latin1('XMP DataXMP\x01\xff'), size)]),
  },
  {
    name: 'WebP: empty chunks of EXIF',
    mime: 'image/webp',
    bytes: (size) => Buffer.concat([webpHead(size), repeated(latin1('EXIF\0\0\0\0'), size)]),
  },
  {
    name: 'WebP: frames',
    mime: 'image/webp',
    bytes: (size) => Buffer.concat([webpHead(size), repeated(WEBP_FRAME, size)]),
  },
]

const MKV_HEAD = Buffer.concat([Buffer.from('1a45dfa38b428288', 'hex'), latin1('matroska')])
const WEBP_FRAME = Buffer.concat([
  latin1('ANMF'),
  Buffer.from('26000000', 'hex'),
  Buffer.from('00000000000000000000000064000000', 'hex'),
  latin1('VP8L'),
  Buffer.from('0d0000002f00000010071011118888fe0700', 'hex').subarray(0, 18),
])

function webpHead(size: number): Buffer {
  const head = Buffer.from(
    '52494646000000005745425056503858' + '0a000000' + '02000000' + '3f00003f0000',
    'hex',
  )
  head.writeUInt32LE(size + head.length - 8, 4)
  return head
}
