import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { makePhoto } from 'tintype-test-support/photos'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { UnavailableError } from '../../../src/domain/unavailable.ts'
import type { Ffmpeg } from '../../../src/media/ffmpeg.ts'
import { WORKER_PROGRAM } from '../../../src/media/mediaWorkers.ts'
import type { RenderTasks } from '../../../src/media/render/image.ts'
import type { StoredImage } from '../../../src/media/render/imageCache.ts'
import {
  type ImageRequest,
  type ImageSource,
  openThumbnails,
  UnrenderableError,
} from '../../../src/media/render/thumbnails.ts'
import { DamagedFileError, WorkerFailedError } from '../../../src/media/workers/workerErrors.ts'
import { type Caller, createWorkerPool } from '../../../src/media/workers/workerPool.ts'
import { mediaWorkers } from '../../support/mediaWorkers.ts'

let folder: string
let cache: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tintype-thumbnails-'))
  cache = join(folder, 'thumbnails')
  path = join(folder, 'photo')
  await writeFile(path, await makePhoto({ width: 1200, height: 900 }))
})
afterEach(() => rm(folder, { recursive: true }))

/** A fake ffmpeg: a frame is a plain picture, and requests are counted. */
function stills() {
  const asked: string[] = []
  const ffmpeg: Ffmpeg = {
    async still(path) {
      asked.push(path)
      if (path.includes('broken')) throw new DamagedFileError('This video has no frame.')
      return makePhoto({ width: 1920, height: 1080, color: '#104080' })
    },
    facts: async () => undefined,
  }
  return { asked, ffmpeg }
}

const clock = { now: 0 }

const withBytes = async (image: StoredImage) =>
  'bytes' in image ? image : { bytes: await readFile(image.path), mime: image.mime }

const LIMITS = { limit: 1, maxWaiting: 10, memoryBytes: 1024 ** 3, cpuMs: 60_000, timeMs: 600_000 }
const CACHE = { maxBytes: 1e9, now: () => clock.now }

async function openCache(maxBytes = 1e9, ffmpeg = stills().ffmpeg) {
  const options = { folder: cache, maxBytes, workers: mediaWorkers.rendering, ffmpeg, now: () => clock.now }
  const thumbnails = await openThumbnails(options)
  return {
    ...thumbnails,
    settled: () => thumbnails.settled(),
    forget: (name: string) => thumbnails.forget(name),
    image: (source: ImageSource, wanted: ImageRequest, caller: Caller = { key: 'owner' }) =>
      thumbnails.image(source, wanted, caller).then(withBytes),
  }
}

const photo = (name = 'a', size: ImageSource['size'] = { width: 1200, height: 900 }): ImageSource => {
  return { name, withFile: (use) => use(path), mime: 'image/jpeg', kind: 'photo', size }
}
const video = (name = 'movie'): ImageSource => ({
  name,
  withFile: (use) => use(name),
  mime: 'video/mp4',
  kind: 'video',
  size: { width: 1920, height: 1080 },
})

function wanted(
  width: number,
  height?: number,
  more: Partial<ImageRequest> & { crop?: boolean } = {},
): ImageRequest {
  const { crop = false, ...rest } = more
  return { box: { width, ...(height && { height }), crop }, format: 'image/jpeg', playButton: false, ...rest }
}

const sizeOf = async (image: StoredImage) => {
  const { bytes } = await withBytes(image)
  const { width, height } = await sharp(bytes).metadata()
  return [width, height]
}

test('a file that could not be fetched is fetched again, and a missing one cannot be rendered', async () => {
  const thumbnails = await openCache()
  const without = (error: Error) => ({ ...photo(), withFile: () => Promise.reject(error) })
  await expect(thumbnails.image(without(new Error('503')), wanted(100))).rejects.toThrow('503')
  const gone = Object.assign(new Error('gone'), { code: 'ENOENT' })
  await expect(thumbnails.image(without(gone), wanted(100))).rejects.toThrow(UnrenderableError)
  expect(await sizeOf(await thumbnails.image(photo(), wanted(100)))).toEqual([100, 75])
})

