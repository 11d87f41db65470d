import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createPhotosClient, type PhotosClientOptions } from '../../src/index.ts'
import { fakeClock } from '../../src/testing/index.ts'
import {
  cut,
  type FaultServer,
  json,
  reset,
  type Step,
  stall,
  startFaultServer,
} from '../support/faultServer.ts'

let server: FaultServer
afterEach(() => server.close())

// Timeouts use fake timers, which the tests advance.
beforeAll(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterAll(() => void vi.useRealTimers())

const TIMEOUT = 60_000
const later = () => vi.advanceTimersByTime(TIMEOUT)

/** Never responds. */
const silence: Step = later

async function against(steps: Step[], options: Partial<PhotosClientOptions> = {}) {
  server = await startFaultServer(...steps)
  const clock = fakeClock()
  return { clock, photos: createPhotosClient({ auth: 'token', baseUrl: server.url, clock, ...options }) }
}

const ALBUMS = { albums: [{ id: 'iceland' }] }
const NEW_ALBUM = { body: { album: { title: 'Iceland' } } }
const UNAVAILABLE = {
  error: { code: 503, status: 'UNAVAILABLE', message: 'The service is currently unavailable.' },
}

describe('a read survives', () => {
  test.each([
    ['a connection that breaks before the response', reset],
    ['a connection that breaks within the response', cut],
    ['a service that is unavailable', json(UNAVAILABLE, 503)],
  ])('%s', async (_what, step) => {
    const { photos } = await against([step, json(ALBUMS)])
    await expect(photos.albums.list()).resolves.toEqual(ALBUMS)
    expect(server.requests).toEqual(['GET /v1/albums', 'GET /v1/albums'])
  })

  test('no response within the timeout of an attempt', async () => {
    const { photos } = await against([silence, json(ALBUMS)], { timeout: TIMEOUT })
    await expect(photos.albums.list()).resolves.toEqual(ALBUMS)
    expect(server.requests).toHaveLength(2)
  })

  test('a response that does not end within the timeout', async () => {
    let answers = 0
    const { photos } = await against([stall, json(ALBUMS)], {
      timeout: TIMEOUT,
      onResponse: () => answers++ === 0 && setImmediate(later),
    })
    await expect(photos.albums.list()).resolves.toEqual(ALBUMS)
    expect(server.requests).toHaveLength(2)
  })
})

describe('a write that is not idempotent', () => {
  test.each([
    ['a connection that breaks before the response', reset, 'network'],
    ['a connection that breaks within the response', cut, 'network'],
    ['no response in time', silence, 'timeout'],
  ])('fails after %s, because it may have arrived', async (_what, step, kind) => {
    const { photos } = await against([step], { timeout: TIMEOUT })
    await expect(photos.albums.create(NEW_ALBUM)).rejects.toMatchObject({
      kind,
      code: 0,
      attempts: 1,
      operation: 'albums.create',
      hint: { name: 'no-answer' },
    })
    expect(server.requests).toEqual(['POST /v1/albums {"album":{"title":"Iceland"}}'])
  })

  test('is retried after a refused connection, because it did not arrive', async () => {
    const { photos, clock } = await against([])
    const { url } = server
    await server.close()
    const elsewhere = createPhotosClient({ auth: 'token', baseUrl: url, clock, retries: 2 })
    await expect(elsewhere.albums.create(NEW_ALBUM)).rejects.toMatchObject({ kind: 'network', attempts: 3 })
    expect(clock.slept).toEqual([1000, 2000])
    await expect(photos.albums.create(NEW_ALBUM)).rejects.toMatchObject({ attempts: 4 })
    server = await startFaultServer()
  })
})

describe('the total timeout', () => {
  test('ends an attempt before its own timeout', async () => {
    const { photos } = await against([silence], { timeout: 2 * TIMEOUT, totalTimeout: 300 })
    await expect(photos.albums.list()).rejects.toMatchObject({ kind: 'timeout', attempts: 1 })
    expect(server.requests).toHaveLength(1)
  })
})

describe('a call can be aborted', () => {
  const aborted = { kind: 'aborted', code: 0, cause: 'no longer wanted' }

  test('before it is sent', async () => {
    const { photos } = await against([])
    const signal = AbortSignal.abort('no longer wanted')
    await expect(photos.albums.list({}, { signal })).rejects.toMatchObject({ ...aborted, attempts: 0 })
    expect(server.requests).toEqual([])
  })

  test('while it waits for a token', async () => {
    const controller = new AbortController()
    const { photos } = await against([], {
      auth: () => {
        controller.abort('no longer wanted')
        return new Promise(() => {})
      },
    })
    await expect(photos.albums.list({}, { signal: controller.signal })).rejects.toMatchObject(aborted)
    expect(server.requests).toEqual([])
  })

  test('while it waits for the response', async () => {
    const controller = new AbortController()
    const { photos } = await against([() => controller.abort('no longer wanted')])
    await expect(photos.albums.list({}, { signal: controller.signal })).rejects.toMatchObject(aborted)
  })

  test('while the response is read', async () => {
    const controller = new AbortController()
    const { photos } = await against([stall], { onResponse: () => controller.abort('no longer wanted') })
    await expect(photos.albums.list({}, { signal: controller.signal })).rejects.toMatchObject(aborted)
  })

  test('while it waits for a retry', async () => {
    const controller = new AbortController()
    server = await startFaultServer(json(UNAVAILABLE, 503))
    // The system clock: a delay of at least a second, which ends immediately.
    const photos = createPhotosClient({
      auth: 'token',
      baseUrl: server.url,
      onRetry: () => queueMicrotask(() => controller.abort('no longer wanted')),
    })
    await expect(photos.albums.list({}, { signal: controller.signal })).rejects.toMatchObject(aborted)
    expect(server.requests).toHaveLength(1)
  })

  test('between two pages', async () => {
    const controller = new AbortController()
    const { photos } = await against([json({ ...ALBUMS, nextPageToken: 'second' })])
    const read = async () => {
      for await (const _album of photos.albums.list({}, { signal: controller.signal }))
        controller.abort('no longer wanted')
    }
    await expect(read()).rejects.toMatchObject(aborted)
    expect(server.requests).toHaveLength(1)
  })

  test('through photos.raw', async () => {
    const controller = new AbortController()
    const { photos } = await against([() => controller.abort('no longer wanted')])
    await expect(photos.raw.GET('/v1/albums', { signal: controller.signal })).rejects.toMatchObject(aborted)
  })
})

test('a response in another format fails with an error that says so', async () => {
  const { photos } = await against([
    (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>'),
  ])
  await expect(photos.albums.list()).rejects.toMatchObject({
    kind: 'unreadable',
    code: 200,
    hint: { name: 'not-this-api' },
  })
})
