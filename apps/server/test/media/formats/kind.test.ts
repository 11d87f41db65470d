import sharp from 'sharp'
import { makePhoto } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import { memoryBytes } from '../../../src/media/formats/bytes.ts'
import { sniff } from '../../../src/media/formats/kind.ts'
import { render } from '../../../src/media/render/render.ts'
import { heicPhoto } from '../../../src/testing/heic.ts'
import { box, makeVideo, u32, zeros } from '../../../src/testing/movie.ts'
import { bareMovie } from '../../support/movieParts.ts'
import { examineBytes, file, removeFilesAfterwards } from '../files.ts'
import { makerRaw } from '../raws.ts'
import { bmp } from '../render/bitmaps.ts'

removeFilesAfterwards()

const kindOf = (bytes: Buffer) => sniff(memoryBytes(bytes))?.mime
const branded = (brand: string, ...compatible: string[]) =>
  Buffer.concat([box('ftyp', brand, u32(0), ...compatible), box('meta', zeros(64))])

describe('the type of a file follows from its content', () => {
  test.each(['jpeg', 'png', 'webp', 'tiff', 'avif'] as const)('a photo as %s', async (format) => {
    expect(kindOf(await makePhoto({ format }))).toBe(`image/${format}`)
  })

  test.each([
    ['a HEIC', heicPhoto(), 'image/heic'],
    ['a BMP', bmp({ width: 4, height: 4, bits: 24 }), 'image/bmp'],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0', 'latin1'), 'image/gif'],
    ['an icon', Buffer.from('000001000100', 'hex'), 'image/x-icon'],
    ['a cursor', Buffer.from('000002000100', 'hex'), 'image/x-icon'],
    [
      'a BigTIFF',
      Buffer.from(
        `49492b00080000001000000000000000${'01'.padEnd(16, '0')}${'0001030001'.padEnd(56, '0')}`,
        'hex',
      ),
      'image/tiff',
    ],
    ['a Fujifilm raw', Buffer.from('FUJIFILMCCD-RAW 0201'), 'image/x-fujifilm-raf'],
    ['an Olympus raw', Buffer.from('IIRO\x08\0\0\0\x18\0', 'latin1'), 'image/x-olympus-orf'],
    ['an older Olympus raw', Buffer.from('MMOR\0\0\0\x08\0\x18', 'latin1'), 'image/x-olympus-orf'],
    ['a Panasonic raw', Buffer.from('IIU\0\x08\0\0\0\x18\0', 'latin1'), 'image/x-panasonic-rw2'],
    ['an early Canon raw', Buffer.from('II\x1a\0\0\0HEAPCCDR', 'latin1'), 'image/x-canon-crw'],
    ['a Minolta raw', Buffer.from('\0MRM\0\0\0\x08', 'latin1'), 'image/x-minolta-mrw'],
    ['a Sigma raw', Buffer.from('FOVb\0\0\x02\0', 'latin1'), 'image/x-sigma-x3f'],
    ['an MP4', bareMovie(0), 'video/mp4'],
    ['a QuickTime movie without a brand', box('moov', zeros(16)), 'video/quicktime'],
    ['an AVI', Buffer.from('RIFF\0\0\0\0AVI LIST', 'latin1'), 'video/x-msvideo'],
    ['an MPEG program stream', Buffer.from('000001ba44000400', 'hex'), 'video/mpeg'],
    ['an MPEG video stream', Buffer.from('000001b31600f015', 'hex'), 'video/mpeg'],
  ])('%s', (_, bytes, mime) => {
    expect(kindOf(bytes)).toBe(mime)
  })

  test.each(['webm', 'mkv'] as const)('a video as %s', async (container) => {
    expect(kindOf(await makeVideo(container))).toBe(container === 'webm' ? 'video/webm' : 'video/x-matroska')
  })

  test.each([
    ['avif', 'image/avif'],
    ['avis', 'image/avif'],
    ['heic', 'image/heic'],
    ['heix', 'image/heic'],
    ['heim', 'image/heic'],
    ['heis', 'image/heic'],
    ['hevc', 'image/heic'],
    ['hevx', 'image/heic'],
    ['hevm', 'image/heic'],
    ['hevs', 'image/heic'],
    ['mif1', 'image/heif'],
    ['mif2', 'image/heif'],
    ['mif3', 'image/heif'],
    ['msf1', 'image/heif'],
    ['miaf', 'image/heif'],
    ['1pic', 'image/heif'],
    ['avci', 'image/heif'],
    ['jpeg', 'image/heif'],
  ])('a picture of the brand "%s" is not a video', (brand, mime) => {
    expect(kindOf(branded(brand, 'mif1'))).toBe(mime)
  })

  test.each([
    [['avif', 'mif1'], 'image/avif'],
    [['mif1', 'heic'], 'image/heic'],
    [['miaf', 'mif1'], 'image/heif'],
    [['isom', 'mp42'], 'video/mp4'],
  ])('a file of an unknown brand has the type of its compatible brands: %s', (compatible, mime) => {
    expect(kindOf(branded('xyz1', ...compatible))).toBe(mime)
  })

  test.each(['M4A ', 'M4B ', 'F4A '])('sound of the brand "%s" has no type', (brand) => {
    expect(kindOf(branded(brand))).toBeUndefined()
  })
})

