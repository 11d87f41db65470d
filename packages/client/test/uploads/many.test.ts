import { describe, expect, test } from 'vitest'
import type { PhotosClient, UploadFile, UploadInput, UploadResult } from '../../src/index.ts'
import { type FaultyLibrary, withFaultyLibrary } from '../support/faultyLibrary.ts'
import type { FaultyProxy } from '../support/faultyProxy.ts'
import { photograph } from '../support/photographs.ts'

let proxy: FaultyProxy
let client: FaultyLibrary['client']
let photos: PhotosClient
withFaultyLibrary((library) => {
  ;({ proxy, client } = library)
  photos = client()
})

let seed = 5000
const files = (count: number): Promise<UploadFile[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, at) => ({
      body: await photograph(seed++),
      fileName: `${at}.jpg`,
    })),
  )

const BATCH = '/v1/mediaItems:batchCreate'
const batches = () => proxy.requests.filter((each) => each.path === BATCH)
const names = (results: UploadResult[]) =>
  results.map((result) => ('mediaItem' in result ? result.mediaItem.filename : result.error.message))

async function albumOf(title: string): Promise<string> {
  const { id = '' } = await photos.albums.create({ body: { album: { title } } })
  return id
}

async function inAlbum(albumId: string): Promise<(string | undefined)[]> {
  const filenames: (string | undefined)[] = []
  for await (const { filename } of photos.mediaItems.search({ body: { albumId } })) filenames.push(filename)
  return filenames
}

test('120 files become items in their order, in as few batches as possible, one at a time', async () => {
  const inputs = await files(120)
  const albumId = await albumOf('A day at the coast')
  const expected = inputs.map(({ fileName }) => fileName)
  const results = await photos.upload(inputs, { albumId })
  expect(names(results)).toEqual(expected)
  expect(results.map(({ index, outcome }) => [index, outcome])).toEqual(
    expected.map((_, index) => [index, 'created']),
  )
  expect(await inAlbum(albumId)).toEqual(expected)
  expect(batches().map(({ concurrent }) => concurrent)).toEqual([1, 1, 1])
})

test('results are available before all files are sent, for any input', async () => {
  const inputs = await files(9)
  let read = 0
  async function* source() {
    for (const input of inputs) {
      read++
      yield input
    }
  }
  const readAtResult: number[] = []
  const results: UploadResult[] = []
  for await (const result of photos.upload(source(), { batchSize: 2, concurrency: 2 })) {
    results.push(result)
    readAtResult.push(read)
  }
  expect(names(results)).toEqual(inputs.map(({ fileName }) => fileName))
  expect(readAtResult[0]).toBeLessThan(9)
})

test('a slow input does not delay the results of earlier files', async () => {
  const [first, second] = await files(2)
  let release = () => {}
  const later = new Promise<void>((resolve) => {
    release = resolve
  })
  async function* source() {
    if (first) yield first
    await later
    if (second) yield second
  }
  const results: UploadResult[] = []
  for await (const result of photos.upload(source())) {
    results.push(result)
    // If the first result waited for the second file, this would never end.
    release()
  }
  expect(names(results)).toEqual(['0.jpg', '1.jpg'])
})

test('several uploads of one client never create items at the same time', async () => {
  const inputs = await files(8)
  await Promise.all([
    photos.upload(inputs.slice(0, 4), { batchSize: 2 }),
    photos.upload(inputs.slice(4), { batchSize: 2 }),
  ])
  expect(batches().map(({ concurrent }) => concurrent)).toEqual([1, 1, 1, 1])
})

test('concurrency is the number of files that are sent at the same time', async () => {
  await photos.upload(await files(12), { concurrency: 3 })
  const most = Math.max(
    ...proxy.requests.filter((each) => each.path === '/v1/uploads').map((each) => each.concurrent),
  )
  expect(most).toBe(3)
})

describe('a position in the album', () => {
  test('applies to all files as a group, for any number of batches', async () => {
    const albumId = await albumOf('Frames')
    await photos.upload(await files(2), { albumId })
    const inputs = (await files(5)).map((file, at) => ({ ...file, fileName: `first ${at}.jpg` }))
    await photos.upload(inputs, { albumId, albumPosition: { position: 'FIRST_IN_ALBUM' }, batchSize: 2 })
    expect(await inAlbum(albumId)).toEqual([...inputs.map(({ fileName }) => fileName), '0.jpg', '1.jpg'])
  })
})

