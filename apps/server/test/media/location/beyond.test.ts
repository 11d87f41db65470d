import sharp from 'sharp'
import { makePhoto, type PhotoOptions } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import { memoryBytes } from '../../../src/media/formats/bytes.ts'
import { findMotionClipIn } from '../../../src/media/formats/motionClip.ts'
import { heicPhoto } from '../../../src/testing/heic.ts'
import { box, makeVideo, u32, withinMoov, zeros } from '../../../src/testing/movie.ts'
import { bareMovie, matroskaTags, place } from '../../support/movieParts.ts'
import { removeFilesAfterwards, served } from '../files.ts'
import { rawFile } from '../raws.ts'
import { bmp } from '../render/bitmaps.ts'

removeFilesAfterwards()

const PLACE = '+48.8583-002.2944/'
const CLIP = bareMovie(0, box('udta', place(PLACE), box('loci', zeros(4), 'Paris\0')))
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="48,51.4985N"/></rdf:RDF></x:xmpmeta>`
const GPS = { gps: { lat: 48.858306, lng: -2.294444 } } satisfies PhotoOptions

/** The metadata that Samsung phones write before the clip, outside the boxes and segments of the file. */
const SAMSUNG = Buffer.from('\x10\0\0\0MotionPhoto_Data', 'latin1')

const PHOTOS: [string, string, () => Promise<Buffer>][] = [
  ...(['jpeg', 'png', 'webp', 'tiff', 'avif'] as const).map(
    (format): [string, string, () => Promise<Buffer>] => [
      format,
      `image/${format}`,
      () => makePhoto({ format }),
    ],
  ),
  [
    'gif',
    'image/gif',
    async () =>
      sharp(await makePhoto())
        .gif()
        .toBuffer(),
  ],
  ['heic', 'image/heic', async () => plainHeic()],
  ['bmp', 'image/bmp', async () => bmp({ width: 4, height: 4, bits: 24 })],
  ['dng', 'image/x-adobe-dng', async () => rawFile({})],
]

/** The picture without its own location. */
function plainHeic(): Buffer {
  const heic = heicPhoto()
  heic.fill(0, heic.lastIndexOf('N\0\0\0') - 60)
  return heic
}

/** EXIF as in a JPEG, beginning with its signature. */
async function exifBlock(): Promise<Buffer> {
  const jpeg = await makePhoto(GPS)
  const at = jpeg.indexOf('Exif\0\0')
  return jpeg.subarray(at, at - 2 + jpeg.readUInt16BE(at - 2))
}

const LATITUDE = Buffer.from('300000000100000033000000', 'hex')
const tellsPlace = (bytes: Buffer) =>
  [PLACE, 'Paris', '48,51', LATITUDE].some((telling) => bytes.includes(telling))

describe.each(PHOTOS)('after the end of a %s', (_, mime, make) => {
  test('a clip is served as the motion photo, and its location is not', async () => {
    const photo = await make()
    for (const before of [Buffer.alloc(0), Buffer.concat([u32(0x0000_300a), SAMSUNG])]) {
      const file = Buffer.concat([photo, before, CLIP])
      const { facts, original } = await served(file)
      expect(facts.mime).toBe(mime)
      expect(tellsPlace(file)).toBe(true)
      expect(tellsPlace(original)).toBe(false)
      expect(original.subarray(0, photo.length).equals(photo)).toBe(true)
      const clip = { offset: photo.length + before.length, length: CLIP.length }
      expect(findMotionClipIn(memoryBytes(file), mime)).toEqual(
        mime === 'image/x-adobe-dng' ? undefined : clip,
      )
    }
  })

  test.each([
    ['an XMP packet', async () => Buffer.from(XMP)],
    ['an EXIF block', exifBlock],
    ['another photo', () => makePhoto({ ...GPS, xmp: XMP })],
  ])('%s contains no location', async (_, more) => {
    const file = Buffer.concat([await make(), await more()])
    expect(tellsPlace(file)).toBe(true)
    expect(tellsPlace((await served(file)).original)).toBe(false)
  })
})

test('a photo has the clip in its mpvd box, and no clip without such a box', async () => {
  const photo = plainHeic()
  const bytes = memoryBytes(Buffer.concat([photo, box('mpvd', CLIP)]))
  expect(findMotionClipIn(bytes, 'image/heic')).toEqual({ offset: photo.length + 8, length: CLIP.length })
  for (const [, mime, make] of PHOTOS)
    expect(findMotionClipIn(memoryBytes(await make()), mime)).toBeUndefined()
  expect(findMotionClipIn(memoryBytes(CLIP), 'video/mp4')).toBeUndefined()
})

describe('the copy in Photoshop resources', () => {
  const resource = (id: number, data: Buffer) =>
    Buffer.concat([
      Buffer.from('8BIM'),
      Buffer.from([id >> 8, id & 255, 0, 0]),
      u32(data.length),
      data,
      zeros(data.length % 2),
    ])
  const resources = async () =>
    Buffer.concat([
      resource(0x03ed, zeros(15)),
      resource(0x0422, (await exifBlock()).subarray(6)),
      resource(0x0424, Buffer.from(XMP)),
    ])

  test('in a segment of a JPEG contains no location', async () => {
    const jpeg = await makePhoto()
    const data = Buffer.concat([Buffer.from('Photoshop 3.0\0'), await resources()])
    const segment = Buffer.concat([
      Buffer.from([0xff, 0xed, (data.length + 2) >> 8, (data.length + 2) & 255]),
      data,
    ])
    const file = Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)])
    expect(tellsPlace(file)).toBe(true)
    const { original } = await served(file)
    expect(tellsPlace(original)).toBe(false)
    expect(original.includes('rdf:Description')).toBe(true)
  })

  test('in a tag of a TIFF contains no location', async () => {
    const data = await resources()
    const ifd = Buffer.from(
      '49492a0008000000' +
        '0400' +
        '00010400010000000100000001010400010000000100000011010400010000000800000049860700',
      'hex',
    )
    const count = Buffer.alloc(12)
    count.writeUInt32LE(data.length, 0)
    count.writeUInt32LE(ifd.length + 12, 4)
    const file = Buffer.concat([ifd, count, data])
    const { facts, original } = await served(file)
    expect(facts.mime).toBe('image/tiff')
    expect(tellsPlace(file)).toBe(true)
    expect(tellsPlace(original)).toBe(false)
  })
})

describe('after damage in a video', () => {
  test('movie boxes and other signatures contain no location', async () => {
    const movie = withinMoov(await makeVideo('mp4'), box('udta', place(PLACE)))
    const moov = movie.lastIndexOf('moov') - 4
    // A box of 3 bytes, which is too short for its header and ends parsing.
    const cut = Buffer.concat([
      movie.subarray(0, moov),
      u32(3),
      movie.subarray(moov),
      Buffer.from(XMP),
      await exifBlock(),
    ])
    expect(tellsPlace(cut)).toBe(true)
    expect(tellsPlace((await served(cut)).original)).toBe(false)
  })

  test('tags of Matroska contain no location', async () => {
    const file = Buffer.concat([await makeVideo('mkv'), Buffer.alloc(9), matroskaTags({ LOCATION: PLACE })])
    expect(tellsPlace(file)).toBe(true)
    expect(tellsPlace((await served(file)).original)).toBe(false)
  })

  test('tags in an unfinished recording contain no location', async () => {
    const head = Buffer.from('1a45dfa38b4282886d6174726f736b61', 'hex')
    const segment = Buffer.from('18538067ff' + '1f43b675ff' + 'e78100', 'hex')
    const file = Buffer.concat([head, segment, matroskaTags({ LOCATION: PLACE })])
    expect(tellsPlace((await served(file)).original)).toBe(false)
  })
})
