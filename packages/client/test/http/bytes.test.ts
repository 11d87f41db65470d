import { Readable } from 'node:stream'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPhotosClient, type PhotosClient, type UploadBytes, type UploadInput } from '../../src/index.ts'
import { fakeFetch } from '../../src/testing/index.ts'
import { type RecordingServer, startRecordingServer } from '../support/recordingServer.ts'

// This server only records the bytes. Uploads of photos are tested with the real server.
let server: RecordingServer
let photos: PhotosClient
beforeAll(async () => {
  server = await startRecordingServer()
  photos = createPhotosClient({ auth: 'token', baseUrl: server.url })
})
beforeEach(() => {
  server.requests.length = 0
})
afterAll(() => server.close())

const JPEG = [255, 216, 255, 219, 0, 67]

function filled<Memory extends ArrayBufferLike>(buffer: Memory): Uint8Array<Memory> {
  const bytes = new Uint8Array(buffer)
  bytes.set(JPEG)
  return bytes
}

const shared = () => filled(new SharedArrayBuffer(JPEG.length))
const Growing = ArrayBuffer as new (length: number, options: { maxByteLength: number }) => ArrayBuffer
const resizable = () => filled(new Growing(JPEG.length, { maxByteLength: 100 }))
const foreign = (code: string) => runInNewContext(code, { JPEG })

/** A Blob of a polyfill: it has the properties of a Blob, but another class. */
function blobLike(bytes: Uint8Array<ArrayBuffer>): Blob {
  return {
    [Symbol.toStringTag]: 'Blob',
    size: bytes.length,
    type: 'image/jpeg',
    slice: (start: number, end: number) => blobLike(bytes.slice(start, end)),
    arrayBuffer: async () => bytes.slice().buffer,
    stream: () => new Blob([bytes]).stream(),
  } as unknown as Blob
}

const BYTES: [string, () => unknown][] = [
  ['an ArrayBuffer', () => filled(new ArrayBuffer(6)).buffer],
  ['a Buffer', () => Buffer.from(JPEG)],
  ['a DataView', () => new DataView(Uint8Array.from([1, ...JPEG, 2]).buffer, 1, 6)],
  ['a Uint16Array', () => new Uint16Array(filled(new ArrayBuffer(6)).buffer)],
  ['a view over shared memory', shared],
  ['a DataView over shared memory', () => new DataView(shared().buffer)],
  ['a SharedArrayBuffer', () => shared().buffer],
  ['a view over memory that can grow', resizable],
  ['memory that can grow', () => resizable().buffer],
  ['a typed array of another realm', () => foreign('Uint8Array.from(JPEG)')],
  ['an ArrayBuffer of another realm', () => foreign('Uint8Array.from(JPEG).buffer')],
  ['a Blob', () => new Blob([Uint8Array.from(JPEG)])],
  ['a Blob of another implementation', () => blobLike(Uint8Array.from(JPEG))],
]

const NO_BYTES: [string, () => unknown][] = [
  ['a text', () => 'photo.jpg'],
  ['an array of numbers', () => JPEG],
  ['an object', () => ({ data: JPEG })],
  ['a Promise of bytes', () => Promise.resolve(Uint8Array.from(JPEG))],
  ['a form', () => new FormData()],
  ['null', () => null],
]

/** All methods that send bytes. */
const WAYS: [string, (bytes: unknown) => PromiseLike<unknown>][] = [
  ['uploads.create', (body) => photos.uploads.create({ body: body as UploadBytes })],
  ['uploadRaw', (bytes) => photos.uploadRaw(bytes as UploadBytes)],
  ['raw', (body) => photos.raw.POST('/v1/uploads', { body: body as UploadBytes, parseAs: 'text' })],
  ['upload', (body) => photos.upload({ body } as UploadInput)],
  ['upload in chunks', (body) => photos.upload({ body } as UploadInput, { chunkSize: 4 })],
]

/** The bytes that the server received, chunks joined. */
const received = () =>
  server.requests.filter(({ path }) => path.startsWith('/v1/uploads')).flatMap(({ body }) => [...body])

describe.each(WAYS)('by %s', (_way, send) => {
  test.each(BYTES)('%s arrives byte for byte', async (_what, make) => {
    await send(make())
    expect(received()).toEqual(JPEG)
    expect(server.requests[0]?.headers['content-type'] ?? 'application/octet-stream').toBe(
      'application/octet-stream',
    )
  })

  test.each(NO_BYTES)('%s is rejected with a TypeError, and no request is sent', async (_what, make) => {
    const result = await Promise.resolve(send(make())).catch((error: unknown) => ({ error }))
    expect(result).toMatchObject({ error: expect.any(TypeError) })
    expect(server.requests).toEqual([])
  })
})

