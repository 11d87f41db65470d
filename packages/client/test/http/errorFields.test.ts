import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { createPhotosClient, PhotosError } from '../../src/index.ts'
import { fakeClock, fakeFetch } from '../../src/testing/index.ts'

async function failed(headers: Record<string, string> = {}): Promise<PhotosError> {
  const fetch = fakeFetch([{ error: 'AlbumNotFound', headers }])
  const photos = createPhotosClient({ auth: 'token', fetch, clock: fakeClock() })
  return photos.albums.get({ albumId: 'x' }).then(
    () => expect.fail('it succeeded'),
    (error) => error,
  )
}

test('an error has the headers of its response', async () => {
  const { headers, serverRequestId } = await failed({ 'x-request-id': 'abc', 'retry-after': '5' })
  expect([headers?.get('retry-after'), serverRequestId]).toEqual(['5', 'abc'])
})

test('an error without a response has no headers', async () => {
  const photos = createPhotosClient({ auth: 'token', fetch: fakeFetch([{ broken: true }]), retries: 0 })
  const error = await Promise.resolve(photos.albums.list()).catch((error) => error)
  expect([error.headers, error.serverRequestId]).toEqual([undefined, ''])
})

test('JSON of an error has its message and all fields, but no headers and no cause', async () => {
  const error = await failed({ 'x-request-id': 'abc', 'set-cookie': 'SECRET' })
  const json = JSON.parse(JSON.stringify({ error }))
  expect(json.error).toEqual({
    name: 'PhotosError',
    message: error.message,
    kind: 'answer',
    operation: 'albums.get',
    code: 404,
    status: 'NOT_FOUND',
    details: [],
    attempts: 1,
    requestId: error.requestId,
    serverRequestId: 'abc',
    errorName: 'AlbumNotFound',
    hint: { name: error.hint?.name, text: error.hint?.text },
  })
  expect(inspect(error)).not.toContain('SECRET')
  expect({ ...error }).not.toHaveProperty('headers')
})

test('an abort without a reason has an AbortError as its cause, one of AbortSignal.timeout a TimeoutError', async () => {
  const photos = createPhotosClient({ auth: 'token', fetch: fakeFetch([]), retries: 0 })
  const controller = new AbortController()
  controller.abort()
  const call = (signal: AbortSignal) =>
    Promise.resolve(photos.albums.list({}, { signal })).catch((error: PhotosError) => error)
  const aborted = (await call(controller.signal)) as PhotosError
  expect([aborted.kind, (aborted.cause as Error).name]).toEqual(['aborted', 'AbortError'])
  const signal = AbortSignal.timeout(0)
  await new Promise((resolve) => signal.addEventListener('abort', resolve))
  expect(((await call(signal)) as PhotosError).cause).toMatchObject({ name: 'TimeoutError' })
  const upload = photos.upload([new Uint8Array(1)], { signal: controller.signal })
  const error = await Promise.resolve(upload).catch((error: PhotosError) => error)
  expect([error instanceof PhotosError, (error as PhotosError).cause]).toMatchObject([
    true,
    { name: 'AbortError' },
  ])
})
