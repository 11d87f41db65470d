import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  createPhotosClient,
  type PhotosClient,
  type UploadFile,
  type UploadInput,
  type UploadResult,
} from '../../src/index.ts'
import { fakeClock } from '../../src/testing/index.ts'
import { type FaultyPath, faultyPathTo } from '../support/faultyPath.ts'
import { photograph } from '../support/photographs.ts'
import { type ServedLibrary, serveLibrary } from '../support/servedLibrary.ts'

let server: ServedLibrary
let path: FaultyPath
let token: string
let photos: PhotosClient
beforeAll(async () => {
  server = await serveLibrary()
  path = await faultyPathTo(server.url)
  token = server.token()
  photos = createPhotosClient({ auth: token, baseUrl: path.url, clock: fakeClock(Date.now()) })
})
afterEach(() => {
  path.passed.length = 0
  path.rule = () => undefined
})
afterAll(async () => {
  await path.stop()
  await server.stop()
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
const batches = () => path.passed.filter((each) => each.path === BATCH)
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

test('120 files become items in their order, in the fewest batches, one at a time', async () => {
  const inputs = await files(120)
  const albumId = await albumOf('A day at the coast')
  const expected = inputs.map(({ fileName }) => fileName)
  const results = await photos.upload(inputs, { albumId })
  expect(names(results)).toEqual(expected)
  expect(results.map(({ index, outcome }) => [index, outcome])).toEqual(
    expected.map((_, index) => [index, 'created']),
  )
  expect(await inAlbum(albumId)).toEqual(expected)
  expect(batches().map(({ sideBySide }) => sideBySide)).toEqual([1, 1, 1])
})

test('results come while files are still to be sent, whatever the files come from', async () => {
  const inputs = await files(9)
  let given = 0
  async function* source() {
    for (const input of inputs) {
      given++
      yield input
    }
  }
  const givenAtResult: number[] = []
  const results: UploadResult[] = []
  for await (const result of photos.upload(source(), { batchSize: 2, concurrency: 2 })) {
    results.push(result)
    givenAtResult.push(given)
  }
  expect(names(results)).toEqual(inputs.map(({ fileName }) => fileName))
  expect(givenAtResult[0]).toBeLessThan(9)
})

test('an input that is slow in coming keeps nobody waiting for what there is', async () => {
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
    // Only now: had the first waited for the second, this would never end.
    release()
  }
  expect(names(results)).toEqual(['0.jpg', '1.jpg'])
})

test('several uploads of one client never make items side by side', async () => {
  const inputs = await files(8)
  await Promise.all([
    photos.upload(inputs.slice(0, 4), { batchSize: 2 }),
    photos.upload(inputs.slice(4), { batchSize: 2 }),
  ])
  expect(batches().map(({ sideBySide }) => sideBySide)).toEqual([1, 1, 1, 1])
})

test('as many files are sent side by side as wanted', async () => {
  await photos.upload(await files(12), { concurrency: 3 })
  const most = Math.max(
    ...path.passed.filter((each) => each.path === '/v1/uploads').map((each) => each.sideBySide),
  )
  expect(most).toBe(3)
})

describe('a place in the album', () => {
  test('is that of all files together, whatever the number of batches', async () => {
    const albumId = await albumOf('Frames')
    await photos.upload(await files(2), { albumId })
    const inputs = (await files(5)).map((file, at) => ({ ...file, fileName: `first ${at}.jpg` }))
    await photos.upload(inputs, { albumId, albumPosition: { position: 'FIRST_IN_ALBUM' }, batchSize: 2 })
    expect(await inAlbum(albumId)).toEqual([...inputs.map(({ fileName }) => fileName), '0.jpg', '1.jpg'])
  })
})

describe('bytes that the library has', () => {
  test('under another name are known to be existing', async () => {
    const [file] = await files(1)
    const input = { ...file, fileName: 'first.jpg' } as UploadFile
    const created = await photos.upload(input)
    const again = await photos.upload({ ...input, fileName: 'second.jpg' })
    expect([created.outcome, again.outcome]).toEqual(['created', 'existing'])
    expect(again).toMatchObject({ mediaItem: { filename: 'first.jpg' } })
  })

  test('with another description are known, too', async () => {
    const [file] = await files(1)
    const input = { ...file, description: 'Low tide' } as UploadFile
    await photos.upload(input)
    const again = await photos.upload({ ...input, description: 'High tide' })
    expect(again).toMatchObject({ outcome: 'existing', mediaItem: { description: 'Low tide' } })
  })

  test('under the same name cannot be told from new ones', async () => {
    const [file] = await files(1)
    const input = file as UploadFile
    const created = await photos.upload(input)
    const again = await photos.upload(input)
    expect(again.outcome).toBe('created')
    expect('mediaItem' in again && again.mediaItem.id).toBe('mediaItem' in created && created.mediaItem.id)
  })

  test('twice in one batch are one item: the second is existing', async () => {
    const [one, other] = await files(2)
    const inputs = [one, other, one, one] as UploadFile[]
    const results = await photos.upload(inputs)
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'existing', 'existing'])
    const ids = results.map((result) => 'mediaItem' in result && result.mediaItem.id)
    expect(ids).toEqual([ids[0], ids[1], ids[0], ids[0]])
  })
})

