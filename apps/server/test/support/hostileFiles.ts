import { box, u32, zeros } from '../../src/testing/movie.ts'
import {
  deflatedXmp,
  directory,
  ftyp,
  JPEG_END,
  JPEG_HEAD,
  jpeg,
  latin1,
  list,
  MKV_HEAD,
  nested,
  overlappingExtents,
  png,
  pngChunk,
  RATIO,
  repeated,
  sharedDirectories,
  subIfdFan,
  TIFF_HEAD,
  WEBP_FRAME,
  webpHead,
} from './hostileParts.ts'

/** Files that are slow to parse, of any size: their repeated part fills it. */
export interface HostileFile {
  name: string
  mime: string
  bytes(size: number): Buffer
}

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
