import sharp from 'sharp'
import { makePhoto } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import { memoryBytes } from '../../../src/media/formats/bytes.ts'
import { sniff } from '../../../src/media/formats/kind.ts'
import type { BoundingBox } from '../../../src/media/render/fit.ts'
import type { RenderOptions } from '../../../src/media/render/image.ts'
import { render } from '../../../src/media/render/render.ts'
import { heicPhoto } from '../../../src/testing/heic.ts'
import { file, removeFilesAfterwards } from '../files.ts'

removeFilesAfterwards()

async function thumbnail(bytes: Buffer, box: BoundingBox, format: RenderOptions['format'] = 'image/jpeg') {
  const path = await file(bytes)
  const { mime = 'none' } = sniff(memoryBytes(bytes)) ?? {}
  const result = await render({ from: { path, mime }, box, format, playButton: false })
  return { ...(await sharp(result.bytes).metadata()), ...result, bytes: Buffer.from(result.bytes) }
}

describe('a thumbnail', () => {
  test.each([
    [{ width: 100, height: 100 }, 100, 50],
    [{ width: 100 }, 100, 50],
    [{ height: 20 }, 40, 20],
    [{ width: 16_383, height: 10 }, 20, 10],
  ])('in the box %j has the ratio of the photo', async (box, width, height) => {
    const photo = await makePhoto({ width: 400, height: 200 })
    expect(await thumbnail(photo, { ...box, crop: false })).toMatchObject({
      width,
      height,
      mime: 'image/jpeg',
    })
  })

  test('is never larger than its source', async () => {
    const photo = await makePhoto({ width: 40, height: 20 })
    expect(await thumbnail(photo, { width: 512, height: 512, crop: false })).toMatchObject({
      width: 40,
      height: 20,
    })
    expect(await thumbnail(photo, { height: 512, crop: false })).toMatchObject({ width: 40, height: 20 })
    expect(await thumbnail(photo, { crop: false })).toMatchObject({ width: 40, height: 20 })
  })

  test('has the orientation applied before it is fitted, and none in the result', async () => {
    const photo = await makePhoto({ width: 400, height: 200, orientation: 6 })
    const result = await thumbnail(photo, { width: 100, height: 100, crop: false })
    expect(result).toMatchObject({ width: 50, height: 100 })
    expect(result.orientation).toBeUndefined()
  })

  test('carries no metadata', async () => {
    const photo = await makePhoto({
      make: 'Example',
      gps: { lat: 1, lng: 2 },
      xmp: '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>',
    })
    const { exif, xmp, iptc, icc } = await thumbnail(photo, { width: 20, crop: false })
    expect({ exif, xmp, iptc, icc }).toEqual({})
  })

  test('shows the picture the right way up', async () => {
    const halves = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'white' } })
      .composite([
        { input: { create: { width: 20, height: 20, channels: 3, background: 'black' } }, left: 0, top: 0 },
      ])
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 95 })
      .toBuffer()
    const { bytes } = await thumbnail(halves, { width: 10, height: 20, crop: false })
    const pixels = await sharp(bytes).greyscale().raw().toBuffer()
    expect([(pixels[25] ?? 0) < 60, (pixels.at(-25) ?? 0) > 200]).toEqual([true, true])
  })

  test.each(['png', 'webp', 'tiff', 'avif'] as const)('of a transparent %s is a PNG', async (format) => {
    const photo = await makePhoto({ transparent: true, format })
    expect(await thumbnail(photo, { width: 20, crop: false })).toMatchObject({
      mime: 'image/png',
      hasAlpha: true,
    })
  })

  test('of a picture whose alpha channel hides nothing is a JPEG', async () => {
    const opaque = await sharp(await makePhoto())
      .ensureAlpha()
      .png()
      .toBuffer()
    expect(await thumbnail(opaque, { width: 20, crop: false })).toMatchObject({ mime: 'image/jpeg' })
  })

  test('of an animation is its first frame', async () => {
    const frames = [await makePhoto({ seed: 1 }), await makePhoto({ seed: 2 })]
    const animation = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    expect(await thumbnail(animation, { width: 32, crop: false })).toMatchObject({ width: 32, height: 24 })
  })

  test('of a wide-gamut or a CMYK picture is sRGB', async () => {
    const p3 = await sharp(await makePhoto())
      .withIccProfile('p3')
      .jpeg()
      .toBuffer()
    expect(await thumbnail(p3, { width: 20, crop: false })).toMatchObject({
      space: 'srgb',
      hasProfile: false,
    })
    const cmyk = await sharp(await makePhoto())
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer()
    expect(await thumbnail(cmyk, { width: 20, crop: false })).toMatchObject({ space: 'srgb', channels: 3 })
  })
})

