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
import { type RecordingServer, respondToUpload, startRecordingServer } from '../support/recordingServer.ts'

const COUNT = 12
const SIZE = 1000
const folder = mkdtempSync(join(tmpdir(), 'tintype-progress-'))
const paths = Array.from({ length: COUNT }, (_, at) => join(folder, `${at}.jpg`))

let server: RecordingServer
let photos: PhotosClient
/** For how many chunks the server has lost the session. */
let forgets = 0
beforeAll(async () => {
  for (const path of paths) writeFileSync(path, new Uint8Array(SIZE))
  server = await startRecordingServer((response, request) => {
    const command = request.headers['x-goog-upload-command']
    const isLate = request.headers['x-goog-upload-offset'] === '800'
    if (isLate && forgets-- > 0) response.writeHead(404).end()
    else if (command === 'query') response.writeHead(404).end()
    else respondToUpload(response, request)
  })
  photos = createPhotosClient({ auth: 'token', baseUrl: server.url, clock: fakeClock() })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

/** The values of a progress bar, while the size is known. */
const shares = (reported: UploadProgress[]) =>
  reported.map(({ all }) => all.size !== undefined && all.bytes / all.size).filter((share) => share !== false)

function expectForwards(reported: UploadProgress[], size = COUNT * SIZE): void {
  const shown = shares(reported)
  expect(shown).toEqual([...shown].sort((a, b) => a - b))
  expect(reported.at(-1)?.all).toEqual({ bytes: size, size, files: COUNT, done: COUNT })
  const bytes = reported.map(({ all }) => all.bytes)
  expect(bytes).toEqual([...bytes].sort((a, b) => a - b))
}

const sized = (body: Blob | Uint8Array<ArrayBuffer>) => ({ size: SIZE, read: () => body })
const bytes = new Uint8Array(SIZE)
const unmeasured = (): UploadFile => ({ body: async () => sized(bytes) })

describe('progress of twelve files never decreases', () => {
  test('of paths, whose sizes are read while the first files are sent', async () => {
    const reported: UploadProgress[] = []
    await photos.upload(
      paths.map((path) => fromPath(path)),
      { onProgress: (progress) => reported.push(progress) },
    )
    expectForwards(reported)
    const known = reported.map(({ all }) => all.size).filter((size) => size !== undefined)
    expect(new Set(known)).toEqual(new Set([COUNT * SIZE]))
  })

  test('of Blobs, whose sizes are known from the start', async () => {
    const reported: UploadProgress[] = []
    await photos.upload(
      paths.map(() => new Blob([bytes])),
      { onProgress: (progress) => reported.push(progress) },
    )
    expectForwards(reported)
    expect(reported[0]?.all.size).toBe(COUNT * SIZE)
  })

  test('of body functions, whose total size is unknown until the last file has started', async () => {
    const reported: UploadProgress[] = []
    await photos.upload(Array.from({ length: COUNT }, unmeasured), {
      onProgress: (progress) => reported.push(progress),
    })
    expectForwards(reported)
    expect(reported[0]?.all).toMatchObject({ size: undefined, files: COUNT })
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
  ])('of %s, whose total size is unknown until it ends', async (_what, inputs) => {
    const reported: UploadProgress[] = []
    await photos.upload(inputs(), { concurrency: 2, onProgress: (progress) => reported.push(progress) })
    expectForwards(reported)
    expect(reported[0]?.all).toMatchObject({ size: undefined, files: 1 })
  })

  test('when a session is lost and its file starts over', async () => {
    forgets = 1
    const reported: UploadProgress[] = []
    const options = {
      chunkSize: 100,
      concurrency: 1,
      onProgress: (each: UploadProgress) => reported.push(each),
    }
    await photos.upload(
      paths.map((path) => fromPath(path)),
      options,
    )
    expect(forgets).toBeLessThan(1)
    expectForwards(reported)
  })
})

test('the total size is known even if a file cannot be opened', async () => {
  const reported: UploadProgress[] = []
  const inputs = [fromPath(join(folder, 'nothing.jpg')), fromPath(paths[0] ?? ''), unmeasured()]
  await photos.upload(inputs, { onProgress: (progress) => reported.push(progress) })
  expect(reported.at(-1)?.all).toEqual({ bytes: 2 * SIZE, size: 2 * SIZE, files: 3, done: 3 })
})

test('a getSize that fails, or returns an invalid size, is ignored', async () => {
  const reported: UploadProgress[] = []
  const failing = () => {
    throw new Error('no size')
  }
  const inputs = [failing, async () => Number.NaN, () => Promise.reject(new Error('no'))].map((getSize) => ({
    ...unmeasured(),
    getSize,
  }))
  const results = await photos.upload(inputs, { onProgress: (progress) => reported.push(progress) })
  expect(results.every((result) => 'mediaItem' in result)).toBe(true)
  expect(reported.at(-1)?.all).toMatchObject({ bytes: 3 * SIZE, size: 3 * SIZE })
})

test('without onProgress, getSize is not called', async () => {
  let asked = 0
  await photos.upload([{ ...unmeasured(), getSize: () => ++asked }])
  expect(asked).toBe(0)
})

describe('fromPath', () => {
  test.each([
    ['a folder', folder, /tintype-progress-\w+ is not a file\./],
    ['a device', '/dev/null', /\/dev\/null is not a file\./],
    ['a missing file', join(folder, 'nothing.jpg'), /ENOENT.*nothing\.jpg/],
  ])('of %s is the only file that fails, with the path in the error', async (_what, path, message) => {
    const [result, other] = await photos.upload([fromPath(path), fromPath(paths[0] ?? '')])
    expect(result).toMatchObject({ outcome: 'failed', error: { message } })
    expect(other).toHaveProperty('mediaItem')
  })

  test('without a path fails with a TypeError', () => {
    expect(() => fromPath(undefined as unknown as string)).toThrow(/"path" argument must be of type string/)
  })

  test('keeps the name of the file if fileName is undefined', () => {
    expect(fromPath('a/geysir.jpg', { fileName: undefined }).fileName).toBe('geysir.jpg')
    expect(fromPath('a/geysir.jpg', { fileName: 'b.jpg' }).fileName).toBe('b.jpg')
  })
})

test.each([
  ['every call', () => true],
  ['the last call for a file', ({ all }: UploadProgress) => all.done === 1],
])('an error of onProgress in %s rejects the upload', async (_name, throws) => {
  const onProgress = (progress: UploadProgress) => {
    if (throws(progress)) throw new Error('The page was closed.')
  }
  const inputs = [bytes, bytes, bytes].map((body) => new Blob([body]))
  await expect(photos.upload(inputs, { onProgress, concurrency: 2 })).rejects.toThrow('The page was closed.')
})
