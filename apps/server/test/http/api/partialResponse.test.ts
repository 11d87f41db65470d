import { makePhoto } from 'tintype-test-support/photos'
import { beforeEach, expect, test } from 'vitest'
import { createItem, send, startTestServer, type TestServer } from '../../support/server.ts'

let server: TestServer
let token: string
beforeEach(async () => {
  server = await startTestServer()
  token = await server.token()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  send(`${server.url}${path}`, { token, headers })

test('a response has only the requested fields, including the response to a creation', async () => {
  const created = await send(`${server.url}/v1/albums?fields=id`, {
    token,
    body: { album: { title: 'Höfn' } },
  })
  expect(Object.keys(created.body)).toEqual(['id'])
  const { body } = await get('/v1/albums?fields=albums(title,isWriteable),nextPageToken')
  expect(body).toEqual({ albums: [{ title: 'Höfn', isWriteable: true }] })
})

test('page tokens work with a mask, even with a different one than before', async () => {
  for (const width of [20, 21, 22]) {
    await createItem(server, token, await makePhoto({ width, height: 20 }))
  }
  const list = (fields: string, pageToken = '') =>
    get(`/v1/mediaItems?pageSize=1&prettyPrint=false&fields=${fields}&pageToken=${pageToken}`)
  const first = await list('nextPageToken,mediaItems/id')
  const second = await list('mediaItems(id,filename),nextPageToken', first.body.nextPageToken)
  const third = await list('mediaItems/mimeType', second.body.nextPageToken)
  expect(Object.keys(second.body.mediaItems[0]).sort()).toEqual(['filename', 'id'])
  expect(second.body.mediaItems[0].id).not.toBe(first.body.mediaItems[0].id)
  expect(third.body).toEqual({ mediaItems: [{ mimeType: 'image/jpeg' }] })
})

test('the parameter takes precedence over the header X-Goog-FieldMask; an empty mask selects everything', async () => {
  await send(`${server.url}/v1/albums`, { token, body: { album: { title: 'Höfn' } } })
  const header = { 'x-goog-fieldmask': 'albums.title' }
  expect((await get('/v1/albums', header)).body).toEqual({ albums: [{ title: 'Höfn' }] })
  expect((await get('/v1/albums?$fields=albums/isWriteable', header)).body).toEqual({
    albums: [{ isWriteable: true }],
  })
  expect(Object.keys((await get('/v1/albums?fields=')).body.albums[0])).toContain('id')
})

test.each(['x', 'albums/x', 'albums(id,x)', 'nextPageToken/x', 'albums(', 'albums,', '()'])(
  'the mask %s is rejected, and nothing is changed',
  async (fields) => {
    const { status, body } = await get(`/v1/albums?fields=${fields}`)
    expect([status, body.error.status, body.error.message]).toEqual([
      400,
      'INVALID_ARGUMENT',
      'Request contains an invalid argument.',
    ])
    expect(body.error.details[0].fieldViolations[0].field).toBe('fields')
    const create = `${server.url}/v1/albums?fields=${fields}`
    expect((await send(create, { token, body: { album: { title: 'Not made' } } })).status).toBe(400)
    expect((await get('/v1/albums')).body).toEqual({})
  },
)

test('a mask does not apply to errors and upload tokens', async () => {
  const { body } = await get('/v1/albums/abc?fields=id')
  expect(Object.keys(body.error)).toEqual(['code', 'message', 'status'])
  const response = await send(`${server.url}/v1/uploads?fields=x`, { token, body: 'bytes' })
  expect([response.status, response.body.length > 0]).toEqual([200, true])
})
