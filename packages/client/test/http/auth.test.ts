import { describe, expect, test } from 'vitest'
import { createPhotosClient, type PhotosClientOptions, PhotosError } from '../../src/index.ts'
import { type Answer, fakeClock, fakeFetch } from '../../src/testing/index.ts'

/** A service that knows which tokens are good. */
function client(auth: PhotosClientOptions['auth'], good: string[]) {
  const check: Answer = ({ headers }) =>
    good.includes(headers.authorization ?? '') ? { body: { albums: [] } } : { error: 'InvalidCredentials' }
  const fetch = fakeFetch(Array.from({ length: 20 }, () => check))
  const photos = createPhotosClient({ auth, fetch, clock: fakeClock() })
  return { photos, sent: () => fetch.requests.map(({ headers }) => headers.authorization) }
}

describe('a function is asked for a token', () => {
  test('before every request', async () => {
    const tokens = ['first', 'second']
    const { photos, sent } = client(async () => tokens.shift() ?? '', ['Bearer first', 'Bearer second'])
    await photos.albums.list()
    await photos.albums.list()
    expect(sent()).toEqual(['Bearer first', 'Bearer second'])
  })

  test('once more after a 401, and told which one was refused', async () => {
    const { photos, sent } = client(({ rejected }) => (rejected === 'old' ? 'new' : 'old'), ['Bearer new'])
    await expect(photos.albums.list()).resolves.toEqual({ albums: [] })
    expect(sent()).toEqual(['Bearer old', 'Bearer new'])
  })

  test('not a second time after a 401: then it fails, and says what to do', async () => {
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

  test('for a write too: a 401 comes before anything is done', async () => {
    const { photos, sent } = client(({ rejected }) => (rejected ? 'new' : 'old'), ['Bearer new'])
    await photos.albums.create({ body: { album: { title: 'Iceland' } } })
    expect(sent()).toEqual(['Bearer old', 'Bearer new'])
  })

  test('once for all requests that are refused at the same time', async () => {
    const asked: string[] = []
    const { photos, sent } = client(
      async ({ rejected }) => {
        if (rejected === undefined) return 'old'
        asked.push(rejected)
        return 'new'
      },
      ['Bearer new'],
    )
    await Promise.all(Array.from({ length: 5 }, () => photos.albums.list()))
    expect(asked).toEqual(['old'])
    expect(sent()).toHaveLength(10)
  })

  test('again at the next refusal, when it had no other token the last time', async () => {
    let asked = 0
    const { photos } = client(({ rejected }) => (rejected && ++asked > 1 ? 'new' : 'old'), ['Bearer new'])
    await expect(photos.albums.list()).rejects.toMatchObject({ code: 401 })
    await expect(photos.albums.list()).resolves.toEqual({ albums: [] })
  })
})

test('a string is sent as it is, and a 401 ends the call', async () => {
  const { photos, sent } = client('token', [])
  await expect(photos.albums.list()).rejects.toMatchObject({ code: 401, attempts: 1 })
  expect(sent()).toEqual(['Bearer token'])
})

describe('without a token', () => {
  const failing = (cause: unknown) =>
    client(() => Promise.reject(cause), [])
      .photos.albums.list()
      .catch((error: unknown) => error)

  test('nothing is sent, and the error has the cause', async () => {
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
      'in the answer',
      Object.assign(new Error('Request failed'), { response: { data: { error: 'invalid_grant' } } }),
    ],
  ])(
    'because the refresh token has expired, which OAuth tells %s: the hint says how long it lives',
    async (_place, cause) => {
      const error = await failing(cause)
      expect(error).toBeInstanceOf(PhotosError)
      expect(error).toMatchObject({
        hint: { name: 'refresh-token-expired', text: expect.stringContaining('a week') },
      })
    },
  )
})
