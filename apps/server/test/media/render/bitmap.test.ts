import sharp from 'sharp'
import { makePhoto } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import { decodeBmp } from '../../../src/media/render/bitmap.ts'
import { decodeIcon } from '../../../src/media/render/icon.ts'
import { examineBytes, removeFilesAfterwards } from '../files.ts'
import { type BitmapOptions, bmp, icon } from './bitmaps.ts'

removeFilesAfterwards()

const MAX = 1_000_000
/** A width whose rows need padding to 4 bytes. */
const [WIDTH, HEIGHT] = [11, 5]
const colors = (x: number, y: number) => [x * 23, y * 50, 255 - x * 23, 255 - y * 50] as const

describe('a bitmap', () => {
  test.each([1, 4, 8, 16, 24, 32] as const)('of %i bits has its original colors', (bits) => {
    const { data, ...rest } = decodeBmp(bmp({ width: WIDTH, height: HEIGHT, bits, pixel: colors }), MAX)
    expect(rest).toEqual({ width: WIDTH, height: HEIGHT, channels: 3 })
    // The grays of a palette follow red. Colors of 5 bits differ by at most 8, those of 1 bit by half the range.
    const near = { 1: 128, 4: 17, 8: 0, 16: 8, 24: 0, 32: 0 }[bits]
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        const [red, green, blue] = data.subarray((y * WIDTH + x) * 3)
        const [r, g, b] = colors(x, y)
        const wanted = bits <= 8 ? [r, r, r] : [r, g, b]
        const off = [red, green, blue].map((value, i) => Math.abs((value ?? -999) - (wanted[i] ?? 0)))
        expect(Math.max(...off)).toBeLessThanOrEqual(near)
      }
    }
  })

  test.each([8, 24, 32] as const)('of %i bits can store its rows from the top', (bits) => {
    const options: BitmapOptions = { width: WIDTH, height: HEIGHT, bits, pixel: colors }
    const [up, down] = [options, { ...options, height: -HEIGHT }].map((one) => decodeBmp(bmp(one), MAX))
    expect(up).toEqual(down)
  })

  test('can specify the bits of each color and of alpha', () => {
    const options: BitmapOptions = { width: WIDTH, height: HEIGHT, bits: 32, pixel: colors, masks: true }
    const { data, channels } = decodeBmp(bmp(options), MAX)
    expect([channels, ...data.subarray((2 * WIDTH + 3) * 4, (2 * WIDTH + 4) * 4)]).toEqual([
      4,
      ...colors(3, 2),
    ])
    const green = decodeBmp(bmp({ ...options, bits: 16, pixel: () => [0, 255, 0] }), MAX)
    expect([...green.data.subarray(0, 3)]).toEqual([0, 255, 0])
  })

  test('with an alpha of 0 in every pixel is opaque', () => {
    const { channels } = decodeBmp(
      bmp({ width: 2, height: 2, bits: 32, masks: true, pixel: () => [9, 9, 9, 0] }),
      MAX,
    )
    expect(channels).toBe(3)
  })

  test('that was cut short still has the complete rows', () => {
    const whole = bmp({ width: 4, height: 4, bits: 24, pixel: () => [200, 200, 200] })
    const { data } = decodeBmp(whole.subarray(0, whole.length - 12), MAX)
    expect([data[0], data[data.length - 1]]).toEqual([0, 200])
  })

  test('with hardly a row is rejected: a few bytes would take as much memory as a large picture', () => {
    const claimed = bmp({ width: 4, height: 4, bits: 24 })
    claimed.writeInt32LE(9_000, 18)
    claimed.writeInt32LE(9_000, 22)
    expect(() => decodeBmp(claimed, 100_000_000)).toThrow('too little')
  })

  test('of too many pixels, of an unknown depth or run-length encoded is rejected', () => {
    const options: BitmapOptions = { width: 20, height: 20, bits: 8 }
    expect(() => decodeBmp(bmp(options), 399)).toThrow('too many pixels')
    expect(() => decodeBmp(bmp({ ...options, width: -20 }), MAX)).toThrow()
    const [odd, packed] = [bmp(options), bmp(options)]
    odd.writeUInt16LE(7, 28)
    packed.writeUInt32LE(1, 30)
    expect(() => decodeBmp(odd, MAX)).toThrow()
    expect(() => decodeBmp(packed, MAX)).toThrow('Compressed')
    expect(() => decodeBmp(Buffer.from('BM'), MAX)).toThrow()
  })
})

describe('an icon', () => {
  /** A bitmap for an icon: its pixels, then a mask that hides the left half. */
  const picture = (edge: number, bits: 24 | 32, alpha = 255) => {
    const pixels = bmp({ width: edge, height: edge, bits, pixel: (x) => [x, 100, 50, x === 0 ? 0 : alpha] })
    pixels.writeInt32LE(edge * 2, 22)
    const stride = Math.ceil(edge / 32) * 4
    const row = Buffer.alloc(stride)
    row.fill(0xff, 0, edge / 16)
    return Buffer.concat([pixels.subarray(14), ...Array<Buffer>(edge).fill(row)])
  }
  const decoded = (file: Buffer) => {
    const result = decodeIcon(file, MAX)
    if ('png' in result) throw new Error('This is a PNG.')
    return result
  }

  test('is rendered from its largest picture, with the most colors', () => {
    expect(decoded(icon([picture(16, 24), picture(48, 24), picture(32, 24)])).width).toBe(48)
    expect(decoded(icon([picture(32, 32), picture(32, 24)])).data[7]).toBe(255)
  })

  test('has its own alpha, or else that of its mask', () => {
    const own = decoded(icon([picture(16, 32, 90)]))
    expect([own.data[3], own.data[7]]).toEqual([0, 90])
    const masked = decoded(icon([picture(32, 24)]))
    expect([masked.data[3], masked.data[31 * 4 + 3]]).toEqual([0, 255])
  })

  test('can contain a PNG', async () => {
    const png = await makePhoto({ width: 64, height: 64, format: 'png' })
    const file = icon([picture(16, 24), png])
    const result = decodeIcon(file, MAX)
    expect('png' in result && (await sharp(result.png).metadata()).width).toBe(64)
    expect(await examineBytes(file)).toMatchObject({ mime: 'image/x-icon', width: 64, height: 64 })
  })

  test('without a picture is rejected', () => {
    expect(() => decodeIcon(Buffer.from('000001000000', 'hex'), MAX)).toThrow()
    expect(() => decodeIcon(icon([Buffer.alloc(40)]), MAX)).toThrow()
  })
})
