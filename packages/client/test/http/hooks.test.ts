import { describe, expect, test } from 'vitest'
import { createPhotosClient, logging, type PhotosClientOptions } from '../../src/index.ts'
import { type FakeResponse, fakeClock, fakeFetch } from '../../src/testing/index.ts'

function client(answers: FakeResponse[], options: Partial<PhotosClientOptions>) {
  const fetch = fakeFetch(answers)
  return createPhotosClient({ auth: 'ya29.secret', fetch, clock: fakeClock(), ...options })
}

test('hooks receive the same call id for every attempt, and the error has it too', async () => {
  const events: unknown[] = []
  const photos = client([{ status: 503 }, { error: 'InvalidMediaItemId' }], {
    onRequest: ({ id, ...event }) => events.push(['request', event]),
    onResponse: ({ operation, attempt, code }) => events.push(['response', { operation, attempt, code }]),
    onRetry: ({ id, ...event }) => events.push(['retry', event]),
  })
  const operation = 'mediaItems.get'
  const sent = { operation, method: 'GET', url: 'https://photoslibrary.googleapis.com/v1/mediaItems/x' }
  const error = await photos.mediaItems.get({ mediaItemId: 'x' }).catch((error: unknown) => error)
  expect(events).toEqual([
    ['request', { ...sent, attempt: 1 }],
    ['response', { operation, attempt: 1, code: 503 }],
    ['retry', { operation, attempt: 1, delay: 1000, code: 503 }],
    ['request', { ...sent, attempt: 2 }],
    ['response', { operation, attempt: 2, code: 400 }],
  ])
  expect(error).toMatchObject({ attempts: 2, requestId: expect.stringMatching(/./) })
})

test('each call has its own id', async () => {
  const ids: string[] = []
  const photos = client([{}, {}], { onRequest: ({ id }) => ids.push(id) })
  await Promise.all([photos.mediaItems.list(), photos.albums.list()])
  expect(new Set(ids).size).toBe(2)
})

test('an exception in a hook ends the call', async () => {
  const photos = client([{}], {
    onRequest: () => {
      throw new RangeError('the log is full')
    },
  })
  await expect(photos.albums.list()).rejects.toThrow(RangeError)
})

describe('a log', () => {
  async function logOf(
    use: (photos: ReturnType<typeof createPhotosClient>) => PromiseLike<unknown>,
    answers: FakeResponse[] = [{}],
  ) {
    const lines: string[] = []
    const photos = client(
      answers,
      logging((line) => lines.push(line)),
    )
    await use(photos)
    return lines.map((line) => line.replace(/^\S+ /, '')).join('\n')
  }

  test('has a line for each request, response and retry', async () => {
    expect(await logOf((photos) => photos.albums.list({ pageSize: 50 }), [{ status: 503 }, {}])).toBe(
      [
        'albums.list GET https://photoslibrary.googleapis.com/v1/albums?pageSize=50',
        'albums.list 503 in 0 ms',
        'albums.list 503, retrying in 1000 ms',
        'albums.list GET https://photoslibrary.googleapis.com/v1/albums?pageSize=50 (attempt 2)',
        'albums.list 200 in 0 ms',
      ].join('\n'),
    )
  })

  test.each([
    ['access tokens', (photos: ReturnType<typeof createPhotosClient>) => photos.albums.list()],
    [
      'page tokens',
      (photos: ReturnType<typeof createPhotosClient>) => photos.albums.list({ pageToken: 'secret' }),
    ],
    [
      'share tokens',
      (photos: ReturnType<typeof createPhotosClient>) => photos.sharedAlbums.get({ shareToken: 'secret' }),
    ],
    [
      'upload sessions',
      (photos: ReturnType<typeof createPhotosClient>) => photos.uploads.create({ upload_id: 'secret' }),
    ],
    [
      'tokens and keys in the query',
      (photos: ReturnType<typeof createPhotosClient>) =>
        photos.raw.GET('/v1/albums', {
          params: { query: { access_token: 'secret', oauth_token: 'secret', key: 'secret' } },
        }),
    ],
  ])('never shows %s', async (_what, use) => {
    const log = await logOf(use)
    expect(log).toMatch(/GET|POST/)
    expect(log).not.toContain('secret')
  })
})