test('an image is rendered once and then read, also by the next process', async () => {
  const thumbnails = await openCache()
  const first = await thumbnails.image(photo(), wanted(100))
  await thumbnails.settled()
  await rm(path)
  expect(Buffer.from((await thumbnails.image(photo(), wanted(100))).bytes).equals(first.bytes)).toBe(true)
  expect(Buffer.from((await (await openCache()).image(photo(), wanted(100))).bytes).equals(first.bytes)).toBe(
    true,
  )
})

test('an image that is still being written to the cache is not rendered again', async () => {
  const thumbnails = await openCache()
  const first = await thumbnails.image(photo(), wanted(256))
  await rm(path)
  expect(await thumbnails.image(photo(), wanted(256))).toBe(first)
  expect(await sizeOf(await thumbnails.image(photo(), wanted(100)))).toEqual([100, 75])
})

test('concurrent requests share one rendering', async () => {
  const thumbnails = await openCache()
  const images = await Promise.all(Array.from({ length: 10 }, () => thumbnails.image(photo(), wanted(256))))
  expect(new Set(images).size).toBe(1)
  await thumbnails.settled()
  expect(await readdir(cache)).toEqual(['a-256.jpg'])
})

describe('rendering by size steps', () => {
  test('starts from the next larger size step, which is rendered first', async () => {
    const thumbnails = await openCache()
    expect(await sizeOf(await thumbnails.image(photo(), wanted(300)))).toEqual([300, 225])
    await thumbnails.settled()
    expect((await readdir(cache)).sort()).toEqual(['a-300x225.jpg', 'a-512.jpg'])
  })

  test('does not decode the original again: every smaller size comes from an existing size step', async () => {
    const thumbnails = await openCache()
    await thumbnails.image(photo(), wanted(1024))
    await thumbnails.settled()
    await rm(path)
    for (const [box, size] of [
      [wanted(1000), [1000, 750]],
      [wanted(512, 512), [512, 384]],
      [wanted(300, 300, { crop: true }), [300, 300]],
      [wanted(100, 100, { format: 'image/webp' }), [100, 75]],
    ] as const) {
      expect(await sizeOf(await thumbnails.image(photo(), box))).toEqual(size)
    }
  })

  test('starts from the largest size if decoding is slow, so that it is decoded once', async () => {
    await writeFile(path, await makePhoto({ width: 1200, height: 900, format: 'avif' }))
    const slow = { ...photo(), mime: 'image/avif' }
    const thumbnails = await openCache()
    expect(await sizeOf(await thumbnails.image(slow, wanted(256)))).toEqual([256, 192])
    await thumbnails.settled()
    expect((await readdir(cache)).sort()).toEqual(['a-2048.jpg', 'a-256.jpg'])
    await rm(path)
    expect(await sizeOf(await thumbnails.image(slow, wanted(1100)))).toEqual([1100, 825])
    expect(await sizeOf(await thumbnails.image(slow, wanted(5000)))).toEqual([1200, 900])
  })

  test('is skipped for sizes above the largest step, or as large as a small source', async () => {
    await writeFile(path, await makePhoto({ width: 2400, height: 60 }))
    const wide = photo('wide', { width: 2400, height: 60 })
    const thumbnails = await openCache()
    expect(await sizeOf(await thumbnails.image(wide, wanted(2300)))).toEqual([2300, 58])
    await writeFile(path, await makePhoto({ width: 60, height: 40 }))
    expect(
      await sizeOf(await thumbnails.image(photo('small', { width: 60, height: 40 }), wanted(900))),
    ).toEqual([60, 40])
    await thumbnails.settled()
    expect((await readdir(cache)).sort()).toEqual(['small-256.jpg', 'wide-2300x58.jpg'])
  })

  test('works for sources of unknown size', async () => {
    const thumbnails = await openCache()
    const unknown: ImageSource = { ...photo('b'), size: undefined }
    for (const [box, size] of [
      [wanted(200, 200), [200, 150]],
      [wanted(256, 256), [256, 192]],
      [wanted(100), [100, 75]],
      [wanted(100, 100, { crop: true }), [100, 100]],
      [wanted(5000), [1200, 900]],
    ] as const) {
      expect(await sizeOf(await thumbnails.image(unknown, box))).toEqual(size)
    }
  })
})

