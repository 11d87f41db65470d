import { randomBytes } from 'node:crypto'
import { makePhoto } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import { examineBytes, removeFilesAfterwards } from './files.ts'

removeFilesAfterwards()

const CAMERA = {
  make: 'Example',
  model: 'Box 1',
  takenAt: '2024:08:17 10:30:00',
  iso: 200,
  fNumber: 2.8,
  exposure: 1 / 125,
  focalLength: 35,
}

describe.each(['jpeg', 'png', 'webp', 'tiff', 'avif'] as const)('a photo as %s', (format) => {
  test('has its size, its camera and its exposure', async () => {
    const facts = await examineBytes(await makePhoto({ ...CAMERA, format, width: 80, height: 60 }))
    expect(facts).toMatchObject({
      kind: 'photo',
      mime: `image/${format}`,
      width: 80,
      height: 60,
      takenAt: Date.UTC(2024, 7, 17, 10, 30),
      cameraMake: 'Example',
      cameraModel: 'Box 1',
      focalLength: 35,
      apertureFNumber: 2.8,
      isoEquivalent: 200,
      exposureTime: 0.008,
      fps: undefined,
      durationMs: undefined,
      locationPatches: [],
    })
  })

  test('has undefined values without metadata', async () => {
    const facts = await examineBytes(await makePhoto({ format }))
    expect(facts).toMatchObject({
      takenAt: undefined,
      cameraMake: undefined,
      isoEquivalent: undefined,
      exposureTime: undefined,
    })
  })
})

describe('the size', () => {
  test.each([1, 2, 3, 4])('of orientation %i is that of the stored pixels', async (orientation) => {
    const facts = await examineBytes(await makePhoto({ width: 80, height: 60, orientation }))
    expect(facts).toMatchObject({ width: 80, height: 60 })
  })

  test.each(['jpeg', 'png', 'webp', 'tiff'] as const)(
    'of a rotated %s is that of the upright picture',
    async (format) => {
      const facts = await examineBytes(await makePhoto({ width: 80, height: 60, orientation: 6, format }))
      expect(facts).toMatchObject({ width: 60, height: 80 })
    },
  )

  test('of a BMP and of an icon is read, although libvips supports neither', async () => {
    const bmp = Buffer.alloc(58)
    bmp.write('BM')
    bmp.writeUInt32LE(58, 2)
    bmp.writeUInt32LE(54, 10)
    bmp.writeUInt32LE(40, 14)
    bmp.writeInt32LE(12, 18)
    bmp.writeInt32LE(-7, 22)
    expect(await examineBytes(bmp)).toMatchObject({ mime: 'image/bmp', width: 12, height: 7 })

    const icon = Buffer.alloc(6 + 32 + 40)
    icon.writeUInt16LE(1, 2)
    icon.writeUInt16LE(2, 4)
    icon[6] = 16
    icon[7] = 16
    icon.writeUInt32LE(38, 18)
    expect(await examineBytes(icon)).toMatchObject({ mime: 'image/x-icon', width: 256, height: 256 })
  })
})

describe('the capture time', () => {
  const takenAt = async (options: Parameters<typeof makePhoto>[0]) =>
    (await examineBytes(await makePhoto(options)))?.takenAt

  test('of a photo taken at +02:00 is stored in UTC', async () => {
    const time = await takenAt({ takenAt: '2024:08:17 10:30:00', offset: '+02:00' })
    expect(time).toBe(Date.UTC(2024, 7, 17, 8, 30))
  })

  test('of a photo taken west of Greenwich may be on the next day in UTC', async () => {
    const time = await takenAt({ takenAt: '2024:12:31 23:00:00', offset: '-03:30' })
    expect(time).toBe(Date.UTC(2025, 0, 1, 2, 30))
  })

  test('without an offset is read as UTC in any time zone of the machine', async () => {
    const before = process.env.TZ
    process.env.TZ = 'Asia/Tokyo'
    try {
      expect(await takenAt({ takenAt: '2024:08:17 10:30:00' })).toBe(Date.UTC(2024, 7, 17, 10, 30))
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  })

  test('includes the milliseconds that the camera wrote', async () => {
    const time = await takenAt({ takenAt: '2024:08:17 10:30:00', subSec: '25' })
    expect(time).toBe(Date.UTC(2024, 7, 17, 10, 30, 0, 250))
  })

  test.each(['0000:00:00 00:00:00', '2024:02:31 10:00:00', '2024:13:01 10:00:00', '    :  :     :  :  '])(
    'is undefined if the tag is %j',
    async (date) => {
      expect(await takenAt({ takenAt: date })).toBeUndefined()
    },
  )
})

describe('a file that is not media', () => {
  test.each([
    ['a text file named .jpg', 'photo.jpg', Buffer.from('not a photo\n'.repeat(100))],
    [
      'random bytes after a JPEG magic',
      'photo.jpg',
      Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(999)]),
    ],
    ['an SVG', 'x.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    [
      'an SVG with a declaration',
      'x.png',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    ['an HTML page', 'x.jpg', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a PDF', 'x.jpg', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')],
    ['sound', 'x.mp4', Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(64)])],
    ['an empty file', 'x.jpg', Buffer.alloc(0)],
  ])('%s is rejected', async (_, name, bytes) => {
    expect(await examineBytes(bytes, name)).toBeUndefined()
  })
})

test('a photo is recognized by its content, not its name', async () => {
  expect(await examineBytes(await makePhoto({ format: 'png' }), 'page.html')).toMatchObject({
    mime: 'image/png',
  })
})

test('a test photo has the same bytes each time, and others with another seed', async () => {
  const [one, same, other] = await Promise.all([
    makePhoto(CAMERA),
    makePhoto(CAMERA),
    makePhoto({ ...CAMERA, seed: 1 }),
  ])
  expect(one.equals(same)).toBe(true)
  expect(one.equals(other)).toBe(false)
})
