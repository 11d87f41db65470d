import { inflateSync } from 'node:zlib'
import sharp from 'sharp'
import { makePhoto, type PhotoOptions } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import { heicPhoto } from '../../../src/testing/heic.ts'
import { appleMeta, box, makeVideo, withinMoov } from '../../../src/testing/movie.ts'
import { rawFile } from '../../media/raws.ts'
import { bareMovie, matroskaTags, place, withinSegment } from '../../support/movieParts.ts'
import { createItem, send, startTestServer, type TestServer } from '../../support/server.ts'

// The same location in every file, in each of the places where a format can store it.
const TAKEN = { gps: { lat: 48.858306, lng: -2.294444 }, make: 'Example' } satisfies PhotoOptions
const ISO_6709 = '+48.8583-002.2944/'
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="48,51.4985N">
<exif:GPSLongitude>2,17.6667W</exif:GPSLongitude></rdf:Description></rdf:RDF></x:xmpmeta>`

/** The location in every encoding: degrees and minutes of EXIF, 48/1 51/1, in both byte orders, and the texts above. */
const ENCODINGS: readonly Buffer[] = [
  Buffer.from('30000000010000003300000001000000', 'hex'),
  Buffer.from('00000030000000010000003300000001', 'hex'),
  ...['48.858', '002.29', '48,51', '2,17.6667', '30000000010000003300000001000000'].map((text) =>
    Buffer.from(text),
  ),
]

/** Whether the bytes contain the location, also compressed as in PNG. */
function hasLocation(bytes: Buffer): boolean {
  return [bytes, ...inflated(bytes)].some((part) => ENCODINGS.some((telling) => part.includes(telling)))
}

function inflated(bytes: Buffer): Buffer[] {
  const out: Buffer[] = []
  for (const start of ['7801', '789c', '78da', '785e'].map((hex) => Buffer.from(hex, 'hex'))) {
    for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 1)) {
      try {
        out.push(inflateSync(bytes.subarray(at)))
      } catch {
        // The two bytes of a zlib header by coincidence.
      }
    }
  }
  return out
}

const photo = (format: PhotoOptions['format']) => () => makePhoto({ ...TAKEN, format, xmp: XMP })
const movie = async (...boxes: Buffer[]) => withinMoov(await makeVideo('mp4'), ...boxes)
/** An XMP packet in an application extension, with the trailer that XMP requires in GIF. */
async function gif(): Promise<Buffer> {
  const plain = await sharp(await makePhoto())
    .gif()
    .toBuffer()
  const trailer = Buffer.from([1, ...Array.from({ length: 256 }, (_, i) => 255 - i), 0])
  const extension = Buffer.concat([Buffer.from('21ff0b', 'hex'), Buffer.from(`XMP DataXMP${XMP}`), trailer])
  return Buffer.concat([plain.subarray(0, -1), extension, plain.subarray(-1)])
}

const FILES: [string, () => Promise<Buffer>][] = [
  ['JPEG', photo('jpeg')],
  ['PNG', photo('png')],
  ['WebP', photo('webp')],
  ['TIFF', photo('tiff')],
  ['AVIF', photo('avif')],
  ['GIF', gif],
  ['HEIC', async () => heicPhoto()],
  ['raw with a preview', async () => rawFile({ preview: await makePhoto(TAKEN) })],
  [
    'motion photo',
    async () => Buffer.concat([await makePhoto(TAKEN), await movie(box('udta', place(ISO_6709)))]),
  ],
  ['MP4', () => movie(box('udta', place(ISO_6709)))],
  ['MOV', () => movie(appleMeta({ 'com.apple.quicktime.location.ISO6709': ISO_6709 }))],
  [
    'MKV',
    async () =>
      withinSegment(
        await makeVideo('mkv'),
        matroskaTags({ 'COM.APPLE.QUICKTIME.LOCATION.ISO6709': ISO_6709 }),
      ),
  ],
  ['3GP', async () => bareMovie(0, box('udta', place(ISO_6709)))],
]

async function allServed(server: TestServer, bytes: Buffer): Promise<Buffer[]> {
  const token = await server.token()
  const item = await createItem(server, token, bytes)
  const response = await send(`${server.url}/v1/mediaItems/${item.id}`, { token })
  const out = [Buffer.from(JSON.stringify(response.body))]
  for (const suffix of ['', '=w32', '=w20-h20-c', '=w4000-no', '=d', '=dv']) {
    for (const headers of [{}, { accept: 'image/webp' }, { range: 'bytes=1-' }] as Record<string, string>[]) {
      out.push(Buffer.from(await (await fetch(item.baseUrl + suffix, { headers })).arrayBuffer()))
    }
  }
  return out
}

describe('no served bytes contain the location', () => {
  test.each(FILES)('of a tagged %s', async (_, make) => {
    const bytes = await make()
    expect(hasLocation(bytes)).toBe(true)
    const served = await allServed(await startTestServer(), bytes)
    expect(served.map(hasLocation)).toEqual(served.map(() => false))
    // The responses are files, not errors.
    expect(served.some(({ length }) => length === bytes.length)).toBe(true)
  })
})
