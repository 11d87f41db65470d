import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Mock, startMock } from '../src/index.ts'

// The contract has scenarios with these forms for every operation.

let mock: Mock
beforeAll(async () => {
  mock = await startMock()
})
afterEach(() => mock.reset())
afterAll(() => mock.stop())

const headers = { authorization: 'Bearer token' }
const ask = (path: string, options: RequestInit = {}) =>
  fetch(mock.url + path, { ...options, headers: { ...headers, ...options.headers } })
// biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of any shape.
const json = (response: Response): Promise<any> => response.json()
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

test.each([
  ['GET', '/v1/albums/?pageSize=50'],
  ['GET', '/v1/mediaItems/:batchGet?mediaItemIds=a&mediaItemIds=b'],
  ['GET', '/v1/albums?page_size=3&$prettyPrint=false'],
  ['GET', '/v1/albums/x?albumId=x'],
  ['HEAD', '/v1/albums'],
  ['POST', '/v1/mediaItems:search'],
  ['POST', '/v1/mediaItems/:search?pageSize=5&filters.mediaTypeFilter.mediaTypes=VIDEO'],
  ['POST', '/v1/uploads/?X-Goog-Upload-Protocol=raw&Content-type=application/octet-stream'],
  ['PATCH', '/v1/albums/x?updateMask=title&updateMask=coverPhotoMediaItemId&album.title=x'],
])('%s %s is not a violation', async (method, path) => {
  const response = await ask(path, { method })
  expect([response.status, mock.violations]).toEqual([200, []])
  expect(response.headers.has('sl-violations')).toBe(false)
})

test.each([
  ['a form', FORM, 'albumId=x&pageSize=50'],
  ['JSON with the type of a form', FORM, '{"albumId":"x"}'],
  ['JSON with another type', { 'content-type': 'application/octet-stream' }, '{"albumId":"x"}'],
  ['a form for a GET', { ...FORM, 'x-http-method-override': 'GET' }, 'pageSize=5'],
])('%s is not a violation', async (_what, more, body) => {
  const path = 'x-http-method-override' in more ? '/v1/albums' : '/v1/mediaItems:search'
  const response = await ask(path, { method: 'POST', headers: more, body })
  expect([response.status, mock.violations]).toEqual([200, []])
})

test.each([
  ['GET', '/v1/albums?pagesize=3', 'pagesize'],
  ['GET', '/v1/albums?PageToken=x', 'PageToken'],
  ['PATCH', '/v1/albums/x?updatemask=title', 'updatemask'],
  ['GET', '/v1/albums/x?AlbumId=x', 'AlbumId'],
  ['GET', '/v1/albums?bogus=1', 'bogus'],
  ['GET', '/v1/mediaItems:batchGet?mediaItemIds[]=a', 'mediaItemIds[]'],
  ['POST', '/v1/mediaItems:search?filters.dateFilter.dates.year=2024', 'filters.dateFilter.dates.year'],
])('%s %s has an unknown parameter, and the error names it', async (method, path, name) => {
  const response = await ask(path, { method })
  expect(response.status).toBe(400)
  expect(response.headers.get('sl-violations')).toContain(`no parameter \\"${name}\\"`)
  expect(mock.violations[0]).toMatchObject({ place: `request.query.${name}` })
  expect((await json(response)).error.message).toContain('Cannot bind query parameter')
})

test.each([
  ['GET', '/v1/albums?pagesize=3', 'pageSize'],
  ['GET', '/v1/albums?PageToken=x', 'pageToken'],
  ['GET', '/v1/albums?page_sise=3', 'pageSize'],
  ['PATCH', '/v1/albums/x?updatemask=title', 'updateMask'],
  ['GET', '/v1/mediaItems:batchGet?mediaItemIds[]=a', 'mediaItemIds'],
  ['GET', '/v1/albums?color=blue', undefined],
])('%s %s: the violation suggests the parameter %s', async (method, path, name) => {
  await ask(path, { method })
  const [, suggested] = /did you mean "(\w+)"\?/.exec(mock.violations[0]?.message ?? '') ?? []
  expect(suggested).toBe(name)
})

