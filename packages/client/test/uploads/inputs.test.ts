import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import type { PhotosClient, UploadInput } from '../../src/index.ts'
import { withFaultyLibrary } from '../support/faultyLibrary.ts'
import type { FaultyProxy } from '../support/faultyProxy.ts'
import { storedHash } from '../support/original.ts'
import { photograph, sha256 } from '../support/photographs.ts'

let proxy: FaultyProxy
let photos: PhotosClient
const folder = mkdtempSync(join(tmpdir(), 'tintype-inputs-'))
withFaultyLibrary((library) => {
  proxy = library.proxy
  photos = library.client()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** More than one chunk of a Node stream. */
const SIZE = 200_000
let seed = 8000

async function photoOnDisk(): Promise<{ file: string; bytes: Uint8Array<ArrayBuffer> }> {
  const bytes = await photograph(seed++, { bytes: SIZE })
  const file = join(folder, `${seed}.jpg`)
  writeFileSync(file, bytes)
  return { file, bytes }
}

const upload = (input: unknown) => photos.upload(input as UploadInput)

describe('an input that is neither bytes nor a list is rejected with a TypeError before a request is sent', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['a stream of Node', () => Readable.from([Buffer.from('x')]), /\{ body: stream, size \}/],
    ['a stream of the web', () => new Blob(['x']).stream(), /\{ body: stream, size \}/],
    ['a writable stream', () => new PassThrough(), /\{ body: stream, size \}/],
    ['a text', () => 'photo.jpg', /not String\. For a path, use fromPath/],
    ['null', () => null, /not Null/],
    ['undefined', () => undefined, /not Undefined/],
    ['a number', () => 5, /not Number/],
    ['a Promise', () => Promise.resolve(new Blob(['x'])), /not Promise/],
    ['an object without a body', () => ({ path: 'photo.jpg' }), /not Object/],
  ])('%s', (_what, make, message) => {
    expect(() => upload(make())).toThrow(message)
    expect(() => upload(make())).toThrow(TypeError)
    expect(proxy.requests).toEqual([])
  })
})

describe('only the invalid file in a list fails, with a reason', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['a text', () => 'photo.jpg', /not String/],
    ['null', () => null, /not Null/],
    ['undefined', () => undefined, /not Undefined/],
    ['a list', () => [new Blob(['x'])], /not Array/],
    ['an entry of a form', () => [...new FormData()], /not Array/],
    [
      'a stream of Node without a size',
      () => Readable.from([Buffer.from('x')]),
      /`size`, in bytes, is required/,
    ],
    ['a stream of the web without a size', () => new Blob(['x']).stream(), /`size`, in bytes, is required/],
  ])('%s', async (_what, make, message) => {
    const good = await photograph(seed++)
    for (const inputs of [[make(), good], new Set([make(), good])]) {
      const [bad, other] = await photos.upload(inputs as UploadInput[])
      expect(bad).toMatchObject({ outcome: 'failed', error: { name: 'TypeError', message } })
      expect(other).toHaveProperty('mediaItem')
    }
  })
})

describe('a stream of Node', () => {
  test('with its size is uploaded as one file', async () => {
    const { file, bytes } = await photoOnDisk()
    const result = await photos.upload({ body: createReadStream(file), size: SIZE, fileName: 'a.jpg' })
    expect(result).toMatchObject({ outcome: 'created', mediaItem: { filename: 'a.jpg' } })
    if (result.outcome === 'created') expect(await storedHash(photos, result.mediaItem)).toBe(sha256(bytes))
  })

  test.each([1, -1])('with a wrong size (by %i) fails, and creates no item', async (more) => {
    const { file } = await photoOnDisk()
    const result = await photos.upload({ body: createReadStream(file), size: SIZE + more })
    expect(result).toMatchObject({ outcome: 'failed', error: { message: /than its size, \d+ bytes/ } })
    expect(proxy.requests).toEqual([])
  })

  test('that fails makes the upload fail with its error', async () => {
    const body = createReadStream(join(folder, 'nothing.jpg'))
    const result = await photos.upload({ body, size: SIZE })
    expect(result).toMatchObject({ outcome: 'failed', error: { code: 'ENOENT' } })
  })

  test('that yields nothing is closed when the upload is aborted', async () => {
    const body = new PassThrough()
    const controller = new AbortController()
    const result = photos.upload({ body, size: SIZE }, { signal: controller.signal })
    controller.abort()
    await expect(result).rejects.toMatchObject({ kind: 'aborted' })
    expect(body.destroyed).toBe(true)
  })
})

describe('an async iterable', () => {
  async function* pieces() {
    const { file } = await photoOnDisk()
    for await (const piece of createReadStream(file)) yield piece as Uint8Array<ArrayBuffer>
  }

  test('of bytes is not a list of files, because they may be pieces of one', async () => {
    const results = await photos.upload(pieces() as unknown as AsyncIterable<Blob>)
    expect(results.length).toBeGreaterThan(1)
    for (const result of results) {
      expect(result).toMatchObject({ outcome: 'failed', error: { message: /may be a piece of a file/ } })
    }
    expect(proxy.requests).toEqual([])
  })

  test('of bytes can be the body of one file', async () => {
    const result = await photos.upload({ body: pieces(), size: SIZE })
    expect(result).toMatchObject({ outcome: 'created' })
  })

  test('of files is a list', async () => {
    async function* files() {
      yield { body: await photograph(seed++) }
      yield new Blob([await photograph(seed++)])
    }
    const results = await photos.upload(files())
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'created'])
  })
})

test.each([
  ['concurrency', Number.NaN],
  ['chunkSize', Number.NaN],
  ['batchSize', Number.NaN],
  ['retries', Number.NaN],
  ['timeout', -1],
])('%s cannot be %d', (name, value) => {
  expect(() => photos.upload(new Blob(['x']), { [name]: value })).toThrow(
    `${name} must be 0 or more, not ${value}.`,
  )
})
