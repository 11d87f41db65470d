import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { makePhoto } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import { examineBytes, removeFilesAfterwards, served, tagsOf } from '../files.ts'

removeFilesAfterwards()

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmp:Rating="4" exif:GPSLatitude="48,51.4985N" exif:GPSVersionID = '2.3.0.0'>
<exif:GPSLongitude>2,17.6667E</exif:GPSLongitude>
<exif:GPSAltitude rdf:parseType="Resource"><rdf:value>35/1</rdf:value></exif:GPSAltitude>
<xmp:CreatorTool>Example 1.0</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta>`

const TAKEN = {
  width: 80,
  height: 60,
  make: 'Example',
  model: 'Box 1',
  takenAt: '2024:08:17 10:30:00',
  gps: { lat: 48.858306, lng: -2.294444 },
}

const FORMATS = ['jpeg', 'png', 'webp', 'tiff', 'avif'] as const

describe.each(FORMATS)('the served original of a %s', (format) => {
  test('contains no location and has the length of the original', async () => {
    const bytes = await makePhoto({ ...TAKEN, format })
    expect(tagsOf(bytes).gps).toMatchObject({ Latitude: expect.closeTo(48.858306, 4) })
    const { original } = await served(bytes)
    expect(original).toHaveLength(bytes.length)
    expect(tagsOf(original).gpsTags).toEqual([])
    expect(tagsOf(original).gps).toBeUndefined()
  })

  test('keeps camera, time and every pixel', async () => {
    const bytes = await makePhoto({ ...TAKEN, format })
    const { facts, original } = await served(bytes)
    const { locationPatches, ...rest } = facts
    expect(locationPatches).not.toEqual([])
    expect(await examineBytes(original)).toMatchObject({ ...rest, cameraMake: 'Example' })
    expect(tagsOf(original).exif.Model?.description).toBe('Box 1')
    const [before, after] = await Promise.all([bytes, original].map((b) => sharp(b).raw().toBuffer()))
    expect(after?.equals(before ?? Buffer.alloc(0))).toBe(true)
  })

  test('has the XMP without the coordinates', async () => {
    const bytes = await makePhoto({ ...TAKEN, format, xmp: XMP })
    const { original } = await served(bytes)
    const xmp = (await sharp(original).metadata()).xmp?.toString() ?? ''
    expect(xmp).not.toMatch(/48,51|17\.6667|35\/1/)
    // A deflated packet, as libvips writes it into PNG, is removed as a whole.
    if (format !== 'png') expect(xmp).toMatch(/xmp:Rating="4"[\s\S]*Example 1\.0/)
    expect(original).toHaveLength(bytes.length)
  })

  test('is the original if that has no location', async () => {
    expect(
      (await served(await makePhoto({ ...TAKEN, format, gps: undefined }))).facts.locationPatches,
    ).toEqual([])
  })
})

test('a stripped file needs no further patches', async () => {
  for (const format of FORMATS) {
    const { original } = await served(await makePhoto({ ...TAKEN, format, xmp: XMP }))
    const again = await served(original)
    expect(again.original.equals(original)).toBe(true)
  }
})

describe('a JPEG', () => {
  const start = (jpeg: Buffer) => jpeg.subarray(0, 2)
  const rest = (jpeg: Buffer) => jpeg.subarray(2)

  test('loses the location in Extended XMP, even where a segment ends inside a value', async () => {
    const plain = await makePhoto({ make: 'Example' })
    const packet = Buffer.from(XMP)
    const cut = packet.indexOf('48,51') + 3
    const parts = [packet.subarray(0, cut), packet.subarray(cut)].map((data, i) =>
      extended(data, packet.length, i ? cut : 0),
    )
    // The order in the file need not be the order of the data.
    const bytes = Buffer.concat([start(plain), ...parts.reverse(), rest(plain)])
    const { original } = await served(bytes)
    expect(original.includes('51.4985N')).toBe(false)
    expect(original.includes('2,17.6667E')).toBe(false)
    expect(original.includes('Example 1.0')).toBe(true)
    expect(original).toHaveLength(bytes.length)
  })

  test('loses the location in a second EXIF segment and in a picture after the first', async () => {
    const tagged = await makePhoto(TAKEN)
    const exif = tagged.indexOf('Exif\0\0') - 4
    const segment = tagged.subarray(exif, exif + 2 + tagged.readUInt16BE(exif + 2))
    const twice = Buffer.concat([
      start(tagged),
      segment,
      rest(tagged),
      await makePhoto({ ...TAKEN, seed: 2 }),
    ])
    const { facts, original } = await served(twice)
    const latitude = Buffer.from('300000000100000033000000', 'hex')
    expect(count(twice, latitude)).toBe(3)
    expect(count(original, latitude)).toBe(0)
    expect(facts.locationPatches.length).toBeGreaterThanOrEqual(3)
  })
})

describe('a PNG', () => {
  const chunk = (type: string, data: Buffer) => {
    const out = Buffer.alloc(data.length + 12)
    out.writeUInt32BE(data.length)
    out.write(type, 4, 'latin1')
    data.copy(out, 8)
    out.writeUInt32BE(crc32(out.subarray(4, -4)), data.length + 8)
    return out
  }
  const with_ = async (...chunks: Buffer[]) => {
    const plain = await makePhoto({ format: 'png' })
    return Buffer.concat([plain.subarray(0, 33), ...chunks, plain.subarray(33)])
  }
  const itxt = (flag: number, data: Buffer) =>
    chunk('iTXt', Buffer.concat([Buffer.from(`XML:com.adobe.xmp\0${String.fromCharCode(flag)}\0\0\0`), data]))

  test.each([
    ['plain', 0, Buffer.from(XMP)],
    ['deflated', 1, deflateSync(XMP)],
  ])('loses the location in %s XMP and keeps right checksums', async (_, flag, data) => {
    const { original } = await served(await with_(itxt(flag, data)))
    for (const { type, body, crc } of chunksOf(original)) {
      expect(crc).toBe(crc32(body, crc32(type)))
      if (type === 'iTXt') expect(body.toString()).not.toMatch(/48,51|17\.6667/)
    }
    expect(original.includes('Example 1.0')).toBe(flag === 0)
  })

  test('loses a raw EXIF profile that contains a location', async () => {
    const tagged = await makePhoto(TAKEN)
    const exif = tagged.subarray(tagged.indexOf('Exif\0\0'), tagged.indexOf('Exif\0\0') + 480)
    const hex = Buffer.from(`\nexif\n     ${exif.length}\n${exif.toString('hex')}\n`)
    const text = Buffer.concat([Buffer.from('Raw profile type exif\0\0'), deflateSync(hex)])
    const { original } = await served(await with_(chunk('zTXt', text)))
    const [raw] = chunksOf(original).filter(({ body }) => body.includes('Raw profile'))
    expect(raw?.type).toBe('tEXt')
    expect(raw?.body.toString().trim()).toBe('Raw profile type exif\0')
    expect(raw?.crc).toBe(crc32(raw?.body ?? '', crc32('tEXt')))
  })
})

function extended(data: Buffer, full: number, offset: number): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(full, 0)
  head.writeUInt32BE(offset, 4)
  const body = Buffer.concat([
    Buffer.from(`http://ns.adobe.com/xmp/extension/\0${'A'.repeat(32)}`),
    head,
    data,
  ])
  const marker = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255])
  return Buffer.concat([marker, body])
}

function count(bytes: Buffer, needle: Buffer): number {
  let found = 0
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) found++
  return found
}

function chunksOf(png: Buffer): { type: string; body: Buffer; crc: number }[] {
  const out: { type: string; body: Buffer; crc: number }[] = []
  for (let at = 8; at < png.length; ) {
    const end = at + 8 + png.readUInt32BE(at)
    out.push({
      type: png.toString('latin1', at + 4, at + 8),
      body: png.subarray(at + 8, end),
      crc: png.readUInt32BE(end),
    })
    at = end + 4
  }
  return out
}
