import { readFile, truncate, writeFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { makePhoto, type PhotoOptions } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import { createBudget } from '../../src/media/formats/budget.ts'
import { memoryBytes } from '../../src/media/formats/bytes.ts'
import { readExifTags } from '../../src/media/formats/exifTags.ts'
import { DamagedFileError } from '../../src/media/workers/workerErrors.ts'
import { heicPhoto } from '../../src/testing/heic.ts'
import { appleMeta, box, makeVideo, withinMoov } from '../../src/testing/movie.ts'
import { examineInWorker, renderInWorker } from '../support/mediaWorkers.ts'
import { place } from '../support/movieParts.ts'
import { file, removeFilesAfterwards } from './files.ts'
import { rawFile } from './raws.ts'
import { bmp, icon } from './render/bitmaps.ts'

removeFilesAfterwards()

const RUNS = { photo: 60, video: 12 }
const MAX_GROWTH = 300 << 20

const TAKEN: PhotoOptions = {
  make: 'Example',
  takenAt: '2024:08:17 10:30:00',
  gps: { lat: 48.8583, lng: -2.2944 },
  xmp: '<x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:exif="e" exif:GPSLatitude="48,51N"><exif:GPSLongitude>2W</exif:GPSLongitude></x:xmpmeta>',
}

/** At most eight mutations: changed bytes, a removed piece, a removed end, or an enormous number. */
const hurts = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('byte' as const), at: fc.nat(), value: fc.nat(255) }),
    fc.record({
      kind: fc.constant('number' as const),
      at: fc.nat(),
      value: fc.constantFrom(0, 1, 0x7fffffff, 0xffffffff),
    }),
    fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), value: fc.nat(200) }),
    fc.record({ kind: fc.constant('end' as const), at: fc.nat(), value: fc.constant(0) }),
  ),
  { minLength: 1, maxLength: 8 },
)

function hurt(valid: Buffer, list: { kind: string; at: number; value: number }[]): Buffer {
  let out = Buffer.from(valid)
  for (const { kind, at, value } of list) {
    if (out.length < 16) return out
    // Half of the mutations are in the head, where the metadata is.
    const index = at % (at % 2 === 0 ? Math.min(out.length, 600) : out.length)
    if (kind === 'byte') out[index] = value
    if (kind === 'number') out.writeUInt32BE(value, Math.min(index, out.length - 4))
    if (kind === 'cut') out = Buffer.concat([out.subarray(0, index), out.subarray(index + value)])
    if (kind === 'end') out = out.subarray(0, index)
  }
  return out
}

const KINDS: [string, () => Promise<Buffer>][] = [
  ...(['jpeg', 'png', 'webp', 'tiff', 'avif'] as const).map((format): [string, () => Promise<Buffer>] => [
    format,
    () => makePhoto({ ...TAKEN, format }),
  ]),
  [
    'mp4',
    async () =>
      withinMoov(await makeVideo('mp4'), box('udta', place('+48.8583/')), appleMeta({ location: 'x' })),
  ],
  ['webm', () => makeVideo('webm')],
  ['heic', async () => heicPhoto()],
  ['bmp', async () => bmp({ width: 40, height: 30, bits: 24 })],
  ['ico', async () => icon([bmp({ width: 16, height: 32, bits: 32 }).subarray(14)])],
  ['dng', async () => rawFile({ preview: await makePhoto(TAKEN) })],
]

const thumbnail = (path: string, mime: string) =>
  renderInWorker({
    from: { path, mime },
    box: { width: 32, height: 32, crop: false },
    format: 'image/jpeg',
    playButton: false,
  })

describe.each(KINDS)('a damaged %s', (format, make) => {
  test('never makes examine throw, render fail except as unrenderable, or memory grow without bound', async () => {
    const valid = await make()
    const path = await file(valid)
    const before = process.memoryUsage().rss
    await fc.assert(
      fc.asyncProperty(hurts, async (list) => {
        const bytes = hurt(valid, list)
        await writeFile(path, bytes)
        const facts = await examineInWorker({ path, bytes: bytes.length })
        for (const { offset, length } of facts?.locationPatches ?? [])
          expect(offset + length).toBeLessThanOrEqual(bytes.length)
        await thumbnail(path, facts?.mime ?? 'image/jpeg').catch((error) =>
          expect(error).toBeInstanceOf(DamagedFileError),
        )
      }),
      { numRuns: !['mp4', 'webm'].includes(format) ? RUNS.photo : RUNS.video, endOnFailure: true },
    )
    expect(process.memoryUsage().rss - before).toBeLessThan(MAX_GROWTH)
  }, 120_000)
})

