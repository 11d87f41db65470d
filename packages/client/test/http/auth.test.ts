import { describe, expect, test } from 'vitest'
import { createPhotosClient, type PhotosClientOptions, PhotosError } from '../../src/index.ts'
import { type FakeResponse, fakeClock, fakeFetch } from '../../src/testing/index.ts'

/** A service that accepts some tokens. */
function client(auth: PhotosClientOptions['auth'], good: string[]) {
  const check: FakeResponse = ({ headers }) =>
    good.includes(headers.authorization ?? '') ? { body: { albums: [] } } : { error: 'InvalidCredentials' }
  const fetch = fakeFetch(Array.from({ length: 20 }, () => check))
  const photos = createPhotosClient({ auth, fetch, clock: fakeClock() })
  return { photos, sent: () => fetch.requests.map(({ headers }) => headers.authorization) }
}

describe('a function is called for a token', () => {
  test('before every request', async () => {
    const tokens = ['first', 'second']
    const { photos, sent } = client(async () => tokens.shift() ?? '', ['Bearer first', 'Bearer second'])
    await photos.albums.list()
    await photos.albums.list()
    expect(sent()).toEqual(['Bearer first', 'Bearer second'])
  })

  test('once more after a 401, with the rejected token', async () => {
    const { photos, sent } = client(({ rejected }) => (rejected === 'old' ? 'new' : 'old'), ['Bearer new'])
    await expect(photos.albums.list()).resolves.toEqual({ albums: [] })
    expect(sent()).toEqual(['Bearer old', 'Bearer new'])
  })

  test('not a second time after a 401: the call fails with a hint', async () => {
    const tokens = ['first', 'second', 'third']
    const { photos, sent } = client(() => tokens.shift() ?? '', [])
    await expect(photos.albums.list()).rejects.toMatchObject({
      code: 401,
      status: 'UNAUTHENTICATED',
      attempts: 2,
      hint: { name: 'token-rejected' },
    })
    expect(sent()).toEqual(['Bearer first', 'Bearer second'])
  })

  test('also for a write, because the server rejects it with 401 before it changes anything', async () => {
    const { photos, sent } = client(({ rejected }) => (rejected ? 'new' : 'old'), ['Bearer new'])
    await photos.albums.create({ body: { album: { title: 'Iceland' } } })
    expect(sent()).toEqual(['Bearer old', 'Bearer new'])
  })

  test('once for all requests that are rejected at the same time', async () => {
    const rejections: string[] = []
    const { photos, sent } = client(
      async ({ rejected }) => {
        if (rejected === undefined) return 'old'
        rejections.push(rejected)
        return 'new'
      },
      ['Bearer new'],
    )
    await Promise.all(Array.from({ length: 5 }, () => photos.albums.list()))
    expect(rejections).toEqual(['old'])
    expect(sent()).toHaveLength(10)
  })

  test('again after the next 401 if it returned no other token before', async () => {
    let calls = 0
    const { photos } = client(({ rejected }) => (rejected && ++calls > 1 ? 'new' : 'old'), ['Bearer new'])
    await expect(photos.albums.list()).rejects.toMatchObject({ code: 401 })
    await expect(photos.albums.list()).resolves.toEqual({ albums: [] })
  })
})

test('a string is sent unchanged, and a 401 ends the call', async () => {
  const { photos, sent } = client('token', [])
  await expect(photos.albums.list()).rejects.toMatchObject({ code: 401, attempts: 1 })
  expect(sent()).toEqual(['Bearer token'])
})

describe('without a token', () => {
  const failing = (cause: unknown) =>
    client(() => Promise.reject(cause), [])
      .photos.albums.list()
      .catch((error: unknown) => error)

  test('no request is sent, and the error has the cause', async () => {
    const cause = new Error('the keychain is locked')
    const { photos, sent } = client(() => Promise.reject(cause), [])
    await expect(photos.albums.list()).rejects.toMatchObject({
      kind: 'auth',
      operation: 'albums.list',
      cause,
    })
    expect(sent()).toEqual([])
  })

  test.each([
    ['in the message', new Error('invalid_grant')],
    ['as the code', Object.assign(new Error('Token request failed'), { code: 'invalid_grant' })],
    [
      'in the response',
      Object.assign(new Error('Request failed'), { response: { data: { error: 'invalid_grant' } } }),
    ],
  ])(
    'because the refresh token has expired (OAuth reports it %s), the hint states its lifetime',
    async (_place, cause) => {
      const error = await failing(cause)
      expect(error).toBeInstanceOf(PhotosError)
      expect(error).toMatchObject({
        hint: { name: 'refresh-token-expired', text: expect.stringContaining('a week') },
      })
    },
  )
})