describe('a stream', () => {
  const streamOf = (...chunks: unknown[]) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk as Uint8Array)
        controller.close()
      },
    })
  const STREAM_WAYS: [string, (stream: ReadableStream<Uint8Array>) => PromiseLike<unknown>][] = [
    ['uploads.create', (body) => photos.uploads.create({ body })],
    ['uploadRaw', (body) => photos.uploadRaw(body)],
    ['raw', (body) => photos.raw.POST('/v1/uploads', { body, parseAs: 'text' })],
    ['upload', (body) => photos.upload({ body, size: JPEG.length })],
    ['upload in chunks', (body) => photos.upload({ body, size: JPEG.length }, { chunkSize: 4 })],
  ]

  describe.each(STREAM_WAYS)('by %s', (_way, send) => {
    test.each(BYTES.filter(([, make]) => !('slice' in Object(make()) && 'type' in Object(make()))))(
      'may have %s as a chunk',
      async (_what, make) => {
        await send(streamOf(make()))
        expect(received()).toEqual(JPEG)
      },
    )

    test('of text fails with a TypeError, and none of its bytes are sent', async () => {
      const result = await Promise.resolve(send(streamOf('photo', 'o'))).catch((error: unknown) => ({
        error,
      }))
      const error = (result as { error: Error }).error
      // raw returns the error of fetch.
      const found = [error, error.cause, (error.cause as Error | undefined)?.cause]
      expect(found).toContainEqual(new TypeError('A stream to upload must contain bytes, not String.'))
      expect(received()).toEqual([])
    })
  })

  test('that fails is not a network failure', async () => {
    const failing = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new RangeError('the card was pulled out')),
    })
    await expect(photos.uploads.create({ body: failing })).rejects.toThrow(RangeError)
    expect(server.requests).toEqual([])
  })

  test('that is locked fails with a TypeError', async () => {
    const body = streamOf(Uint8Array.from(JPEG))
    body.getReader()
    await expect(photos.uploads.create({ body })).rejects.toThrow(TypeError)
    expect(server.requests).toEqual([])
  })

  test('of Node is uploaded as one file', async () => {
    const body = Readable.from([Buffer.from(JPEG.slice(0, 2)), Buffer.from(JPEG.slice(2))])
    await photos.upload({ body, size: JPEG.length }, { chunkSize: 4 })
    expect(received()).toEqual(JPEG)
  })

  test('of Node with text fails, and no request is sent', async () => {
    const body = Readable.from(['photo'])
    const result = await photos.upload({ body, size: 5 })
    expect(result).toMatchObject({ outcome: 'failed', error: expect.any(TypeError) })
    expect(server.requests).toEqual([])
  })

  test.each([undefined, -1, 1.5, Number.NaN, '6'])('needs a valid size, not %s', async (size) => {
    const result = await photos.upload({ body: streamOf(Uint8Array.from(JPEG)), size: size as number })
    expect(result).toMatchObject({ outcome: 'failed', error: { message: /`size`, in bytes, is required/ } })
    expect(server.requests).toEqual([])
  })
})

describe('a body function', () => {
  const source = (read: () => unknown, size: unknown = JPEG.length) =>
    ({ body: async () => ({ size, read }) }) as unknown as UploadInput

  test.each(BYTES.filter(([what]) => !what.includes('implementation')))(
    'may read %s',
    async (_what, make) => {
      await photos.upload(source(make))
      expect(received()).toEqual(JPEG)
    },
  )

  test.each([
    ['fewer bytes than requested', () => Uint8Array.from([255, 216])],
    ['more bytes than requested', () => new Uint8Array(7)],
    ['a Blob that is shorter', () => new Blob(['ab'])],
    ['text', () => 'photos'],
    ['nothing', () => undefined],
  ])(
    'that reads %s fails before a request is sent, because the photo would be truncated',
    async (_what, read) => {
      const result = await photos.upload(source(read))
      expect(result).toMatchObject({ outcome: 'failed', error: { message: /must return 6 bytes, not/ } })
      expect(server.requests).toEqual([])
    },
  )

  test.each([
    ['no source', async () => undefined],
    ['a Blob', async () => new Blob(['photo'])],
    ['a source without a size', async () => ({ read: () => new Uint8Array(6) })],
  ])('that returns %s fails with an error that names the required type', async (_what, body) => {
    const result = await photos.upload({ body } as unknown as UploadInput)
    expect(result).toMatchObject({ outcome: 'failed', error: { message: /must return \{ size, read \}/ } })
  })
})

test('bytes are sent as they were at the time of the call', async () => {
  const bytes = shared()
  const sent = photos.uploadRaw(bytes)
  bytes.fill(0)
  await sent
  expect(received()).toEqual(JPEG)
})

test.each([
  ['an ArrayBuffer', () => Uint8Array.from(JPEG).buffer],
  ['a Blob', () => new Blob([Uint8Array.from(JPEG)])],
  ['a DataView', () => new DataView(Uint8Array.from(JPEG).buffer)],
])('fakeFetch responds with the bytes of %s', async (_what, body) => {
  const answer = await fakeFetch([{ body: body() }])(new Request('http://library/v1/albums'))
  expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual(JPEG)
})
