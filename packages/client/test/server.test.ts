import sharp from 'sharp'
import { type ServedLibrary, serveLibrary } from 'tintype-test-support/servedLibrary'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createPhotosClient,
  failedItems,
  type PhotosClient,
  type PhotosClientOptions,
  PhotosError,
} from '../src/index.ts'
import { fakeClock } from '../src/testing/index.ts'

let server: ServedLibrary
let photos: PhotosClient
let connect: (options: Partial<PhotosClientOptions>) => PhotosClient
beforeAll(async () => {
  server = await serveLibrary(import.meta.url, ['--faults'])
  const auth = await server.token({ client: 'frame' })
  connect = (options) => createPhotosClient({ auth, baseUrl: server.url, ...options })
  photos = connect({})
})
afterAll(() => server.stop())

const photograph = () =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: '#345' } })
    .withExif({
      IFD0: { Make: 'FUJIFILM', Model: 'X-T30' },
      IFD2: { DateTimeOriginal: '2024:08:17 10:30:00', OffsetTimeOriginal: '+00:00' },
    })
    .jpeg()
    .toBuffer()

test('a photograph is uploaded, put into an album, and found by listing and by album', async () => {
  const album = await photos.albums.create({ body: { album: { title: 'Iceland' } } })
  const uploadToken = await photos.uploadRaw(await photograph(), {
    fileName: 'Höfn.jpg',
    mimeType: 'image/jpeg',
  })
  const { newMediaItemResults = [] } = await photos.mediaItems.batchCreate({
    body: { albumId: album.id, newMediaItems: [{ simpleMediaItem: { uploadToken } }] },
  })
  const item = newMediaItemResults[0]?.mediaItem
  expect(item).toMatchObject({
    filename: 'Höfn.jpg',
    mediaMetadata: {
      creationTime: '2024-08-17T10:30:00Z',
      width: '400',
      height: '300',
      photo: { cameraMake: 'FUJIFILM', cameraModel: 'X-T30' },
    },
  })
  const listed = await photos.mediaItems.list({ pageSize: 10 })
  const found = await photos.mediaItems.search({ body: { albumId: album.id ?? '' } })
  const ids = [listed, found].map(({ mediaItems = [] }) => mediaItems.map(({ id }) => id))
  expect(ids).toEqual([[item?.id], [item?.id]])

  const thumbnail = await fetch(`${item?.baseUrl}=w200-h200`)
  const { width, height } = await sharp(await thumbnail.arrayBuffer()).metadata()
  expect([width, height]).toEqual([200, 150])
})

test.each([
  ['a Blob', async () => new Blob([new Uint8Array(await photograph())])],
  ['an ArrayBuffer', async () => new Uint8Array(await photograph()).buffer],
  ['a stream', async () => new Blob([new Uint8Array(await photograph())]).stream()],
])('the bytes of %s are uploaded', async (_name, bytes) => {
  const uploadToken = await photos.uploadRaw(await bytes())
  const { newMediaItemResults = [] } = await photos.mediaItems.batchCreate({
    body: { newMediaItems: [{ simpleMediaItem: { uploadToken } }] },
  })
  // The same bytes are the same item, so no byte was lost or added.
  expect(newMediaItemResults[0]?.mediaItem?.filename).toBe('Höfn.jpg')
})

test('an error of the API is thrown with its code, status and operation', async () => {
  const failure = await photos.albums.get({ albumId: 'nonsense' }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(PhotosError)
  expect(failure).toMatchObject({
    message: 'Invalid album ID.',
    code: 400,
    status: 'INVALID_ARGUMENT',
    operation: 'albums.get',
  })
})

test('an error of an upload is thrown like any other', async () => {
  await expect(photos.uploadRaw(new Uint8Array())).rejects.toMatchObject({
    code: 400,
    message: 'Payload must not be empty',
  })
})

test('a call can be aborted', async () => {
  const signal = AbortSignal.abort(new Error('no longer wanted'))
  await expect(photos.albums.list({}, { signal })).rejects.toThrow('no longer wanted')
})

test('a list is read over all its pages, including empty ones', async () => {
  for (const title of ['Faxi', 'Geysir', 'Skogafoss'])
    await photos.albums.create({ body: { album: { title } } })
  let requests = 0
  const everyOther = connect({
    fetch: (request) => {
      if (requests++ % 2 === 0) request.headers.set('X-Tintype-Fault', 'empty-page')
      return fetch(request)
    },
  })
  const titles: (string | undefined)[] = []
  for await (const { title } of everyOther.albums.list({ pageSize: 1 })) titles.push(title)
  expect(titles).toEqual(expect.arrayContaining(['Faxi', 'Geysir', 'Skogafoss']))
  expect(requests).toBeGreaterThanOrEqual(2 * titles.length)
})

test.each([
  ['status=503', [1000, 2000, 4000], { code: 503, status: 'UNAVAILABLE', errorName: 'Unavailable' }],
  ['status=500', [1000, 2000, 4000], { code: 500, status: 'INTERNAL', errorName: 'Internal' }],
  ['cut=5', [1000, 2000, 4000], { kind: 'network', code: 0 }],
  ['status=403', [], { code: 403, status: 'PERMISSION_DENIED' }],
])('a read that always fails with %s is retried by the rule for that error', async (fault, slept, error) => {
  const clock = fakeClock()
  const headers = { 'X-Tintype-Fault': fault }
  await expect(connect({ clock }).albums.list({}, { headers })).rejects.toMatchObject(error)
  expect(clock.slept).toEqual(slept)
})

test('an album whose response was lost is not created again', async () => {
  const clock = fakeClock()
  const headers = { 'X-Tintype-Fault': 'cut=5' }
  const album = { title: 'Lost and found' }
  await expect(connect({ clock }).albums.create({ body: { album } }, { headers })).rejects.toMatchObject({
    kind: 'network',
    attempts: 1,
  })
  const found = []
  for await (const { title } of photos.albums.list()) if (title === album.title) found.push(title)
  expect(found).toEqual([album.title])
})

test('a failed item is recognized in a batch with status 200', async () => {
  const uploadToken = await photos.uploadRaw(new TextEncoder().encode('no photograph'))
  const { newMediaItemResults } = await photos.mediaItems.batchCreate({
    body: { newMediaItems: [{ simpleMediaItem: { uploadToken } }] },
  })
  const [failed] = failedItems('mediaItems.batchCreate', newMediaItemResults)
  expect(failed).toMatchObject({ index: 0, error: { kind: 'item', hint: { name: 'item-failed' } } })
})