describe('a bomb', () => {
  test('in a JPEG ends only the process that renders it', async () => {
    const progressive = await sharp(await makePhoto({ width: 64, height: 64 }))
      .jpeg({ progressive: true, chromaSubsampling: '4:4:4' })
      .toBuffer()
    const frame = progressive.indexOf(Buffer.from('ffc2', 'hex'))
    // 268 megapixels, whose coefficients take 1.6 GB.
    progressive.writeUInt16BE(16_383, frame + 5)
    progressive.writeUInt16BE(16_383, frame + 7)
    const [bomb, photo] = [await file(progressive), await file(await makePhoto())]
    const drawn = Promise.allSettled([
      thumbnail(bomb, 'image/jpeg'),
      ...Array.from({ length: 4 }, () => thumbnail(photo, 'image/jpeg')),
    ])
    expect((await drawn).map(({ status }) => status)).toEqual(['rejected', ...Array(4).fill('fulfilled')])
  }, 60_000)

  test.each(['png', 'gif', 'webp', 'bmp', 'ico'] as const)(
    'in a %s is stored, and not rendered',
    async (kind) => {
      const bytes = await BOMBS[kind]()
      const path = await file(bytes)
      const facts = await examineInWorker({ path, bytes: bytes.length })
      await expect(thumbnail(path, facts?.mime ?? 'none')).rejects.toBeInstanceOf(DamagedFileError)
    },
  )

  test('of 10,000 frames is rendered as its first frame', async () => {
    const frame = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#0a0' } })
      .gif()
      .toBuffer()
    const image = frame.subarray(frame.indexOf(0x2c, 13 + 3 * 2 ** (((frame[10] ?? 0) % 8) + 1)), -1)
    const many = Buffer.concat([
      frame.subarray(0, -1),
      ...Array<Buffer>(10_000).fill(image),
      frame.subarray(-1),
    ])
    const path = await file(many)
    expect(await examineInWorker({ path, bytes: many.length })).toMatchObject({
      mime: 'image/gif',
      width: 300,
      height: 300,
    })
    const drawn = await thumbnail(path, 'image/gif')
    expect(await sharp(drawn.bytes).metadata()).toMatchObject({ width: 32, height: 32 })
  })
})

/** Small files that claim gigabytes of pixels. */
const BOMBS: Record<'png' | 'gif' | 'webp' | 'bmp' | 'ico', () => Promise<Buffer>> = {
  async png() {
    const png = await makePhoto({ format: 'png' })
    return patched(png, (bytes) => {
      bytes.writeUInt32BE(60_000, 16)
      bytes.writeUInt32BE(60_000, 20)
      bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
    })
  },
  async gif() {
    const gif = await sharp(await makePhoto())
      .gif()
      .toBuffer()
    const frame = gif.indexOf(0x2c, 13 + 3 * 2 ** (((gif[10] ?? 0) % 8) + 1))
    return patched(gif, (bytes) => bytes.fill(0xff, 6, 10).fill(0xff, frame + 5, frame + 9))
  },
  async webp() {
    const webp = await makePhoto({ format: 'webp', transparent: true })
    // The canvas of the extended header: 16,384 pixels each way, 24 bits.
    return patched(webp, (bytes) => bytes.fill(0xff, 24, 26).fill(0xff, 27, 29))
  },
  bmp: async () =>
    patched(bmp({ width: 4, height: 4, bits: 1 }), (bytes) => bytes.writeInt32LE(2_000_000_000, 18)),
  ico: async () =>
    icon([
      patched(bmp({ width: 4, height: 8, bits: 1 }), (bytes) =>
        bytes.writeInt32LE(60_000, bytes.writeInt32LE(60_000, 18)),
      ).subarray(14),
    ]),
}

function patched(bytes: Buffer, patch: (bytes: Buffer) => unknown): Buffer {
  patch(bytes)
  return bytes
}

test('reading a video that never ends is canceled, and the server responds meanwhile', async () => {
  const endless = await makeVideo('webm')
  // One byte of the index's id: mediabunny 1.61 then looks for another element after the frames forever.
  endless[endless.lastIndexOf(Buffer.from('1c53bb6b', 'hex'))] = 0xd0
  const path = await file(endless)
  let ticks = 0
  const clock = setInterval(() => ticks++, 100)
  const facts = await examineInWorker({ path, bytes: endless.length })
  clearInterval(clock)
  expect(facts).toMatchObject({
    kind: 'video',
    mime: 'video/webm',
    width: 64,
    durationMs: 2000,
    fps: undefined,
  })
  expect(ticks).toBeGreaterThan(5)
}, 60_000)

/** Bytes that this process has read from files so far; 0 where the system does not report them. */
async function bytesRead(): Promise<number> {
  const counts = await readFile('/proc/self/io', 'utf8').catch(() => '')
  return Number(/^rchar: (\d+)$/m.exec(counts)?.[1] ?? 0)
}

test('a video of 20 GB is examined without reading all of it', async () => {
  const path = await file(await makeVideo('mp4'))
  const size = 20_000_000_000
  // Sparse: it takes no room.
  await truncate(path, size)
  const before = await bytesRead()
  expect(await examineInWorker({ path, bytes: size })).toMatchObject({ kind: 'video', width: 64 })
  expect((await bytesRead()) - before).toBeLessThan(size / 100)
})

test('only the short tags are read from EXIF with a thousand tags that claim a megabyte each', () => {
  const exif = Buffer.alloc(1 << 20)
  exif.write('II*\0\x08\0\0\0', 'latin1')
  const entries = 1_000
  exif.writeUInt16LE(entries, 8)
  for (let at = 10; at < 10 + entries * 12; at += 12) {
    exif.writeUInt32LE(0x0002_010f, at)
    exif.writeUInt32LE(1_000_000, at + 4)
    exif.writeUInt32LE(16, at + 8)
  }
  // The last tag is a camera make of four bytes.
  exif.writeUInt32LE(4, 10 + (entries - 1) * 12 + 4)
  exif.write('Box\0', 10 + (entries - 1) * 12 + 8, 'latin1')
  const budget = createBudget(exif.length)
  expect(readExifTags([memoryBytes(exif, budget)])?.text(0x010f)).toBe('Box')
  expect(budget.spent).toBeLessThan(200 * entries)
})
