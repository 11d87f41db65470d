import { describe, expect, test } from 'vitest'
import { box } from '../../src/testing/movie.ts'
import {
  EXIF_PREFIX,
  extendedXmp,
  GPS_BYTES,
  GPS_PLACE,
  gifOf,
  heicOf,
  iptcRecord,
  jpegOf,
  PHOTOSHOP_PREFIX,
  pngChunk,
  pngDeflated,
  pngInternational,
  pngOf,
  pngText,
  rawProfileText,
  resources,
  segment,
  tiffBlock,
  webpOf,
  XMP_PREFIX,
  xmpPacket,
} from '../support/metadata.ts'
import { examineBytes, removeFilesAfterwards, served } from './files.ts'

removeFilesAfterwards()

// Every place where a photo format stores a capture time or a location. The code that strips locations and the one
// that reads times must know the same places.

const TIME = Date.UTC(2018, 2, 4, 5, 6, 7)
const exif = tiffBlock({ exif: [[0x9003, 2, '2018:03:04 05:06:07']], gps: GPS_PLACE })
const xmp = xmpPacket('exif:DateTimeOriginal="2018-03-04T05:06:07Z" exif:GPSLatitude="48,51.4833N"')
const iptc = iptcRecord({ 55: '20180304', 60: '050607+0000' })
const photoshop = resources({ 1028: iptc })
const copies = resources({ 1058: exif, 1060: xmp })
const jpegExif = Buffer.concat([EXIF_PREFIX, exif])
const half = xmp.indexOf('48,51') + 3

/** A TIFF of 64x48 whose first directory has one more tag. */
const tiffWith = (tag: number, data: Buffer): Buffer =>
  tiffBlock({
    main: [
      [0x0100, 4, 64],
      [0x0101, 4, 48],
      [0x0111, 4, 8],
      [tag, 7, data.toString('latin1')],
    ],
  })

