import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as limits from '@tintype/types/limits'
import { afterAll, describe, expect, test } from 'vitest'
import type { PhotosClient, UploadInput } from '../../src/index.ts'
import { fromPath } from '../../src/node/index.ts'
import { withFaultyLibrary } from '../support/faultyLibrary.ts'
import type { FaultyProxy } from '../support/faultyProxy.ts'
import { storedHash } from '../support/original.ts'
import { photograph, sha256 } from '../support/photographs.ts'

const UNIT = limits.resumableChunkGranularityBytes
const SIZE = 2 * UNIT + 100

let proxy: FaultyProxy
let photos: PhotosClient
const folder = mkdtempSync(join(tmpdir(), 'tintype-sources-'))
withFaultyLibrary((library) => {
  proxy = library.proxy
  photos = library.client()
})
afterAll(() => rmSync(folder, { recursive: true }))

const inPieces = (bytes: Uint8Array, size: number) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size))
      controller.close()
    },
  })

type Bytes = Uint8Array<ArrayBuffer>
const sources: [string, (bytes: Bytes) => UploadInput][] = [
  ['a Blob', (bytes) => new Blob([bytes])],
  ['a File', (bytes) => new File([bytes], 'Höfn.jpg', { type: 'image/jpeg' })],
  ['an ArrayBuffer', (bytes) => bytes.slice().buffer],
  [
    'a typed array in the middle of its buffer',
    (bytes) => {
      const around = new Uint8Array(bytes.length + 20)
      around.set(bytes, 10)
      return new DataView(around.buffer, 10, bytes.length)
    },
  ],
  [
    'a stream in small pieces',
    (bytes) => ({ body: inPieces(bytes, 1000), size: bytes.length, fileName: 'a.jpg' }),
  ],
  ['a stream in one piece', (bytes) => ({ body: inPieces(bytes, bytes.length), size: bytes.length })],
  [
    'a path',
    (bytes) => {
      const file = join(folder, `${sha256(bytes)}.jpg`)
      writeFileSync(file, bytes)
      return fromPath(file)
    },
  ],
]

describe.each(sources)('%s', (name, source) => {
  const seed = sources.findIndex(([each]) => each === name)

  test('is uploaded in one request if it is small', async () => {
    proxy.requests.length = 0
    const bytes = await photograph(seed, { bytes: SIZE })
    const result = await photos.upload(source(bytes))
    expect(result).toMatchObject({ outcome: 'created', index: 0 })
    expect(proxy.requests.map(({ path, bytes }) => [path, bytes])).toEqual([
      ['/v1/uploads', SIZE],
      ['/v1/mediaItems:batchCreate', expect.any(Number)],
    ])
    if (result.outcome === 'created') expect(await storedHash(photos, result.mediaItem)).toBe(sha256(bytes))
  })

  test('is uploaded in chunks if it is larger', async () => {
    proxy.requests.length = 0
    const bytes = await photograph(1000 + seed, { bytes: SIZE })
    // The client rounds it down to a multiple of the granularity.
    const result = await photos.upload(source(bytes), { chunkSize: UNIT + 5000 })
    expect(result).toMatchObject({ outcome: 'created' })
    const uploads = proxy.requests.filter(({ command }) => command)
    expect(
      uploads.map(({ command, headers, bytes }) => [command, headers['x-goog-upload-offset'], bytes]),
    ).toEqual([
      ['start', undefined, 0],
      ['upload', '0', UNIT],
      ['upload', String(UNIT), UNIT],
      ['upload, finalize', String(2 * UNIT), 100],
    ])
    if (result.outcome === 'created') expect(await storedHash(photos, result.mediaItem)).toBe(sha256(bytes))
  })
})

test('a File and a path have names, which options can replace', async () => {
  const file = join(folder, 'Goðafoss.jpg')
  writeFileSync(file, await photograph(70))
  const results = await photos.upload([
    new File([await photograph(71)], 'Höfn.jpg'),
    { body: new File([await photograph(74)], 'Vík.jpg'), description: 'At the shore' },
    fromPath(file),
    { body: await photograph(72), fileName: 'named.jpg', description: 'At the harbour' },
  ])
  expect(results.map((result) => 'mediaItem' in result && result.mediaItem)).toMatchObject([
    { filename: 'Höfn.jpg' },
    { filename: 'Vík.jpg', description: 'At the shore' },
    { filename: 'Goðafoss.jpg' },
    { filename: 'named.jpg', description: 'At the harbour' },
  ])
})

describe('only the file that cannot be read fails, with a reason', () => {
  test.each<[string, () => UploadInput, string]>([
    ['a missing path', () => fromPath(join(folder, 'nothing.jpg')), 'ENOENT'],
    [
      'a stream without a size',
      () => ({ body: inPieces(new Uint8Array(9), 3) }),
      '`size`, in bytes, is required',
    ],
    [
      'a stream that is shorter',
      () => ({ body: inPieces(new Uint8Array(9), 3), size: 10 }),
      'shorter than its size',
    ],
    [
      'a stream that is longer',
      () => ({ body: inPieces(new Uint8Array(9), 3), size: 6 }),
      'longer than its size',
    ],
    ['a name of 256 characters', () => ({ body: new Blob(['x']), fileName: 'n'.repeat(256) }), 'at most 255'],
    [
      'a description of 1000 characters',
      () => ({ body: new Blob(['x']), description: 'd'.repeat(1000) }),
      'at most 999',
    ],
    ['an empty file', () => new Blob([]), 'Payload must not be empty'],
  ])('%s', async (_name, input, message) => {
    const good = await photograph(73)
    const [bad, other] = await photos.upload([input(), good])
    expect(bad).toMatchObject({ outcome: 'failed', error: { message: expect.stringContaining(message) } })
    expect(other).toHaveProperty('mediaItem')
  })
})