test('equivalent requests share one image; another format, crop or play button makes another', async () => {
  const thumbnails = await openCache()
  for (const same of [wanted(256), wanted(256, 256), wanted(256, 192, { crop: true })]) {
    await thumbnails.image(photo(), same)
  }
  await thumbnails.image(photo(), wanted(256, 256, { format: 'image/webp' }))
  await thumbnails.image(photo(), wanted(256, 256, { playButton: true }))
  await thumbnails.image(photo(), wanted(100, 100, { crop: true }))
  await thumbnails.settled()
  expect((await readdir(cache)).sort()).toEqual([
    'a-100x100c.jpg',
    'a-256.jpg',
    'a-256.webp',
    'a-256x192p.jpg',
  ])
})

describe('a video', () => {
  test('is rendered from one frame, which is extracted once', async () => {
    const { asked, ffmpeg } = stills()
    const thumbnails = await openCache(1e9, ffmpeg)
    const [small, large] = await Promise.all([
      thumbnails.image(video(), wanted(160)),
      thumbnails.image(video(), wanted(9000)),
    ])
    expect([await sizeOf(small), await sizeOf(large)]).toEqual([
      [160, 90],
      [1920, 1080],
    ])
    await thumbnails.settled()
    const top = await thumbnails.image(video(), wanted(2048, 2048, { format: 'image/webp' }))
    expect([top.mime, await sizeOf(top)]).toEqual(['image/webp', [1920, 1080]])
    expect(asked).toEqual(['movie'])
  })

  test('has a play button in its center if requested', async () => {
    const thumbnails = await openCache()
    const middle = async (playButton: boolean) => {
      const { bytes } = await thumbnails.image(video(), wanted(320, 180, { playButton }))
      const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
      return data.subarray((90 * info.width + 160) * info.channels).subarray(0, 3)
    }
    expect(Math.min(...(await middle(true)))).toBeGreaterThan(200)
    expect(Math.max(...(await middle(false)))).toBeLessThan(140)
  })

  test('without a frame is not retried for a while', async () => {
    const { asked, ffmpeg } = stills()
    const thumbnails = await openCache(1e9, ffmpeg)
    for (const width of [100, 200]) {
      await expect(thumbnails.image(video('broken'), wanted(width))).rejects.toThrow(UnrenderableError)
    }
    expect(asked).toEqual(['broken'])
    clock.now += 11 * 60_000
    await expect(thumbnails.image(video('broken'), wanted(100))).rejects.toThrow(UnrenderableError)
    expect(asked).toEqual(['broken', 'broken'])
  })

  test('is retried immediately if extracting its frame failed for another reason than damage', async () => {
    let tries = 0
    const ffmpeg: Ffmpeg = {
      still: async () => {
        if (++tries === 1) throw new WorkerFailedError('system', 'EMFILE')
        return makePhoto({ width: 1920, height: 1080 })
      },
      facts: async () => undefined,
    }
    const thumbnails = await openCache(1e9, ffmpeg)
    await expect(thumbnails.image(video(), wanted(160))).rejects.toThrow(UnavailableError)
    expect(await sizeOf(await thumbnails.image(video(), wanted(160)))).toEqual([160, 90])
  })
})

describe('a file that could not be rendered', () => {
  const damaged = async () => {
    await writeFile(path, 'no picture')
    const thumbnails = await openCache()
    await expect(thumbnails.image(photo(), wanted(256))).rejects.toThrow(UnrenderableError)
    await writeFile(path, await makePhoto({ width: 1200, height: 900 }))
    return thumbnails
  }

  test('because of damage is not decoded again at that size for ten minutes', async () => {
    const thumbnails = await damaged()
    await expect(thumbnails.image(photo(), wanted(256))).rejects.toThrow(UnrenderableError)
    clock.now += 11 * 60_000
    expect(await sizeOf(await thumbnails.image(photo(), wanted(256)))).toEqual([256, 192])
  })

  test('is still decoded at other sizes', async () => {
    const thumbnails = await damaged()
    expect(await sizeOf(await thumbnails.image(photo(), wanted(1024)))).toEqual([1024, 768])
  })

  test('is rendered immediately after its bytes are stored again', async () => {
    const thumbnails = await damaged()
    thumbnails.forget('a')
    expect(await sizeOf(await thumbnails.image(photo(), wanted(256)))).toEqual([256, 192])
  })
})

