import { afterEach, beforeEach, expect, test } from 'vitest'
import { makePhoto } from '../support/photos.ts'
import { createItem, send, startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
let token: string
let before: unknown
beforeEach(async () => {
  server = await startTestServer()
  token = await server.token()
  const { body: album } = await send(`${server.url}/v1/albums`, { token, body: { album: { title: 'Kept' } } })
  await createItem(server, token, await makePhoto({ width: 20, height: 20 }), { albumId: album.id })
  before = await library()
})

// Whatever is refused here, nothing is changed or lost.
afterEach(async () => {
  expect(await library()).toEqual(before)
})

async function library() {
  const albums = await send(`${server.url}/v1/albums`, { token })
  const items = await send(`${server.url}/v1/mediaItems`, { token })
  const stable = (key: string, value: unknown) => (/BaseUrl$|^baseUrl$/.test(key) ? undefined : value)
  return JSON.parse(JSON.stringify([albums.body, items.body], stable))
}

test('a body that is not JSON', async () => {
  const { status, body } = await send(`${server.url}/v1/albums`, {
    token,
    method: 'POST',
    body: '{"album":{"title":',
  })
  expect(status).toBe(400)
  expect(body.error.message).toMatch(/^Invalid JSON payload received\. Unexpected token\.\n\{"album"/)
})

test.each(['[]', '"text"', '5', 'null'])('a body that is JSON but no message: %s', async (text) => {
  const { body } = await send(`${server.url}/v1/albums`, { token, method: 'POST', body: text })
  expect(body.error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
})

test('an unknown field, at the top and below it', async () => {
  const create = (body: object) => send(`${server.url}/v1/albums`, { token, body })
  const top = (await create({ album: { title: 'x' }, colour: 'blue' })).body.error
  expect(top).toMatchObject({
    code: 400,
    status: 'INVALID_ARGUMENT',
    message: 'Invalid JSON payload received. Unknown name "colour": Cannot find field.',
    details: [
      { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [{ field: 'colour' }] },
    ],
  })
  const below = (await create({ album: { title: 'x', colour: 'blue' } })).body.error
  expect(below.message).toBe(
    `Invalid JSON payload received. Unknown name "colour" at 'album': Cannot find field.`,
  )
  expect(below.details[0].fieldViolations[0].field).toBe('album')
})

test('an unknown query parameter', async () => {
  const { body } = await send(`${server.url}/v1/mediaItems?color=blue`, { token })
  expect(body.error.message).toBe(
    `Invalid JSON payload received. Unknown name "color": Cannot bind query parameter. Field 'color' could not be found in request message.`,
  )
})

test('a value of the wrong type', async () => {
  const title = await send(`${server.url}/v1/albums`, { token, body: { album: { title: { deep: true } } } })
  expect(title.body.error.message).toBe(`Invalid value at 'album.title' (TYPE_STRING), "{"deep":true}"`)
  const size = await send(`${server.url}/v1/mediaItems?pageSize=many`, { token })
  expect(size.body.error.message).toBe(`Invalid value at 'page_size' (TYPE_INT32), "many"`)
})

test('a value nested thousands of times deep', async () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const { body } = await send(`${server.url}/v1/albums`, { token, body: `{"album":{"title":${deep}}}` })
  expect(body.error.message).toBe(`Invalid value at 'album.title' (TYPE_STRING), "["…"]"`)
})

test('a body of more than 2 MB', async () => {
  const { body } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'x'.repeat(3_000_000) } },
  })
  expect(body.error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
})

test('upload headers that make no sense', async () => {
  for (const [name, value] of [
    ['x-goog-upload-protocol', 'pigeon'],
    ['x-goog-upload-offset', '-1'],
  ] as const) {
    const headers = { [name]: value }
    const answer = await send(`${server.url}/v1/uploads`, { token, body: 'bytes', headers })
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 3, message: 'Request contains an invalid argument.' },
    })
  }
})

test.each(['-1', '1.5', '1e99'])('the page size %s', async (size) => {
  const { body } = await send(`${server.url}/v1/mediaItems?pageSize=${size}`, { token })
  expect(body.error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
})

test('a title of more than 500 characters', async () => {
  const { body } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'x'.repeat(501) } },
  })
  expect(body.error).toMatchObject({ code: 400, message: 'Request contains an invalid argument.' })
})

test('a missing album', async () => {
  expect((await send(`${server.url}/v1/albums`, { token, body: {} })).body.error).toMatchObject({ code: 400 })
})

test('ids that are none, and a verb that is none', async () => {
  expect((await send(`${server.url}/v1/albums/abc`, { token })).body.error).toMatchObject({
    code: 400,
    message: 'Invalid album ID.',
  })
  expect((await send(`${server.url}/v1/mediaItems/abc`, { token })).body.error).toMatchObject({
    code: 400,
    message: 'Invalid media item ID.',
  })
  expect((await send(`${server.url}/v1/albums/abc:burn`, { token, body: {} })).status).toBe(404)
  expect((await send(`${server.url}/v1/albums/abc:share`, { token })).status).toBe(404)
  expect((await send(`${server.url}/v1/albums/%E0%A4%A`, { token })).body.error.code).toBe(400)
})

test('a page token that is forged, or came with other parameters', async () => {
  await createItem(server, token, await makePhoto({ width: 22, height: 20 }))
  before = await library()
  const first = await send(`${server.url}/v1/mediaItems?pageSize=1`, { token })
  const pageToken = first.body.nextPageToken as string
  const forged = `${pageToken.slice(0, 20)}${pageToken[20] === 'A' ? 'B' : 'A'}${pageToken.slice(21)}`
  const list = (query: string) => send(`${server.url}/v1/mediaItems?${query}`, { token })
  expect((await list(`pageSize=1&pageToken=${forged}`)).body.error).toMatchObject({
    code: 400,
    message: 'Request contains an invalid argument.',
  })
  expect((await list(`pageSize=2&pageToken=${pageToken}`)).body.error).toMatchObject({
    code: 400,
    message: 'When using a page token, you must use the same parameters as the previous request.',
  })
})

test('an empty upload, and one that is not what its checksum says', async () => {
  const empty = await send(`${server.url}/v1/uploads`, { token, method: 'POST', body: new Uint8Array() })
  expect(empty).toMatchObject({ status: 400, body: { code: 3, message: 'Payload must not be empty' } })
  const other = await send(`${server.url}/v1/uploads`, {
    token,
    body: new Uint8Array([1, 2, 3]),
    headers: { 'x-goog-hash': 'sha1=AAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
  })
  expect(other).toMatchObject({
    status: 400,
    body: { code: 3, message: 'Checksum from header does not match received payload content.' },
  })
})

test('a text file named .jpg uploads, and fails as an item', async () => {
  const uploaded = await send(`${server.url}/v1/uploads`, {
    token,
    body: 'plain text',
    headers: { 'content-type': 'application/octet-stream', 'x-goog-upload-file-name': 'photo.jpg' },
  })
  expect(uploaded.status).toBe(200)
  const { body } = await send(`${server.url}/v1/mediaItems:batchCreate`, {
    token,
    body: { newMediaItems: [{ simpleMediaItem: { uploadToken: uploaded.body, fileName: 'photo.jpg' } }] },
  })
  expect(body.newMediaItemResults[0]).toMatchObject({ status: { code: 3 } })
  expect(body.newMediaItemResults[0].mediaItem).toBeUndefined()
})
