import { describe, expect, test } from 'vitest'
import { createPhotosClient, type PhotosClientOptions, type PhotosError } from '../../src/index.ts'
import { type FakeResponse, fakeClock, fakeFetch, fakeResponse } from '../../src/testing/index.ts'

const page = fakeResponse('albums.list', { albums: [{ id: 'iceland' }] })
const album = fakeResponse('albums.create', { id: 'iceland' })
const NEW_ALBUM = { body: { album: { title: 'Iceland' } } }
const status = (code: number, headers?: Record<string, string>): FakeResponse => ({
  status: code,
  ...(headers && { headers }),
})

function client(answers: FakeResponse[], options: Partial<PhotosClientOptions> = {}) {
  const clock = fakeClock(Date.parse('2025-06-01T12:00:00Z'))
  const fetch = fakeFetch(answers)
  const photos = createPhotosClient({ auth: 'token', fetch, clock, ...options })
  return { photos, clock, fetch }
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('it succeeded'),
    (error: PhotosError) => error,
  )

describe('the delay', () => {
  test.each([500, 502, 503, 504])('after a %i is a second, then doubles each time', async (code) => {
    const { photos, clock } = client([status(code), status(code), status(code), page])
    await expect(photos.albums.list()).resolves.toEqual({ albums: [{ id: 'iceland' }] })
    expect(clock.slept).toEqual([1000, 2000, 4000])
  })

  test('after a 429 is 30 seconds, then doubles', async () => {
    const { photos, clock } = client([
      { error: 'QuotaWritesPerMinute' },
      { error: 'QuotaWritesPerMinute' },
      page,
    ])
    await photos.albums.list()
    expect(clock.slept).toEqual([30_000, 60_000])
  })

  test('after a broken connection is the same as after a 503', async () => {
    const { photos, clock } = client([{ broken: true }, { broken: true }, page])
    await photos.albums.list()
    expect(clock.slept).toEqual([1000, 2000])
  })

  test('has jitter, which adds up to 100 %', async () => {
    const clock = { ...fakeClock(), random: () => 0.5 }
    const { photos } = client([status(503), { error: 'QuotaWritesPerMinute' }, page], { clock })
    await photos.albums.list()
    expect(clock.slept).toEqual([1500, 90_000])
  })

  test('is never longer than maxDelay', async () => {
    const { photos, clock } = client([status(503), status(503), status(503), page], { maxDelay: 1500 })
    await photos.albums.list()
    expect(clock.slept).toEqual([1000, 1500, 1500])
  })

  test.each([
    ['seconds', '7', 7000],
    ['a date', 'Sun, 01 Jun 2025 12:00:45 GMT', 45_000],
    ['a date that is past', 'Sun, 01 Jun 2025 11:00:00 GMT', 0],
    ['nonsense', 'soon', 30_000],
  ])('follows Retry-After if it is valid: %s', async (_form, value, delay) => {
    const { photos, clock } = client([
      { error: 'QuotaWritesPerMinute', headers: { 'retry-after': value } },
      page,
    ])
    await photos.albums.list()
    expect(clock.slept).toEqual([delay])
  })

  test('that Retry-After requests ends the call immediately if it exceeds maxDelay', async () => {
    const { photos, clock } = client([status(503, { 'retry-after': '3600' })])
    const error = await failureOf(photos.albums.list())
    expect(error).toMatchObject({ code: 503, attempts: 1, retryAfter: 3_600_000 })
    expect(clock.slept).toEqual([])
  })

  test('is not waited for if it would exceed the total timeout', async () => {
    const { photos, clock } = client([status(503), { error: 'QuotaWritesPerMinute' }])
    const error = await failureOf(photos.albums.list({}, { totalTimeout: 20_000 }))
    expect(error).toMatchObject({ code: 429, attempts: 2 })
    expect(clock.slept).toEqual([1000])
  })
})