test('an image that takes too much memory is returned as large as it can be rendered', async () => {
  const workers = createWorkerPool<RenderTasks>({
    program: WORKER_PROGRAM,
    ...LIMITS,
    memoryBytes: 330 * 1024 ** 2,
  })
  try {
    const size = { width: 9000, height: 6000 }
    // A progressive JPEG is completely in memory while it is decoded at full size.
    const large = await sharp({ create: { ...size, channels: 3, background: '#406080' } })
      .jpeg({ progressive: true })
      .toBuffer()
    await writeFile(path, large)
    const thumbnails = await openThumbnails({ ...CACHE, folder: cache, workers, ffmpeg: stills().ffmpeg })
    const caller = { key: 'owner' }
    expect(await sizeOf(await thumbnails.image(photo('large', size), wanted(9000, 6000), caller))).toEqual([
      2048, 1365,
    ])
    expect(await sizeOf(await thumbnails.image(photo('large', size), wanted(300), caller))).toEqual([
      300, 200,
    ])
  } finally {
    workers.close()
  }
})

test('images for disconnected clients are not rendered, and other clients get their slots', async () => {
  const workers = createWorkerPool<RenderTasks>({
    program: WORKER_PROGRAM,
    ...LIMITS,
    limit: 1,
    maxWaiting: 1000,
  })
  try {
    const thumbnails = await openThumbnails({ ...CACHE, folder: cache, workers, ffmpeg: stills().ffmpeg })
    const client = new AbortController()
    const abandoned = Array.from({ length: 60 }, (_, at) =>
      thumbnails.image(photo(`abandoned-${at}`), wanted(300), { key: 'a', signal: client.signal }),
    )
    const all = Promise.allSettled(abandoned)
    await thumbnails.image(photo('mine'), wanted(300), { key: 'b' })
    client.abort(new Error('gone'))
    expect((await all).filter(({ status }) => status === 'fulfilled').length).toBeLessThan(6)
    expect(workers.load().waiting).toBe(0)
    await thumbnails.settled()
  } finally {
    workers.close()
  }
})

test("users who request the same image concurrently do not wait in each other's queues, and it is rendered once", async () => {
  const thumbnails = await openCache()
  const same = (key: string) => thumbnails.image(photo('shared'), wanted(256), { key })
  const images = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(same))
  expect(new Set(images.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).size).toBe(1)
  await thumbnails.settled()
  expect(await readdir(cache)).toEqual(['shared-256.jpg'])
})

test('the cache stays within its byte limit and deletes the least recently used image first', async () => {
  const probing = await openCache()
  const probe = await probing.image(photo('x'), wanted(256))
  await probing.settled()
  await rm(cache, { recursive: true })
  const thumbnails = await openCache(probe.bytes.length * 2.5)
  for (const name of ['a', 'b', 'a', 'c']) {
    await thumbnails.image(photo(name), wanted(256))
    await thumbnails.settled()
  }
  expect((await readdir(cache)).sort()).toEqual(['a-256.jpg', 'c-256.jpg'])
})

test('an image that cannot be rendered is not cached, and partial or empty files are deleted', async () => {
  await mkdir(cache)
  await writeFile(join(cache, 'b-256.jpg.tmp'), 'half')
  await writeFile(join(cache, 'b-256.jpg'), '')
  const thumbnails = await openCache()
  await writeFile(path, 'no picture')
  await expect(thumbnails.image(photo(), wanted(100))).rejects.toThrow(UnrenderableError)
  await thumbnails.settled()
  expect(await readdir(cache)).toEqual([])
})