describe('ASF', () => {
  const stream = (type: string) => {
    const size = Buffer.alloc(8)
    size.writeBigUInt64LE(78n)
    return Buffer.concat([
      Buffer.from('9107dcb7b7a9cf118ee600c00c205365', 'hex'),
      size,
      Buffer.from(type, 'hex'),
      zeros(38),
    ])
  }
  const [SOUND, PICTURES] = ['409e69f84d5bcf11a8fd00805f5c442b', 'c0ef19bc4d5bcf11a8fd00805f5c442b']
  const asf = (...streams: string[]) =>
    Buffer.concat([Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex'), zeros(14), ...streams.map(stream)])

  test('is a video if any of its streams is one', () => {
    expect(kindOf(asf(PICTURES))).toBe('video/x-ms-wmv')
    expect(kindOf(asf(SOUND, PICTURES))).toBe('video/x-ms-wmv')
    expect(kindOf(asf())).toBe('video/x-ms-wmv')
    expect(kindOf(asf(SOUND))).toBeUndefined()
  })
})

describe('a raw that is a TIFF', () => {
  test.each([
    ['PENTAX', 'K200D', 'image/x-pentax-pef'],
    ['RICOH IMAGING COMPANY, LTD.', 'PENTAX K-1', 'image/x-pentax-pef'],
    ['SAMSUNG', 'NX300', 'image/x-samsung-srw'],
    ['NIKON CORPORATION', 'NIKON D750', 'image/x-nikon-nef'],
    ['NIKON', 'COOLPIX P7000', 'image/x-nikon-nrw'],
    ['SONY', 'ILCE-7M3', 'image/x-sony-arw'],
    ['SEIKO EPSON CORP.', 'R-D1s', 'image/x-epson-erf'],
    ['Hasselblad', 'X1D II 50C', 'image/x-hasselblad-3fr'],
  ])('by %s (%s) is %s and has the size of its sensor', async (make, model, mime) => {
    const facts = await examineBytes(makerRaw({ make, model, preview: await makePhoto() }))
    expect(facts).toMatchObject({ kind: 'photo', mime, width: 600, height: 400, cameraModel: model })
  })

  test('is recognized by its sensor data, not by its maker: a scan or an export is a TIFF', async () => {
    const tiff = await makePhoto({ format: 'tiff', make: 'NIKON', model: 'COOLSCAN' })
    expect(await examineBytes(tiff)).toMatchObject({ mime: 'image/tiff', width: 64, height: 48 })
  })
})

test.each([
  ['text', Buffer.from('BMW is a car maker. '.repeat(40))],
  ['text with a G in the right places', Buffer.from(`G${' '.repeat(187)}G${' '.repeat(500)}`)],
  ['JPEG-LS', Buffer.from('ffd8fff7', 'hex')],
  ['sound in RIFF', Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1')],
  ['another EBML', Buffer.from('1a45dfa3874282846d696e65', 'hex')],
  ['a TIFF without a directory', Buffer.from('49492a00ffffff00', 'hex')],
])('%s has no type', async (_, bytes) => {
  expect(await examineBytes(bytes)).toBeUndefined()
})

describe('a picture of a brand that libvips does not support', () => {
  const drawn = async (path: string, mime: string) => {
    const image = await render({
      from: { path, mime },
      box: { width: 32, height: 32, crop: false },
      format: 'image/jpeg',
      playButton: false,
    })
    return sharp(image.bytes).metadata()
  }

  test.each([
    ['avis', 'image/avif'],
    ['mif3', 'image/heif'],
    ['miaf', 'image/heif'],
  ])('"%s" has its size, and is rendered', async (brand, mime) => {
    const avif = await makePhoto({ format: 'avif' })
    avif.write(brand, 8, 'latin1')
    // The major brand has precedence over compatible ones.
    const facts = await examineBytes(avif)
    expect(facts).toMatchObject({ kind: 'photo', mime, width: 64, height: 48 })
    expect(await drawn(await file(avif), mime)).toMatchObject({ width: 32, height: 24 })
  })

  test('with HEVC is rendered by the other decoder', async () => {
    const heic = heicPhoto()
    heic.write('mif3', 8, 'latin1')
    expect(await examineBytes(heic)).toMatchObject({ mime: 'image/heif', width: 64, height: 48 })
    expect(await drawn(await file(heic), 'image/heif')).toMatchObject({ width: 32, height: 24 })
  })

  test('with frames only has the size of its track, and is stored without a thumbnail', async () => {
    const header = box('tkhd', zeros(76), u32(64 << 16, 48 << 16))
    const sequence = Buffer.concat([box('ftyp', 'avis', u32(0)), box('moov', box('trak', header))])
    expect(await examineBytes(sequence)).toMatchObject({
      kind: 'photo',
      mime: 'image/avif',
      width: 64,
      height: 48,
    })
    await expect(drawn(await file(sequence), 'image/avif')).rejects.toThrow()
  })
})
