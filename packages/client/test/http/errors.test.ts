import { type ErrorName, errors, errorTexts, hints } from '@tintype/types/errors'
import { type OperationId, operations } from '@tintype/types/operations'
import { describe, expect, test } from 'vitest'
import {
  createPhotosClient,
  createPhotosCore,
  explain,
  failedItems,
  isPhotosError,
  PhotosError,
} from '../../src/index.ts'
import { type FakeResponse, fakeClock, fakeFetch } from '../../src/testing/index.ts'

const EXAMPLES: Partial<Record<OperationId, (photos: ReturnType<typeof client>) => PromiseLike<unknown>>> = {
  'albums.list': (photos) => photos.albums.list(),
  'albums.share': (photos) => photos.albums.share({ albumId: 'iceland', body: {} }),
  'mediaItems.get': (photos) => photos.mediaItems.get({ mediaItemId: 'geysir' }),
  'sharedAlbums.list': (photos) => photos.sharedAlbums.list(),
  'uploads.create': (photos) => photos.uploads.create({ body: new Uint8Array([1]) }),
}

function client(answer: FakeResponse) {
  return createPhotosClient({ auth: 'token', fetch: fakeFetch([answer]), clock: fakeClock(), retries: 0 })
}

async function failureOf(
  answer: FakeResponse,
  operation: keyof typeof EXAMPLES = 'mediaItems.get',
): Promise<PhotosError> {
  try {
    await EXAMPLES[operation]?.(client(answer))
  } catch (error) {
    if (error instanceof PhotosError) return error
    throw error
  }
  return expect.fail('it succeeded')
}

const errorResponse = (code: number, message: string, details?: object[]): FakeResponse => ({
  status: code,
  body: { error: { code, message, ...(details && { details }) } },
})

describe('an error of the document', () => {
  test.each(Object.keys(errors) as ErrorName[])('%s has its name', async (name) => {
    const { message, httpStatus } = errors[name]
    const operation = 'flat' in errorTexts[name] ? 'uploads.create' : 'mediaItems.get'
    const error = await failureOf({ error: name }, operation)
    expect(error).toMatchObject({ kind: 'answer', code: httpStatus, message, operation, errorName: name })
    expect(error.status).toBe(errors[name].status ?? '')
    expect(isPhotosError(error, name)).toBe(true)
    expect(isPhotosError(error, name === 'TooManyItems' ? 'DuplicatedIds' : 'TooManyItems')).toBe(false)
  })

  test.each(
    Object.entries(hints).flatMap(([hint, facts]) =>
      ('errors' in facts ? facts.errors : []).map((name) => [name, hint] as [ErrorName, string]),
    ),
  )('%s has the hint %s', async (name, hint) => {
    const operation = 'flat' in errorTexts[name] ? 'uploads.create' : 'mediaItems.get'
    expect((await failureOf({ error: name }, operation)).hint?.name).toBe(hint)
  })
})

test('no hint of any operation has an unfilled placeholder', async () => {
  for (const operation of Object.keys(operations) as OperationId[]) {
    for (const code of [400, 401, 403, 404, 429, 500]) {
      const message = code === 400 ? errors.InvalidArgument.message : 'no'
      const { hint } = explain({ kind: 'answer', operation, code, message })
      expect([operation, code, hint?.text ?? '']).toEqual([
        operation,
        code,
        expect.not.stringMatching(/[{}]/),
      ])
    }
  }
})