test('violations name parameters as the document does', async () => {
  await ask('/v1/albums?pageSize=many')
  await ask('/v1/mediaItems:batchGet')
  await ask('/v1/uploads', { method: 'POST', headers: { 'x-goog-upload-offset': '-1' } })
  expect(mock.violations).toMatchObject([
    { place: 'request.query.pageSize', message: 'Request query parameter pageSize must be integer' },
    { message: "Request query must have required property 'mediaItemIds'" },
    { place: 'request.header.X-Goog-Upload-Offset' },
  ])
})

test('violations name fields of a body as they were sent', async () => {
  const body = JSON.stringify({ pagesize: 1 })
  const response = await ask('/v1/mediaItems:search', { method: 'POST', body })
  expect(mock.violations[0]?.message).toContain('pagesize')
  expect(response.headers.get('sl-violations')).toContain('pagesize')
})

test.each([
  ['POST', '/v1/mediaItems%3Asearch'],
  ['POST', '/v1/albums/x%3Ashare'],
  ['GET', '/v1/%61lbums'],
  ['GET', '/v1/album'],
  ['PUT', '/v1/albums/x'],
])(
  '%s %s is not an operation, so it gets a 404 in the format of the API and is a violation',
  async (method, path) => {
    const response = await ask(path, { method })
    expect(response.status).toBe(404)
    expect(await json(response)).toEqual({
      error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' },
    })
    expect(mock.violations).toMatchObject([{ method, url: path, place: 'request' }])
    expect(response.headers.get('sl-violations')).toContain('no such operation')
  },
)

test('a body that is not JSON is a violation, which the response header lists too', async () => {
  const response = await ask('/v1/albums', { method: 'POST', body: '{"album' })
  expect(response.status).toBe(400)
  expect(response.headers.get('sl-violations')).toContain('is not JSON')
  expect((await json(response)).error.message).toContain('Unexpected token')
})

test('a JSON body of more than 10 MB is rejected, with the limit', async () => {
  const response = await ask('/v1/albums', {
    method: 'POST',
    body: `"${'x'.repeat(11 * 1024 * 1024)}"`,
  })
  expect((await json(response)).error.message).toContain('10485760 bytes')
  expect(mock.violations).toMatchObject([{ place: 'request.body' }])
})

test('the response is JSON for every Accept header, like that of the server', async () => {
  const response = await ask('/v1/albums', { headers: { accept: 'text/html' } })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json'])
})

test.each([
  ['example=AlbumNotFound', 404, 'The provided ID does not match any albums.'],
  ['code=404', 404, 'The provided ID does not match any albums.'],
  ['example=InvalidAlbumId', 400, 'Invalid album ID.'],
])('Prefer: %s returns the documented error', async (prefer, status, message) => {
  const response = await ask('/v1/albums/x', { headers: { prefer } })
  expect(response.status).toBe(status)
  expect((await json(response)).error.message).toBe(message)
  expect(mock.violations).toEqual([])
})

test.each([
  ['example=NoSuchExample', /albums\.get has no example NoSuchExample\. There are: .*AlbumNotFound/],
  ['code=418', /albums\.get has no response 418\. There are: 200, 400/],
  [
    'code=404, example=IcelandAlbum',
    /albums\.get 404 has no example IcelandAlbum\. There are: AlbumNotFound/,
  ],
])('Prefer: %s is a violation that lists the documented responses', async (prefer, message) => {
  const response = await ask('/v1/albums/x', { headers: { prefer } })
  expect(response.status).toBe(400)
  expect((await json(response)).error.message).toMatch(message)
  expect(mock.violations).toMatchObject([
    { place: 'request.header.prefer', message: expect.stringMatching(message) },
  ])
})