describe('of files that fail', () => {
  test('others are not harmed, and the failure says what the API said', async () => {
    const [one, other] = await files(2)
    const results = await photos.upload([one, new Blob(['no photograph']), other] as UploadInput[])
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'failed', 'created'])
    expect(results[1]).toMatchObject({
      error: { kind: 'item', operation: 'mediaItems.batchCreate', status: 'INVALID_ARGUMENT' },
    })
  })

  test('what failed is tried again alone, without sending its bytes again', async () => {
    const inputs = await files(3)
    let refused = false
    path.rule = (each) => {
      if (each.path !== BATCH || refused) return undefined
      refused = true
      return { answer: { status: 400, body: '{"error":{"code":400,"message":"Invalid album ID."}}' } }
    }
    const results = await photos.upload(inputs)
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed'])
    path.passed.length = 0
    const again = await photos.upload(results.flatMap((result) => ('again' in result ? result.again : [])))
    expect(names(again)).toEqual(['0.jpg', '1.jpg', '2.jpg'])
    expect(path.passed.map((each) => each.path)).toEqual([BATCH])
  })

  test('one that the server failed with is sent again in a batch', async () => {
    const inputs = await files(2)
    const bodies: string[] = []
    const flaky = createPhotosClient({
      auth: token,
      baseUrl: path.url,
      clock: fakeClock(Date.now()),
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
    ['an album that is not there', { albumId: 'nonsense' }],
    ['an access token that is no good', { headers: { authorization: 'Bearer nonsense' } }],
  ])('%s ends the sending: what is left fails without a request', async (_what, options) => {
    const inputs = await files(12)
    const results = await photos.upload(inputs, { ...options, concurrency: 2, batchSize: 2 })
    expect(results.map(({ outcome }) => outcome)).toEqual(inputs.map(() => 'failed'))
    expect(new Set(results.map((result) => 'error' in result && result.error.message)).size).toBe(1)
    expect(path.passed.length).toBeLessThan(12)
  })
})

describe('an upload is aborted', () => {
  /** Aborts when the nth request comes that has this path or command, and lets nothing through from then on. */
  async function abortAt(what: string, at: number, options: { chunkSize?: number } = {}) {
    const controller = new AbortController()
    let seen = 0
    let afterwards = 0
    path.rule = (each) => {
      if (controller.signal.aborted) afterwards++
      const isIt = each.command === what || (each.command === undefined && each.path === what)
      if (isIt && seen++ === at) {
        controller.abort(new Error('no longer wanted'))
        return { hold: new Promise(() => {}) }
      }
      return undefined
    }
    const inputs = await Promise.all([
      photograph(seed++, { bytes: 600_000 }),
      photograph(seed++, { bytes: 600_000 }),
    ])
    const upload = photos.upload(inputs, {
      ...options,
      signal: controller.signal,
      batchSize: 1,
      concurrency: 1,
    })
    const error = await Promise.resolve(upload).catch((error: unknown) => error)
    expect(error).toMatchObject({ kind: 'aborted', cause: new Error('no longer wanted') })
    expect(afterwards).toBe(0)
  }

  test.each([
    ['/v1/uploads', 0],
    ['/v1/uploads', 1],
    [BATCH, 0],
    [BATCH, 1],
  ])('at request %s, number %d', (what, at) => abortAt(what, at))

  test.each([
    ['start', 0],
    ['upload', 0],
    ['upload', 1],
    ['upload, finalize', 0],
    ['upload, finalize', 1],
  ])('at command %s, number %d', (what, at) => abortAt(what, at, { chunkSize: 262_144 }))

  test('while it waits to send again', async () => {
    const controller = new AbortController()
    const waiting = createPhotosClient({
      auth: token,
      baseUrl: path.url,
      clock: {
        ...fakeClock(Date.now()),
        sleep: (_milliseconds, signal) =>
          new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => reject(signal.reason))
            controller.abort(new Error('no longer wanted'))
          }),
      },
    })
    path.rule = () => ({ answer: { status: 503 } })
    const upload = waiting.upload(await photograph(seed++), { signal: controller.signal })
    await expect(upload).rejects.toMatchObject({ kind: 'aborted' })
    expect(path.passed).toHaveLength(1)
  })

  test('while a source gives nothing, which is told that it is over', async () => {
    const controller = new AbortController()
    let cancelled = false
    const source = {
      pull: () => {
        controller.abort(new Error('no longer wanted'))
        return new Promise<void>(() => {})
      },
      cancel: () => {
        cancelled = true
      },
    }
    const body = new ReadableStream<Uint8Array>(source, { highWaterMark: 0 })
    const upload = photos.upload({ body, size: 10 }, { signal: controller.signal })
    await expect(upload).rejects.toMatchObject({ kind: 'aborted' })
    expect(cancelled).toBe(true)
  })

  test('before it has begun: then nothing is opened', async () => {
    const upload = photos.upload(
      {
        body: () => {
          throw new Error('opened')
        },
      },
      { signal: AbortSignal.abort(new Error('no longer wanted')) },
    )
    await expect(upload).rejects.toMatchObject({ kind: 'aborted' })
    expect(path.passed).toHaveLength(0)
  })

  test('by leaving the loop: what is under way stops, and nothing more begins', async () => {
    const inputs = await files(30)
    let opened = 0
    const counted = inputs.map(({ body }) => ({
      body: async () => {
        opened++
        const bytes = body as Uint8Array<ArrayBuffer>
        return {
          size: bytes.length,
          read: (start: number, length: number) => bytes.slice(start, start + length),
        }
      },
    }))
    for await (const result of photos.upload(counted, { batchSize: 1, concurrency: 1 })) {
      expect(result.outcome).toBe('created')
      break
    }
    const then = [opened, path.passed.length]
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect([opened, path.passed.length]).toEqual(then)
    expect(opened).toBeLessThanOrEqual(4)
  })
})

test('what the inputs throw is thrown', async () => {
  function* source() {
    yield new Blob(['x'])
    throw new Error('the card was pulled out')
  }
  await expect(photos.upload(source())).rejects.toThrow('the card was pulled out')
})