describe('the hint', () => {
  test('of a missing scope names the scopes to use now', async () => {
    const { hint } = await failureOf({ error: 'InsufficientScopes' })
    expect(hint?.text).toMatch(
      /needs one of photoslibrary\.readonly\.appcreateddata, .*2025-03-31.*Picker API/s,
    )
  })

  test('of a 401 names the scopes of the called operation only, and only if they can be the reason', async () => {
    const list = await failureOf({ error: 'InvalidCredentials' }, 'albums.list')
    expect(list.hint).toMatchObject({
      name: 'token-rejected',
      text: expect.not.stringContaining('photoslibrary'),
    })
    const upload = await failureOf({ error: 'UploadUnauthenticated' }, 'uploads.create')
    expect(upload.hint?.text).toMatch(/if the token lacks photoslibrary\.appendonly\./)
  })

  test.each(['albums.list', 'albums.create', 'mediaItems.list', 'mediaItems.batchGet'] as const)(
    'of a 404 of %s, which the document does not describe, asks to check baseUrl',
    async (operation) => {
      const { code, message } = { code: 404, message: errors.EntityNotFound.message }
      expect(explain({ kind: 'answer', operation, code, message }).hint).toEqual({
        name: 'wrong-address',
        text: expect.stringMatching(/`baseUrl` is the URL before the `\/v1`/),
      })
    },
  )

  test.each([
    ['mediaItems.get', 'EntityNotFound', /The id is wrong .*`baseUrl` is wrong/],
    ['uploads.create', 'UploadSessionNotFound', /If there was no session before, `baseUrl` is wrong/],
  ] as const)('of a 404 of %s names the other possible reason', async (operation, error, text) => {
    expect((await failureOf({ error }, operation)).hint?.text).toMatch(text)
  })

  test.each([
    ['albums.create', /does not say which\. `album\.title` has at most 500 characters\.$/],
    ['mediaItems.patch', /which\. `description` has at most 999 characters\.$/],
    [
      'mediaItems.search',
      /`albumId` and `filters` exclude each other\. `filters\.dateFilter\.dates` has at most 5 items/,
    ],
    ['albums.list', /The service does not say which\.$/],
  ] as const)('of a 400 of %s that names no field lists the limits of the document', (operation, text) => {
    const { message } = errors.InvalidArgument
    const { hint } = explain({ kind: 'answer', operation, code: 400, message })
    expect(hint).toMatchObject({ name: 'argument-invalid', text: expect.stringMatching(text) })
  })

  test('of a 400 that names fields names them', async () => {
    const fieldViolations = [
      { field: 'album.title', description: 'At most 500 characters.' },
      { field: 'album.id', description: 'Output only.' },
    ]
    const { hint } = await failureOf(
      errorResponse(400, errors.InvalidArgument.message, [{ reason: 'x' }, { fieldViolations }]),
    )
    expect(hint?.text).toBe(
      'The request has a value that is not allowed. `album.title`: At most 500 characters. `album.id`: Output only.',
    )
  })

  test('of a removed method says when it was removed, and the fix', async () => {
    const { hint } = await failureOf({ error: 'PermissionDenied' }, 'sharedAlbums.list')
    expect(hint).toMatchObject({
      name: 'method-removed',
      text: expect.stringMatching(/2025-03-31.*Picker API/s),
    })
  })

  test('distinguishes the daily quota (stop) from the other quotas (wait)', async () => {
    const perDay = await failureOf(
      errorResponse(429, 'Quota exceeded.', [{ metadata: { quota_limit: 'ApiCallsPerProjectPerDay' } }]),
    )
    expect(perDay.hint).toMatchObject({ name: 'quota-per-day', text: expect.stringMatching(/^Stop/) })
    const older = "Quota exceeded for quota metric 'photoslibrary.googleapis.com/write_requests'."
    expect((await failureOf(errorResponse(429, older))).hint?.name).toBe('quota-per-minute')
  })

  test.each([
    ['ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'scope-missing'],
    ['SERVICE_DISABLED', 'service-disabled'],
  ])('depends on the reason %s even if the text has changed', async (reason, name) => {
    expect((await failureOf(errorResponse(403, 'No.', [{ reason }]))).hint?.name).toBe(name)
  })

  test.each([
    [{ status: 404, body: '<h1>Not found</h1>' }, 'not-this-api'],
    [{ status: 502, body: '<h1>Bad gateway</h1>' }, 'server-failed'],
    [{ broken: true } as const, 'no-answer'],
  ])('of a response that is not from this API', async (response, name) => {
    expect((await failureOf(response)).hint?.name).toBe(name)
  })
})

describe('createPhotosCore', () => {
  test('throws errors without hints, and explain() finds the hint', async () => {
    const fetch = fakeFetch([{ error: 'InvalidMediaItemId' }])
    const photos = createPhotosCore({ auth: 'token', fetch })
    const error = await photos.mediaItems.get({ mediaItemId: 'x' }).catch((error: PhotosError) => error)
    if (!isPhotosError(error, 'InvalidMediaItemId')) return expect.fail('it is not that error')
    expect(error.hint).toBeUndefined()
    expect(explain(error)).toMatchObject({ errorName: 'InvalidMediaItemId', hint: { name: 'no-such-thing' } })
  })
})

test('isPhotosError recognizes errors of another copy of the package, and no other values', () => {
  expect(isPhotosError(Object.assign(new Error('x'), { name: 'PhotosError' }))).toBe(true)
  expect([new Error('x'), undefined, null, 'x', {}].some((other) => isPhotosError(other))).toBe(false)
})

describe('the items of a batch', () => {
  test('that failed are returned, although the status is 200', () => {
    const results = [
      { uploadToken: 'a', status: { message: 'Success' }, mediaItem: { id: '1' } },
      { uploadToken: 'b', status: { code: 3, message: 'NOT_IMAGE: There was an error' } },
      { uploadToken: 'c', status: { code: 6, message: 'Failed: There was an error' } },
      { uploadToken: 'd', status: { code: 13, message: 'Internal error' } },
    ]
    const failed = failedItems('mediaItems.batchCreate', results)
    expect(failed.map(({ index, error }) => [index, error.status, error.hint?.name])).toEqual([
      [1, 'INVALID_ARGUMENT', 'item-failed'],
      [2, 'ALREADY_EXISTS', 'item-already-exists'],
      [3, 'INTERNAL', 'server-failed'],
    ])
    expect(failed[0]).toMatchObject({
      result: { uploadToken: 'b' },
      error: { kind: 'item', message: 'NOT_IMAGE: There was an error' },
    })
  })

  test('that are null or empty count as failed', () => {
    const results = [
      { mediaItem: { id: '1' } },
      { status: { code: 3, message: 'Invalid media item ID.' } },
      null as unknown as object,
      {},
    ]
    const failed = failedItems('mediaItems.batchGet', results)
    expect(failed.map(({ index, error }) => [index, error.hint?.name])).toEqual([
      [1, 'item-not-found'],
      [2, undefined],
      [3, undefined],
    ])
  })

  test('may be missing', () => {
    expect(failedItems('mediaItems.batchGet', undefined)).toEqual([])
  })
})
