import { crc32, deflateSync } from 'node:zlib'
import { box, u32, zeros } from '../../src/testing/movie.ts'

/** Metadata blocks, and minimal files of each format that contain them. */

type Field = readonly [tag: number, type: number, ...values: (number | string)[]]

/** A little-endian TIFF structure with an IFD, and EXIF and GPS directories if they have fields. */
export function tiffBlock({
  main = [],
  exif = [],
  gps = [],
}: {
  main?: Field[]
  exif?: Field[]
  gps?: Field[]
}): Buffer {
  const parts: Buffer[] = [Buffer.from('49492a0000000000', 'hex')]
  let size = 8
  const append = (data: Buffer): number => {
    const at = size
    parts.push(data, zeros(data.length % 2))
    size += data.length + (data.length % 2)
    return at
  }
  const directory = (fields: readonly Field[]): Buffer => {
    const out = Buffer.alloc(2 + fields.length * 12 + 4)
    out.writeUInt16LE(fields.length, 0)
    for (const [i, [tag, type, ...values]] of [...fields].sort((a, b) => a[0] - b[0]).entries()) {
      const [data, count] = valuesOf(type, values)
      out.writeUInt16LE(tag, 2 + i * 12)
      out.writeUInt16LE(type, 4 + i * 12)
      out.writeUInt32LE(count, 6 + i * 12)
      if (data.length <= 4) data.copy(out, 10 + i * 12)
      else out.writeUInt32LE(append(data), 10 + i * 12)
    }
    return out
  }
  const pointer = (tag: number, fields: Field[]): Field[] =>
    fields.length === 0 ? [] : [[tag, 4, append(directory(fields))]]
  const first = append(directory([...main, ...pointer(0x8769, exif), ...pointer(0x8825, gps)]))
  const out = Buffer.concat(parts)
  out.writeUInt32LE(first, 4)
  return out
}

/** Encodes ASCII (2), UNDEFINED (7), SHORT (3), LONG (4), and RATIONAL (5) with the denominator 1. */
function valuesOf(type: number, values: readonly (number | string)[]): [data: Buffer, count: number] {
  if (type === 2 || type === 7) {
    const data = Buffer.from(`${values.join('')}${type === 2 ? '\0' : ''}`, 'latin1')
    return [data, data.length]
  }
  const numbers = values.map(Number)
  const size = type === 3 ? 2 : 4
  const list = type === 5 ? numbers.flatMap((value) => [value, 1]) : numbers
  const out = Buffer.alloc(list.length * size)
  for (const [i, value] of list.entries()) out.writeUIntLE(value, i * size, size)
  return [out, values.length]
}

/** 48 degrees 51 minutes 29 seconds north. */
export const GPS_PLACE: Field[] = [
  [1, 2, 'N'],
  [2, 5, 48, 51, 29],
]
/** The bytes of this latitude in a file. */
export const GPS_BYTES = Buffer.from('300000000100000033000000010000001d000000', 'hex')

export const xmpPacket = (attributes: string, elements = ''): Buffer =>
  Buffer.from(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" ${attributes}>${elements}</rdf:Description></rdf:RDF></x:xmpmeta>`)

/** An IPTC IIM record. */
export function iptcRecord(fields: Record<number, string>): Buffer {
  const sets = Object.entries(fields).map(([number, text]) =>
    Buffer.concat([Buffer.from([0x1c, 2, Number(number), 0, text.length]), Buffer.from(text)]),
  )
  return Buffer.concat([Buffer.from('1c020000020004', 'hex'), ...sets])
}

/** Photoshop image resource blocks. */
export function resources(list: Record<number, Buffer>): Buffer {
  const all = Object.entries(list).map(([id, data]) => {
    const number = Buffer.from([Number(id) >> 8, Number(id) & 255])
    return Buffer.concat([
      Buffer.from('8BIM'),
      number,
      zeros(2),
      u32(data.length),
      data,
      zeros(data.length % 2),
    ])
  })
  return Buffer.concat([Buffer.from('8BIM'), Buffer.from([0x03, 0xed, 0, 0]), u32(3), zeros(4), ...all])
}

export const EXIF_PREFIX = Buffer.from('Exif\0\0')
export const XMP_PREFIX = Buffer.from('http://ns.adobe.com/xap/1.0/\0')
export const PHOTOSHOP_PREFIX = Buffer.from('Photoshop 3.0\0')

/** A JPEG segment, APP1 by default. */
export function segment(data: Buffer, marker = 0xe1): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]), data])
}

/** A segment of Extended XMP. */
export function extendedXmp(data: Buffer, full: number, offset: number): Buffer {
  const head = Buffer.from(`http://ns.adobe.com/xmp/extension/\0${'A'.repeat(32)}`)
  return segment(Buffer.concat([head, u32(full, offset), data]))
}