describe('a request is sent', () => {
  test('four times by default, and the error has the number', async () => {
    const { photos, fetch } = client([status(503), status(503), status(503), status(503)])
    expect(await failureOf(photos.albums.list())).toMatchObject({ code: 503, attempts: 4 })
    expect(fetch.requests).toHaveLength(4)
  })

  test.each([
    ['the client', { retries: 1 }, {}],
    ['the call, over the client', { retries: 5 }, { retries: 1 }],
  ])('as often as %s sets', async (_who, clientOptions, callOptions) => {
    const { photos, fetch } = client([status(503), status(503)], clientOptions)
    await failureOf(photos.albums.list({}, callOptions))
    expect(fetch.requests).toHaveLength(2)
  })

  test('once, for the daily quota', async () => {
    const { photos, fetch, clock } = client([{ error: 'QuotaRequestsPerDay' }])
    const error = await failureOf(photos.albums.list())
    expect(error).toMatchObject({ code: 429, errorName: 'QuotaRequestsPerDay', attempts: 1 })
    expect([fetch.requests.length, clock.slept]).toEqual([1, []])
  })

  test.each([400, 403, 404, 409, 501])('once, for %i', async (code) => {
    const { photos, fetch } = client([status(code)])
    expect(await failureOf(photos.albums.list())).toMatchObject({ code, attempts: 1 })
    expect(fetch.requests).toHaveLength(1)
  })
})

describe('a write that is not idempotent', () => {
  test.each([
    ['a failing service', status(503)],
    ['a broken connection', { broken: true } as FakeResponse],
  ])('is not retried after %s', async (_what, failure) => {
    const { photos, fetch } = client([failure])
    expect(await failureOf(photos.albums.create(NEW_ALBUM))).toMatchObject({ attempts: 1 })
    expect(fetch.requests).toHaveLength(1)
  })

  test('is retried after a 429, because the server rejects it before it changes anything', async () => {
    const { photos, clock, fetch } = client([{ error: 'QuotaWritesPerMinute' }, album])
    await expect(photos.albums.create(NEW_ALBUM)).resolves.toEqual({ id: 'iceland' })
    expect(clock.slept).toEqual([30_000])
    // Both requests have the body.
    expect(fetch.requests.map(({ body }) => body)).toEqual([NEW_ALBUM.body, NEW_ALBUM.body])
  })

  test('a stream is sent once, even if it fails', async () => {
    const { photos, fetch } = client([{ error: 'UploadUnavailable' }])
    await failureOf(photos.uploads.create({ body: new Blob(['bytes']).stream() }))
    expect(fetch.requests).toHaveLength(1)
  })

  test('bytes are sent again unchanged', async () => {
    const { photos, fetch } = client([{ error: 'UploadUnavailable' }, { body: 'upload-token' }])
    await expect(photos.uploads.create({ body: new Uint8Array([1, 2, 3]) })).resolves.toBe('upload-token')
    expect(fetch.requests.map(({ body }) => body)).toEqual([
      new Uint8Array([1, 2, 3]),
      new Uint8Array([1, 2, 3]),
    ])
  })
})

describe('photos.raw', () => {
  test('retries too, and returns error responses', async () => {
    const { photos, clock, fetch } = client([status(503), page, { error: 'InvalidAlbumId' }])
    const { data } = await photos.raw.GET('/v1/albums', { params: { query: { pageSize: 50 } } })
    expect([data, clock.slept]).toEqual([{ albums: [{ id: 'iceland' }] }, [1000]])
    const { error } = await photos.raw.GET('/v1/albums/{albumId}', { params: { path: { albumId: 'x:y' } } })
    expect(error?.error?.message).toBe('Invalid album ID.')
    expect(fetch.requests.map(({ operation }) => operation)).toEqual([
      'albums.list',
      'albums.list',
      'albums.get',
    ])
  })

  test('does not retry writes that are not idempotent', async () => {
    const { photos, fetch } = client([status(503)])
    const { response } = await photos.raw.POST('/v1/albums', NEW_ALBUM)
    expect([response.status, fetch.requests.length]).toEqual([503, 1])
  })
})