test('a thumbnail is a WebP for clients that accept it, unless it is transparent', async () => {
  const box = { width: 20, crop: false }
  const opaque = await thumbnail(await makePhoto(), box, 'image/webp')
  expect(opaque).toMatchObject({ mime: 'image/webp', format: 'webp', width: 20, hasAlpha: false })
  const clear = await thumbnail(await makePhoto({ transparent: true, format: 'png' }), box, 'image/webp')
  expect(clear).toMatchObject({ mime: 'image/png', format: 'png', hasAlpha: true })
})

test('a HEIC is rendered by its own decoder', async () => {
  const result = await thumbnail(heicPhoto(), { width: 32, crop: false })
  expect(result).toMatchObject({ mime: 'image/jpeg', width: 32, height: 24 })
  const pixels = await sharp(result.bytes).raw().toBuffer()
  const [left, right] = [
    pixels.subarray(12 * 96 + 12, 12 * 96 + 15),
    pixels.subarray(12 * 96 + 72, 12 * 96 + 75),
  ]
  expect([left[0], left[1], right[1]].map((value) => Math.round((value ?? 0) / 64))).toEqual([3, 0, 4])
})

test('a HEIC that contains AV1 is rendered like an AVIF', async () => {
  const avif = await makePhoto({ format: 'avif' })
  const heif = Buffer.from(avif)
  heif.write('mif1', avif.indexOf('ftyp') + 4, 'latin1')
  expect(await thumbnail(heif, { width: 32, crop: false })).toMatchObject({ width: 32, height: 24 })
})

describe('a cropped thumbnail', () => {
  test('has exactly the size of the box', async () => {
    const photo = await makePhoto({ width: 400, height: 200 })
    expect(await thumbnail(photo, { width: 64, height: 64, crop: true })).toMatchObject({
      width: 64,
      height: 64,
    })
    expect(await thumbnail(photo, { width: 30, height: 150, crop: true })).toMatchObject({
      width: 30,
      height: 150,
    })
  })

  test('of a smaller source has the ratio of the box and enlarges nothing', async () => {
    const photo = await makePhoto({ width: 40, height: 20 })
    expect(await thumbnail(photo, { width: 64, height: 64, crop: true })).toMatchObject({
      width: 20,
      height: 20,
    })
    expect(await thumbnail(photo, { width: 200, height: 50, crop: true })).toMatchObject({
      width: 40,
      height: 10,
    })
  })

  test('with only one side specified is an ordinary fit', async () => {
    const photo = await makePhoto({ width: 400, height: 200 })
    expect(await thumbnail(photo, { width: 64, crop: true })).toMatchObject({ width: 64, height: 32 })
  })
})

describe('an image that cannot be rendered', () => {
  test.each([
    ['noise', Buffer.from('ffd8ffe000104a46494600', 'hex')],
    ['an empty file', Buffer.alloc(0)],
    ['a movie', Buffer.from('\0\0\0\x14ftypisom\0\0\0\0isom', 'latin1')],
  ])('throws: %s', async (_, bytes) => {
    await expect(thumbnail(bytes, { width: 10, crop: false })).rejects.toThrow()
  })

  test('a PNG of more than 100 megapixels is rejected before decoding', async () => {
    const huge = Buffer.from(await makePhoto({ format: 'png' }))
    huge.writeUInt32BE(20_000, 16)
    huge.writeUInt32BE(20_000, 20)
    await expect(thumbnail(huge, { width: 10, crop: false })).rejects.toThrow('too many pixels')
  })
})

test('a JPEG with thousands of broken blocks is still rendered', async () => {
  const photo = await makePhoto({ width: 800, height: 800 })
  const start = photo.indexOf(Buffer.from('ffda', 'hex')) + 14
  // An invalid marker, many times.
  for (let at = start; at + 1 < photo.length - 2; at += 97) photo.writeUInt16BE(0xffd3, at)
  expect(await thumbnail(photo, { width: 100, crop: false })).toMatchObject({ width: 100, height: 100 })
})

test('a JPEG that was cut short is still rendered', async () => {
  const photo = await makePhoto({ width: 400, height: 300 })
  const cut = photo.subarray(0, Math.floor(photo.length * 0.7))
  expect(await thumbnail(cut, { width: 100, crop: false })).toMatchObject({ width: 100, height: 75 })
})
