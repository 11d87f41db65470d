import { afterAll, afterEach, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import { type Mock, type ResponseChoice, startMock } from '../src/index.ts'

let mock: Mock
beforeAll(async () => {
  mock = await startMock()
})
afterEach(() => mock.reset())
afterAll(() => mock.stop())

const headers = { authorization: 'Bearer token', 'content-type': 'application/json' }
const get = (query = '') => fetch(`${mock.url}/v1/albums/x${query}`, { headers })

describe('an example', () => {
  test('needs no status', async () => {
    mock.respond('albums.get', { example: 'AlbumNotFound' })
    expect((await get()).status).toBe(404)
    mock.respond('albums.get', { example: 'EmptyAlbum' })
    expect(await (await get()).json()).toMatchObject({ title: 'Harbor in winter' })
  })

  test('has a name and a status of its operation', () => {
    type Choice = Extract<ResponseChoice<'albums.get'>, { example?: unknown }>
    expectTypeOf<'IcelandAlbum' | 'AlbumNotFound'>().toExtend<Choice['example']>()
    expectTypeOf<Choice['status']>().toEqualTypeOf<
      200 | 400 | 401 | 403 | 404 | 429 | 500 | 503 | undefined
    >()
    // @ts-expect-error: this is an example of albums.list.
    expect(() => mock.respond('albums.get', { example: 'AlbumsFirstPage' })).toThrow(
      'There are: IcelandAlbum',
    )
    // @ts-expect-error: albums.get has no response 409.
    expect(() => mock.respond('albums.get', { status: 409 })).toThrow('There are: 200, 400, 401')
    expect(() => mock.respond('albums.get', {})).toThrow('Name a status, an example, or a body')
  })

  test('can be chosen by the old name and its code', async () => {
    mock.answer('albums.get', { code: 404 })
    expect((await get()).status).toBe(404)
  })
})

describe('a body of the test', () => {
  const album = { id: 'x', title: 'Mine', productUrl: 'https://photos.example/x' }

  test('is the response to the next request, with the documented type and more headers', async () => {
    mock.respond('albums.get', { body: album, headers: { 'X-Request-Id': '7' } })
    const response = await get()
    expect([response.status, await response.json()]).toEqual([200, album])
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('x-request-id')).toBe('7')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await (await get()).json()).toMatchObject({ title: 'Iceland, August' })
    expect(mock.violations).toEqual([])
  })

  test('can be that of an error, which keeps the documented headers of its status', async () => {
    const body = { error: { code: 429, message: 'Slow down.', status: 'RESOURCE_EXHAUSTED' } } as const
    mock.respond('albums.get', { status: 429, body })
    const response = await get()
    expect([response.status, await response.json()]).toEqual([429, body])
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(mock.violations).toEqual([])
  })

  test('can be the text of an upload', async () => {
    mock.respond('uploads.create', { body: 'upload-token' })
    const response = await fetch(`${mock.url}/v1/uploads`, { method: 'POST', headers, body: 'bytes' })
    expect([response.headers.get('content-type'), await response.text()]).toEqual([
      'text/plain',
      'upload-token',
    ])
    expect(mock.violations).toEqual([])
  })

  test('is a violation if the document does not allow it, and is sent nevertheless', async () => {
    // @ts-expect-error: a title is a string.
    mock.respond('albums.get', { body: { ...album, title: 5 } })
    const response = await get()
    expect(await response.json()).toMatchObject({ title: 5 })
    expect(response.headers.get('sl-violations')).toContain('title')
    expect(mock.violations).toEqual([
      {
        operation: 'albums.get',
        method: 'GET',
        url: '/v1/albums/x',
        place: 'response',
        message: 'the body/title must be string',
      },
    ])
    expect(() => mock.verify()).toThrow(/albums\.get.*response: the body\/title must be string/)
  })

  test('is a violation if the document has no such status', async () => {
    // @ts-expect-error: albums.get has no response 418.
    mock.respond('albums.get', { status: 418, body: album })
    expect((await get()).status).toBe(418)
    expect(mock.violations).toMatchObject([{ message: 'the document has no status 418 here' }])
  })

  test('can be anything without validation', async () => {
    mock.respond('albums.get', { validate: false, status: 502, body: '<h1>Bad gateway</h1>' })
    mock.respond('albums.get', { validate: false, body: new Uint8Array([1, 2, 3]) })
    mock.respond('albums.get', { validate: false, status: 204 })
    const responses = [await get(), await get(), await get()]
    expect(responses.map(({ status }) => status)).toEqual([502, 200, 204])
    expect(await responses[0]?.text()).toBe('<h1>Bad gateway</h1>')
    expect(responses[0]?.headers.get('content-type')).toBe('text/plain')
    expect(new Uint8Array((await responses[1]?.arrayBuffer()) ?? [])).toEqual(new Uint8Array([1, 2, 3]))
    expect(mock.violations).toEqual([])
  })

  test('does not hide a violation of the request, which gets the documented error', async () => {
    mock.respond('albums.get', { body: album })
    expect((await get('?color=blue')).status).toBe(400)
    expect(mock.violations).toMatchObject([{ place: 'request.query.color' }])
  })

  test('has URLs of the documented server only as addresses of the mock', async () => {
    mock.respond('albums.get', { body: { ...album, productUrl: 'http://localhost:8080/album/x' } })
    expect(await (await get()).json()).toMatchObject({ productUrl: `${mock.url}/album/x` })
  })
})