describe('bytes that exist in the library', () => {
  test('are reported as existing despite another name', async () => {
    const [file] = await files(1)
    const input = { ...file, fileName: 'first.jpg' } as UploadFile
    const created = await photos.upload(input)
    const again = await photos.upload({ ...input, fileName: 'second.jpg' })
    expect([created.outcome, again.outcome]).toEqual(['created', 'existing'])
    expect(again).toMatchObject({ mediaItem: { filename: 'first.jpg' } })
  })

  test('are reported as existing despite another description', async () => {
    const [file] = await files(1)
    const input = { ...file, description: 'Low tide' } as UploadFile
    await photos.upload(input)
    const again = await photos.upload({ ...input, description: 'High tide' })
    expect(again).toMatchObject({ outcome: 'existing', mediaItem: { description: 'Low tide' } })
  })

  test('cannot be distinguished from new ones with the same name', async () => {
    const [file] = await files(1)
    const input = file as UploadFile
    const created = await photos.upload(input)
    const again = await photos.upload(input)
    expect(again.outcome).toBe('created')
    expect('mediaItem' in again && again.mediaItem.id).toBe('mediaItem' in created && created.mediaItem.id)
  })

  test('become one item if they are in a batch twice, and the second is reported as existing', async () => {
    const [one, other] = await files(2)
    const inputs = [one, other, one, one] as UploadFile[]
    const results = await photos.upload(inputs)
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'existing', 'existing'])
    const ids = results.map((result) => 'mediaItem' in result && result.mediaItem.id)
    expect(ids).toEqual([ids[0], ids[1], ids[0], ids[0]])
  })
})

describe('a file that fails', () => {
  test('has the error of the API, and does not affect others', async () => {
    const [one, other] = await files(2)
    const results = await photos.upload([one, new Blob(['no photograph']), other] as UploadInput[])
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'failed', 'created'])
    expect(results[1]).toMatchObject({
      error: { kind: 'item', operation: 'mediaItems.batchCreate', status: 'INVALID_ARGUMENT' },
    })
  })

  test('is retried alone, without sending its bytes again', async () => {
    const inputs = await files(3)
    let refused = false
    proxy.rule = (each) => {
      if (each.path !== BATCH || refused) return undefined
      refused = true
      return { response: { status: 400, body: '{"error":{"code":400,"message":"Invalid album ID."}}' } }
    }
    const results = await photos.upload(inputs)
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed'])
    proxy.requests.length = 0
    const again = await photos.upload(results.flatMap((result) => ('again' in result ? result.again : [])))
    expect(names(again)).toEqual(['0.jpg', '1.jpg', '2.jpg'])
    expect(proxy.requests.map((each) => each.path)).toEqual([BATCH])
  })

  test('with an internal error is sent again in a batch', async () => {
    const inputs = await files(2)
    const bodies: string[] = []
    const flaky = client({
      async fetch(request) {
        if (!request.url.endsWith(BATCH)) return fetch(request)
        bodies.push(await request.clone().text())
        const answer = (await (await fetch(request)).json()) as { newMediaItemResults: unknown[] }
        if (bodies.length === 1) {
          answer.newMediaItemResults[0] = { status: { code: 13, message: 'Internal error' } }
        }
        return Response.json(answer)
      },
    })
    const results = await flaky.upload(inputs)
    expect(names(results)).toEqual(['0.jpg', '1.jpg'])
    expect(bodies.map((body) => JSON.parse(body).newMediaItems.length)).toEqual([2, 1])
  })

  test.each([
    ['a missing album', { albumId: 'nonsense' }],
    ['an invalid access token', { headers: { authorization: 'Bearer nonsense' } }],
  ])(
    'because of %s ends the upload, and the remaining files fail without a request',
    async (_what, options) => {
      const inputs = await files(12)
      const results = await photos.upload(inputs, { ...options, concurrency: 2, batchSize: 2 })
      expect(results.map(({ outcome }) => outcome)).toEqual(inputs.map(() => 'failed'))
      expect(new Set(results.map((result) => 'error' in result && result.error.message)).size).toBe(1)
      expect(proxy.requests.length).toBeLessThan(12)
    },
  )
})

test('an exception of the inputs is thrown', async () => {
  function* source() {
    yield new Blob(['x'])
    throw new Error('the card was pulled out')
  }
  await expect(photos.upload(source())).rejects.toThrow('the card was pulled out')
})
