import { box, u32, zeros } from '../../src/testing/movie.ts'
import type { Format } from './hostileGrammar.ts'

const XMP = [
  '<gps ',
  '<exif:GPSLatitude a="',
  '</exif:GPSLatitude>',
  '/>',
  '>',
  'gps=',
  '"',
  "'",
  ' gps="1" ',
  'a'.repeat(200),
  'xmlns:gps="',
  '='.repeat(60),
  '</</</',
  'geo:lat',
]
const TIFF = ['II*\0\x08\0\0\0', 'MM\0*\0\0\0\x08', 'II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0']
const JPEG = [
  'Exif\0\0',
  'http://ns.adobe.com/xap/1.0/\0',
  'http://ns.adobe.com/xmp/extension/\0',
  '\xff\xd8\xff\xe1',
  '\xff\xd8\xff',
  '\xff\xff',
  '\0\0\0\x18ftypisom',
  'ftyp',
]
const MOVIE = ['\xa9xyz', 'loci', 'com.apple.quicktime.location.ISO6709', 'mdta']
const BOXES = [
  'moov',
  'trak',
  'udta',
  'meta',
  'keys',
  'ilst',
  'data',
  '\xa9xyz',
  'uuid',
  'XMP_',
  'free',
  'mdat',
  'mpvd',
  'iinf',
  'infe',
  'iloc',
  'idat',
  'iprp',
  'ipco',
  'ipma',
  'ispe',
  'pitm',
]
const ITEMS = [
  '\x02\0\0\0\0\x01\0\0mime\0application/rdf+xml\0',
  '\x02\0\0\0\0\x01\0\0Exif\0',
  '\x01\0\0\0\x44\0',
  '\0\0\0\0\0\0',
  '\0\0\0\0\xff\xff',
]
const UUIDS = [
  '\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac',
  '\x85\xc0\xb6\x87\x82\x0f\x11\xe0\x81\x11\xf4\xce\x46\x2b\x6a\x48',
]

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const PNG_HEAD = Buffer.from('89504e470d0a1a0a0000000d4948445200000040000000400802000000', 'hex')

/** Parts of files of each format, for the search of the most expensive file. */
export const FORMATS: readonly Format[] = [
  {
    mime: 'image/jpeg',
    head: Buffer.from('ffd8', 'hex'),
    form: 'segment',
    types: ['\xff\xe1', '\xff\xed', '\xff\xc0', '\xff\xda', '\xff\xd0'],
    texts: [...JPEG, ...XMP, ...TIFF, '\0\0\0\x08moov', '\xff\xda\0\x02'],
  },
  {
    mime: 'image/png',
    head: Buffer.concat([PNG_HEAD, zeros(4)]),
    form: 'pngChunk',
    types: ['eXIf', 'zTXt', 'iTXt', 'tEXt', 'IDAT', 'IEND', 'teSt'],
    texts: [
      'XML:com.adobe.xmp\0\0',
      'XML:com.adobe.xmp\0\x01\0\0\0',
      'Raw profile type exif\0\0',
      '\nexif\n  100\n',
      '45786966',
      ...XMP,
      ...TIFF,
      ...JPEG,
    ],
  },
  {
    mime: 'image/webp',
    head: Buffer.concat([
      latin1('RIFF\xff\xff\0\0WEBPVP8X\x0a\0\0\0'),
      Buffer.from('02000000' + '3f00003f0000', 'hex'),
    ]),
    form: 'riffChunk',
    types: ['EXIF', 'XMP ', 'ANMF', 'VP8 ', 'VP8L', 'ICCP'],
    texts: [...XMP, ...TIFF, ...JPEG],
  },
  {
    mime: 'image/gif',
    head: latin1('GIF89a\x40\0\x40\0\0\0\0'),
    form: 'segment',
    types: ['!\xff', '!\xfe', ','],
    texts: ['XMP DataXMP', '\x01\xff\xfe', '!\xff\x0b', '\0', ...XMP, ...JPEG],
  },
  {
    mime: 'image/tiff',
    head: latin1('II*\0\x08\0\0\0'),
    form: 'segment',
    types: ['\xff\xe1', '\xff\xd8'],
    texts: [...TIFF, ...XMP, ...JPEG],
  },
  {
    mime: 'image/x-nikon-nef',
    head: latin1('MM\0*\0\0\0\x08'),
    form: 'segment',
    types: ['\xff\xe1', '\xff\xd8', '\xff\xc4'],
    texts: [...TIFF, ...XMP, ...JPEG],
  },
  {
    mime: 'image/heic',
    head: box('ftyp', 'heic', u32(0), 'mif1heic'),
    form: 'box',
    types: BOXES,
    texts: [...ITEMS, ...UUIDS, ...MOVIE, ...XMP, ...TIFF, ...JPEG],
  },
  {
    mime: 'image/x-canon-cr3',
    head: box('ftyp', 'crx ', u32(0), 'crx isom'),
    form: 'box',
    types: [...BOXES, 'CMT1', 'CMT2', 'CMT4'],
    texts: [...UUIDS, ...MOVIE, ...XMP, ...TIFF, ...JPEG],
  },
  {
    mime: 'video/mp4',
    head: box('ftyp', 'isom', u32(0), 'isommp42'),
    form: 'box',
    types: BOXES,
    texts: [...UUIDS, ...MOVIE, ...XMP, ...TIFF],
  },
  {
    mime: 'video/x-matroska',
    head: Buffer.concat([Buffer.from('1a45dfa38b428288', 'hex'), latin1('matroska')]),
    form: 'element',
    types: [
      '\x18\x53\x80\x67',
      '\x12\x54\xc3\x67',
      '\x73\x73',
      '\x67\xc8',
      '\x45\xa3',
      '\x44\x87',
      '\xbf',
      '\xec',
      '\x1f\x43\xb6\x75',
      '\x15\x49\xa9\x66',
    ],
    texts: [
      '\xec\x80',
      '\x18\x53\x80\x67\xff',
      '\x67\xc8\xff',
      '\x45\xa3\x88LOCATION',
      '\x44\x87\x88+48.8583',
      '\xbf\x84\0\0\0\0',
    ],
  },
  {
    mime: 'video/x-msvideo',
    head: latin1('RIFF\xff\xff\0\0AVI '),
    form: 'riffChunk',
    types: ['LIST', 'avih', 'IDIT', 'ICRD', 'JUNK', 'strl'],
    texts: ['hdrl', 'INFO', 'movi', 'SUN MAR 04 05:06:07 2018', '2018-03-04', '\0\0\0\0'],
  },
  {
    mime: 'video/mp2t',
    head: Buffer.concat([latin1('G\x40\0\x10'), zeros(184), latin1('G\x41\0\x10'), zeros(184)]),
    form: 'segment',
    types: ['G\x40\0\x10', 'G\x41\0\x10', 'G\x01\x01\x10', 'G\x41\x01\x30'],
    texts: ['\0\0\x01\x67', '\0\0\x01\x06', '\0\0\x01', '\0\0\x03', 'MDPM', '\x1b\xe1\x01\xf0\0', 'G'],
  },
]
