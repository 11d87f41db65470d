import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createPhotosClient,
  type PhotosClient,
  type UploadFile,
  type UploadProgress,
} from '../../src/index.ts'
import { fromPath } from '../../src/node/index.ts'
import { fakeClock } from '../../src/testing/index.ts'
import { answerUpload, type RecordingServer, startRecordingServer } from '../support/recordingServer.ts'

const COUNT = 12
const SIZE = 1000
const folder = mkdtempSync(join(tmpdir(), 'tintype-progress-'))
const paths = Array.from({ length: COUNT }, (_, at) => join(folder, `${at}.jpg`))

let server: RecordingServer
let photos: PhotosClient
/** How many chunks of a session the server has forgotten when it is asked. */
let forgets = 0
beforeAll(async () => {
  for (const path of paths) writeFileSync(path, new Uint8Array(SIZE))
  server = await startRecordingServer((response, arrival) => {
    const command = arrival.headers['x-goog-upload-command']
    const isLate = arrival.headers['x-goog-upload-offset'] === '800'
    if (isLate && forgets-- > 0) response.writeHead(404).end()
    else if (command === 'query') response.writeHead(404).end()
    else answerUpload(response, arrival)
  })
  photos = createPhotosClient({ auth: 'token', baseUrl: server.url, clock: fakeClock() })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

/** What a progress bar would show: undefined while it does not know how long it is. */
const shares = (told: UploadProgress[]) =>
  told.map(({ all }) => all.size !== undefined && all.bytes / all.size).filter((share) => share !== false)

function expectForwards(told: UploadProgress[], size = COUNT * SIZE): void {
  const shown = shares(told)
  expect(shown).toEqual([...shown].sort((a, b) => a - b))
  expect(told.at(-1)?.all).toEqual({ bytes: size, size, files: COUNT, done: COUNT })
  const bytes = told.map(({ all }) => all.bytes)
  expect(bytes).toEqual([...bytes].sort((a, b) => a - b))
}

const sized = (body: Blob | Uint8Array<ArrayBuffer>) => ({ size: SIZE, read: () => body })
const bytes = new Uint8Array(SIZE)
const unmeasured = (): UploadFile => ({ body: async () => sized(bytes) })

describe('progress of twelve files never goes backwards', () => {
  test('of paths: their sizes are found while the first are sent, and what is told then stays true', async () => {
    const told: UploadProgress[] = []
    await photos.upload(
      paths.map((path) => fromPath(path)),
      { onProgress: (progress) => told.push(progress) },
    )
    expectForwards(told)
    const known = told.map(({ all }) => all.size).filter((size) => size !== undefined)
    expect(new Set(known)).toEqual(new Set([COUNT * SIZE]))
  })

  test('of Blobs, whose sizes are known at once', async () => {
    const told: UploadProgress[] = []
    await photos.upload(
      paths.map(() => new Blob([bytes])),
      { onProgress: (progress) => told.push(progress) },
    )
    expectForwards(told)
    expect(told[0]?.all.size).toBe(COUNT * SIZE)
  })

  test('of body functions that tell no size before: there is none of all until the last has begun', async () => {
    const told: UploadProgress[] = []
    await photos.upload(Array.from({ length: COUNT }, unmeasured), {
      onProgress: (progress) => told.push(progress),
    })
    expectForwards(told)
    expect(told[0]?.all).toMatchObject({ size: undefined, files: COUNT })
  })

  test.each([
    [
      'an iterable',
      function* () {
        for (let at = 0; at < COUNT; at++) yield new Blob([bytes])
      },
    ],
    [
      'an async iterable',
      async function* () {
        for (let at = 0; at < COUNT; at++) yield unmeasured()
      },
    ],
  ])('of %s: the size of all is not known until it ends', async (_what, inputs) => {
    const told: UploadProgress[] = []
    await photos.upload(inputs(), { concurrency: 2, onProgress: (progress) => told.push(progress) })
    expectForwards(told)
    expect(told[0]?.all).toMatchObject({ size: undefined, files: 1 })
  })

  test('while a session is lost, and its file starts over', async () => {
    forgets = 1
    const told: UploadProgress[] = []
    const options = { chunkSize: 100, concurrency: 1, onProgress: (each: UploadProgress) => told.push(each) }
    await photos.upload(
      paths.map((path) => fromPath(path)),
      options,
    )
    expect(forgets).toBeLessThan(1)
    expectForwards(told)
  })
})

test('a file that cannot be opened keeps the others from no size', async () => {
  const told: UploadProgress[] = []
  const inputs = [fromPath(join(folder, 'nothing.jpg')), fromPath(paths[0] ?? ''), unmeasured()]
  await photos.upload(inputs, { onProgress: (progress) => told.push(progress) })
  expect(told.at(-1)?.all).toEqual({ bytes: 2 * SIZE, size: 2 * SIZE, files: 3, done: 3 })
})

test('a getSize that fails, or tells nonsense, does no harm', async () => {
  const told: UploadProgress[] = []
  const failing = () => {
    throw new Error('no size')
  }
  const inputs = [failing, async () => Number.NaN, () => Promise.reject(new Error('no'))].map((getSize) => ({
    ...unmeasured(),
    getSize,
  }))
  const results = await photos.upload(inputs, { onProgress: (progress) => told.push(progress) })
  expect(results.every((result) => 'mediaItem' in result)).toBe(true)
  expect(told.at(-1)?.all).toMatchObject({ bytes: 3 * SIZE, size: 3 * SIZE })
})

test('without onProgress, no path is looked at before its turn', async () => {
  let asked = 0
  await photos.upload([{ ...unmeasured(), getSize: () => ++asked }])
  expect(asked).toBe(0)
})

describe('fromPath', () => {
  test.each([
    ['a folder', folder, /tintype-progress-\w+ is not a file\./],
    ['a device', '/dev/null', /\/dev\/null is not a file\./],
    ['nothing', join(folder, 'nothing.jpg'), /ENOENT.*nothing\.jpg/],
  ])('of %s fails alone, and names the path', async (_what, path, message) => {
    const [result, other] = await photos.upload([fromPath(path), fromPath(paths[0] ?? '')])
    expect(result).toMatchObject({ outcome: 'failed', error: { message } })
    expect(other).toHaveProperty('mediaItem')
  })

  test('of no path at all is a TypeError', () => {
    expect(() => fromPath(undefined as unknown as string)).toThrow(/"path" argument must be of type string/)
  })

  test('keeps the name of the file when the one that is given is undefined', () => {
    expect(fromPath('a/geysir.jpg', { fileName: undefined }).fileName).toBe('geysir.jpg')
    expect(fromPath('a/geysir.jpg', { fileName: 'b.jpg' }).fileName).toBe('b.jpg')
  })
})