const PLACES: [string, Buffer, location: boolean][] = [
  ['EXIF of a JPEG', jpegOf(segment(jpegExif)), true],
  ['XMP of a JPEG', jpegOf(segment(Buffer.concat([XMP_PREFIX, xmp]))), true],
  [
    'Extended XMP of a JPEG',
    jpegOf(
      extendedXmp(xmp.subarray(half), xmp.length, half),
      extendedXmp(xmp.subarray(0, half), xmp.length, 0),
    ),
    true,
  ],
  ['IPTC of a JPEG', jpegOf(segment(Buffer.concat([PHOTOSHOP_PREFIX, photoshop]), 0xed)), false],
  ["Photoshop's copies in a JPEG", jpegOf(segment(Buffer.concat([PHOTOSHOP_PREFIX, copies]), 0xed)), true],
  ['XMP inside EXIF of a JPEG', jpegOf(segment(Buffer.concat([EXIF_PREFIX, tiffWith(0x02bc, xmp)]))), true],
  ['EXIF of a PNG', pngOf([pngChunk('eXIf', exif)]), true],
  ['EXIF of a PNG after its data', pngOf([], [pngChunk('eXIf', exif)]), true],
  ["EXIF of a PNG with JPEG's prefix", pngOf([pngChunk('eXIf', jpegExif)]), true],
  [
    'a deflated raw profile of EXIF in a PNG',
    pngOf([pngDeflated('Raw profile type exif', rawProfileText('exif', jpegExif))]),
    true,
  ],
  [
    'a raw profile of EXIF in a PNG',
    pngOf([pngText('Raw profile type APP1', rawProfileText('generic profile', jpegExif))]),
    true,
  ],
  [
    'a raw profile of XMP in a PNG',
    pngOf([pngText('Raw profile type xmp', rawProfileText('xmp', xmp))]),
    true,
  ],
  [
    'a raw profile of IPTC in a PNG',
    pngOf([pngDeflated('Raw profile type iptc', rawProfileText('iptc', photoshop))]),
    false,
  ],
  [
    "a raw profile of Photoshop's copies in a PNG",
    pngOf([pngText('Raw profile type 8bim', rawProfileText('8bim', copies))]),
    true,
  ],
  ['XMP of a PNG', pngOf([pngInternational('XML:com.adobe.xmp', xmp, false)]), true],
  ['deflated XMP of a PNG', pngOf([pngInternational('XML:com.adobe.xmp', xmp, true)]), true],
  ['XMP of a PNG as libvips writes it', pngOf([pngDeflated('XML:com.adobe.xmp', xmp)]), true],
  ['XMP of a PNG as plain text', pngOf([pngText('XML:com.adobe.xmp', xmp)]), true],
  ['EXIF of a WebP', webpOf({ EXIF: exif }), true],
  ["EXIF of a WebP with JPEG's prefix", webpOf({ EXIF: jpegExif }), true],
  ['XMP of a WebP', webpOf({ 'XMP ': xmp }), true],
  ['XMP of a GIF', gifOf(xmp), true],
  [
    'EXIF of a TIFF',
    tiffBlock({
      main: [
        [0x0100, 4, 64],
        [0x0101, 4, 48],
        [0x0111, 4, 8],
      ],
      exif: [[0x9003, 2, '2018:03:04 05:06:07']],
      gps: GPS_PLACE,
    }),
    true,
  ],
  ['XMP of a TIFF', tiffWith(0x02bc, xmp), true],
  ['IPTC of a TIFF', tiffWith(0x83bb, iptc), false],
  ['IPTC of a TIFF as Photoshop writes it', tiffWith(0x8649, photoshop), false],
  ["Photoshop's copies in a TIFF", tiffWith(0x8649, copies), true],
  ['EXIF of a HEIC', heicOf([{ type: 'Exif', data: exif }]), true],
  ['EXIF of a HEIC in its own box', heicOf([{ type: 'Exif', data: exif }], { inIdat: true }), true],
  ['XMP of a HEIC', heicOf([{ type: 'mime', data: xmp }]), true],
  ['EXIF of an AVIF', heicOf([{ type: 'Exif', data: exif }], { brand: 'avif' }), true],
  ['XMP of an AVIF', heicOf([{ type: 'mime', data: xmp }], { brand: 'avif' }), true],
  [
    'an XMP box of a HEIC',
    Buffer.concat([heicOf([]), box('uuid', Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex'), xmp)]),
    true,
  ],
]

const tellsPlace = (bytes: Buffer) => bytes.includes(GPS_BYTES) || bytes.includes('48,51.4833')

describe.each(PLACES)('%s', (_, bytes, location) => {
  test('has its capture time', async () => {
    expect(await examineBytes(bytes)).toMatchObject({ kind: 'photo', width: 64, height: 48, takenAt: TIME })
  })

  test('is served without the location and with the same time', async () => {
    const { facts, original } = await served(bytes)
    expect(facts.locationPatches.length > 0).toBe(location)
    expect(tellsPlace(original)).toBe(false)
    expect(original).toHaveLength(bytes.length)
    const again = await served(original)
    // A deflated or hexadecimal text is removed as a whole.
    const isWhole = again.facts.takenAt === undefined
    expect(isWhole ? again.original.length : again.facts.takenAt).toBe(isWhole ? bytes.length : TIME)
    expect(again.original.equals(original)).toBe(true)
  })
})

describe('the time of a photo', () => {
  const time = async (...segments: Buffer[]) => (await examineBytes(jpegOf(...segments)))?.takenAt
  const exifOf = (fields: Parameters<typeof tiffBlock>[0]) =>
    segment(Buffer.concat([EXIF_PREFIX, tiffBlock(fields)]))
  const xmpOf = (attributes: string, elements?: string) =>
    segment(Buffer.concat([XMP_PREFIX, xmpPacket(attributes, elements)]))
  const iptcOf = (fields: Record<number, string>) =>
    segment(Buffer.concat([PHOTOSHOP_PREFIX, resources({ 1028: iptcRecord(fields) })]), 0xed)

  test('is that of EXIF, then IPTC, then XMP in the order of its properties, then GPS', async () => {
    const gps = exifOf({
      gps: [
        [0x1d, 2, '2018:03:09'],
        [7, 5, 1, 2, 3],
      ],
    })
    const from = [
      exifOf({ exif: [[0x9003, 2, '2018:03:01 00:00:00']], gps: [[0x1d, 2, '2018:03:09']] }),
      iptcOf({ 55: '20180302' }),
      xmpOf('', '<exif:DateTimeOriginal>2018-03-03</exif:DateTimeOriginal>'),
      xmpOf('photoshop:DateCreated="2018-03-04"'),
      xmpOf("xmp:CreateDate = '2018-03-05T06:00:00.500+02:00'"),
      gps,
    ]
    const days = [1, 2, 3, 4].map((day) => Date.UTC(2018, 2, day))
    const expected = [...days, Date.UTC(2018, 2, 5, 4, 0, 0, 500), Date.UTC(2018, 2, 9, 1, 2, 3)]
    for (const [i, wanted] of expected.entries()) {
      // EXIF is first in a file, at any index of this list.
      const rest = from.slice(i)
      expect(await time(...rest)).toBe(wanted)
      expect(await time(...rest.reverse())).toBe(wanted)
    }
    expect(await time()).toBeUndefined()
  })

  test.each([
    [{ 55: '20180304', 60: '050607+0100' }, Date.UTC(2018, 2, 4, 4, 6, 7)],
    [{ 55: '20180304', 60: '050607' }, Date.UTC(2018, 2, 4, 5, 6, 7)],
    [{ 55: '20180304', 60: '0506' }, Date.UTC(2018, 2, 4)],
    [{ 55: '19740517' }, Date.UTC(1974, 4, 17)],
    [{ 55: '00000000' }, undefined],
    [{ 55: '2018' }, undefined],
    [{ 60: '050607' }, undefined],
  ])('of IPTC %j is %s', async (fields, wanted) => {
    expect(await time(iptcOf(fields as unknown as Record<number, string>))).toBe(wanted)
  })

  test('of XMP is found by the namespace, with any prefix', async () => {
    const packet = xmpPacket('')
      .toString()
      .replace('xmlns:exif=', 'xmlns:e2=')
      .replace('rdf:about=""', 'e2:DateTimeOriginal="2018-03-04T05:06Z"')
    expect(await time(segment(Buffer.concat([XMP_PREFIX, Buffer.from(packet)])))).toBe(
      Date.UTC(2018, 2, 4, 5, 6),
    )
  })

  test('of XMP is also read in UTF-16', async () => {
    const wide = Buffer.from(xmp.toString('latin1'), 'utf16le')
    expect(await examineBytes(tiffWith(0x02bc, wide))).toMatchObject({ takenAt: TIME })
  })

  test.each([
    ['OffsetTimeOriginal', [0x9011], '+02:00', Date.UTC(2025, 5, 1, 0, 52)],
    ['OffsetTimeDigitized', [0x9012], '+02:00', Date.UTC(2025, 5, 1, 0, 52)],
    ['OffsetTime', [0x9010], '+02:00', Date.UTC(2025, 5, 1, 0, 52)],
    ['the first such tag', [0x9010, 0x9012], '+02:00', Date.UTC(2025, 5, 1, 0, 52)],
    ['UTC if no tag is a zone', [0x9010], 'CEST', Date.UTC(2025, 5, 1, 2, 52)],
  ])('has the zone of %s', async (_, tags, zone, wanted) => {
    const zones = tags.map((tag): [number, number, string] => [tag, 2, zone])
    expect(await time(exifOf({ exif: [[0x9003, 2, '2025:06:01 02:52:00'], ...zones] }))).toBe(wanted)
  })

  test('has the zone of OffsetTimeOriginal first, and offsets for other times do not count', async () => {
    const taken: [number, number, string] = [0x9003, 2, '2025:06:01 02:52:00']
    const any: [number, number, string] = [0x9010, 2, '+09:00']
    const digitized: [number, number, string] = [0x9012, 2, '-05:00']
    expect(await time(exifOf({ exif: [taken, any, [0x9011, 2, '+02:00'], digitized] }))).toBe(
      Date.UTC(2025, 5, 1, 0, 52),
    )
    expect(await time(exifOf({ exif: [taken, any, digitized] }))).toBe(Date.UTC(2025, 5, 1, 7, 52))
  })

  test.each([
    ['2025:01:14 18:31:30+0200', Date.UTC(2025, 0, 14, 16, 31, 30)],
    ['2025:01:14 18:31:30+02:00', Date.UTC(2025, 0, 14, 16, 31, 30)],
    ['2025-01-14T18:31:30Z', Date.UTC(2025, 0, 14, 18, 31, 30)],
    ['2025-01-14T18:31:30.25-03:30', Date.UTC(2025, 0, 14, 22, 1, 30, 250)],
    ['2025/01/14 18:31', Date.UTC(2025, 0, 14, 18, 31)],
    ['2025:01:14', Date.UTC(2025, 0, 14)],
    ['2025:01:14 18:31:30 PM', Date.UTC(2025, 0, 14, 18, 31, 30)],
    ['2025:01:14 99:31:30', undefined],
    ['14.01.2025', undefined],
    ['2025', undefined],
  ])('can contain its zone: %s', async (text, wanted) => {
    expect(await time(exifOf({ exif: [[0x9003, 2, text]] }))).toBe(wanted)
    if (text.includes('+0')) {
      // A zone in the text takes precedence over the other tags.
      expect(
        await time(
          exifOf({
            exif: [
              [0x9003, 2, text],
              [0x9011, 2, '+09:00'],
            ],
          }),
        ),
      ).toBe(wanted)
    }
  })
})