/** 64x48. */
export const jpegOf = (...segments: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    ...segments,
    Buffer.from('ffc0000b080030004001011100ffda0008010100003f00ffd9', 'hex'),
  ])

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([u32(data.length), body, u32(crc32(body))])
}

/** 64x48, with chunks before and after the image data. */
export const pngOf = (chunks: readonly Buffer[], after: readonly Buffer[] = []): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', Buffer.from('00000040000000300800000000', 'hex')),
    ...chunks,
    pngChunk('IDAT', deflateSync(zeros(65 * 48))),
    ...after,
    pngChunk('IEND', zeros(0)),
  ])

export const pngText = (keyword: string, text: Buffer): Buffer =>
  pngChunk('tEXt', Buffer.concat([Buffer.from(`${keyword}\0`), text]))
export const pngDeflated = (keyword: string, text: Buffer): Buffer =>
  pngChunk('zTXt', Buffer.concat([Buffer.from(`${keyword}\0\0`), deflateSync(text)]))
export const pngInternational = (keyword: string, text: Buffer, deflated: boolean): Buffer =>
  pngChunk(
    'iTXt',
    Buffer.concat([
      Buffer.from(`${keyword}\0${deflated ? '\x01' : '\0'}\0\0\0`),
      deflated ? deflateSync(text) : text,
    ]),
  )
export const rawProfileText = (name: string, data: Buffer): Buffer =>
  Buffer.from(`\n${name}\n     ${data.length}\n${data.toString('hex').replace(/.{72}/g, '$&\n')}\n`)

function riffChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, zeros(data.length % 2)])
}

/** 64x48. */
export function webpOf(chunks: Record<string, Buffer>): Buffer {
  const all = Object.entries(chunks).map(([type, data]) => riffChunk(type, data))
  const canvas = riffChunk('VP8X', Buffer.from('0c0000003f00002f0000', 'hex'))
  const picture = riffChunk('VP8L', Buffer.from('2f3fc00b00', 'hex'))
  return riffChunk('RIFF', Buffer.concat([Buffer.from('WEBP'), canvas, picture, ...all]))
}

/** 64x48, with an XMP packet and its magic trailer. */
export const gifOf = (packet: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from('GIF89a\x40\0\x30\0\0\0\0\x21\xff\x0bXMP DataXMP', 'latin1'),
    packet,
    Buffer.from([1]),
    Buffer.from(Array.from({ length: 256 }, (_, i) => 255 - i)),
    Buffer.from([0]),
    Buffer.from('2c00000000400030000002020c0a003b', 'hex'),
  ])

interface HeifItem {
  type: 'Exif' | 'mime'
  data: Buffer
}

/** 64x48, with metadata items. */
export function heicOf(items: readonly HeifItem[], { inIdat = false, brand = 'heic' } = {}): Buffer {
  const all = items.map(({ type, data }) => (type === 'Exif' ? Buffer.concat([u32(0), data]) : data))
  const u16 = (value: number) => Buffer.from([value >> 8, value & 255])
  const infe = items.map(({ type }, i) =>
    box(
      'infe',
      Buffer.from([2, 0, 0, 0]),
      u16(i + 2),
      u16(0),
      type === 'Exif' ? 'Exif\0' : 'mime\0application/rdf+xml\0',
    ),
  )
  const idat = inIdat ? [box('idat', ...all)] : []
  const meta = (dataAt: number) => {
    let at = inIdat ? 0 : dataAt
    const iloc = all.map((data, i) => {
      const entry = Buffer.concat([u16(i + 2), u16(inIdat ? 1 : 0), u16(0), u16(1), u32(at, data.length)])
      at += data.length
      return entry
    })
    return box(
      'meta',
      u32(0),
      box('hdlr', zeros(8), 'pict', zeros(13)),
      box('pitm', u32(0), u16(1)),
      box(
        'iinf',
        u32(0),
        u16(items.length + 1),
        box('infe', Buffer.from([2, 0, 0, 0]), u16(1), u16(0), 'hvc1\0'),
        ...infe,
      ),
      box(
        'iprp',
        box('ipco', box('ispe', u32(0, 64, 48))),
        box('ipma', u32(0, 1), u16(1), Buffer.from([1, 1])),
      ),
      ...idat,
      box('iloc', Buffer.from([1, 0, 0, 0, 0x44, 0]), u16(items.length), ...iloc),
    )
  }
  const ftyp = box('ftyp', brand, u32(0), `mif1${brand}`)
  const dataAt = ftyp.length + meta(0).length + 8
  return Buffer.concat([ftyp, meta(dataAt), box('mdat', ...(inIdat ? [] : all))])
}
