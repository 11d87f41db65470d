import { expect, test } from 'vitest'
import { makePhoto } from '../support/photos.ts'
import { createItem, send, startTestServer, type TestServer, upload } from '../support/server.ts'

const FAILED = 'Failed: There was an error while trying to create this media item.'
const day = (number: number) => `2024:08:${String(number).padStart(2, '0')} 12:00:00`
const ids = (body: { mediaItems?: { id: string }[] }) => (body.mediaItems ?? []).map(({ id }) => id)

function batchCreate(server: TestServer, token: string, uploadTokens: string[], extra: object = {}) {
  const newMediaItems = uploadTokens.map((uploadToken) => ({ simpleMediaItem: { uploadToken } }))
  return send(`${server.url}/v1/mediaItems:batchCreate`, { token, body: { newMediaItems, ...extra } })
}

test('a photograph goes in with its camera and capture time, and comes out of the list and its album', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const { body: album } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'Iceland' } },
  })
  const bytes = await makePhoto({
    width: 800,
    height: 600,
    orientation: 6,
    make: 'FUJIFILM',
    model: 'X-T30',
    takenAt: '2024:08:17 10:30:00',
    offset: '+02:00',
    iso: 200,
    fNumber: 2.8,
    exposure: 0.008,
    focalLength: 23,
  })
  const item = await createItem(server, token, bytes, {
    fileName: 'geysir.jpg',
    albumId: album.id,
    description: 'Steam',
  })
  expect(item).toMatchObject({
    filename: 'geysir.jpg',
    description: 'Steam',
    mimeType: 'image/jpeg',
    mediaMetadata: {
      creationTime: '2024-08-17T08:30:00Z',
      width: '600',
      height: '800',
      photo: {
        cameraMake: 'FUJIFILM',
        cameraModel: 'X-T30',
        isoEquivalent: 200,
        apertureFNumber: 2.8,
        exposureTime: '0.008s',
        focalLength: 23,
      },
    },
  })
  const listed = await send(`${server.url}/v1/mediaItems`, { token })
  const found = await send(`${server.url}/v1/mediaItems:search`, { token, body: { albumId: album.id } })
  expect([ids(listed.body), ids(found.body)]).toEqual([[item.id], [item.id]])
  expect((await send(`${server.url}/v1/mediaItems/${item.id}`, { token })).body).toEqual(item)
})

test('mediaItems.batchCreate answers item by item, in request order', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const photo = await makePhoto({ width: 20, height: 20 })
  const first = await upload(server, token, photo)
  const text = await upload(server, token, Buffer.from('this is no photograph'), 'letter.jpg')
  const again = await upload(server, token, photo)
  const { status, body } = await batchCreate(server, token, [first, text, 'EMPTY_PHOTO', again])
  expect(status).toBe(200)
  expect(body.newMediaItemResults).toEqual([
    { uploadToken: first, status: { message: 'Success' }, mediaItem: expect.anything() },
    { uploadToken: text, status: { code: 3, message: FAILED } },
    { uploadToken: 'EMPTY_PHOTO', status: { code: 3, message: FAILED } },
    { uploadToken: again, status: { code: 6, message: FAILED } },
  ])
})

test('the same bytes are the same item, with its first name and description', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const photo = await makePhoto({ width: 20, height: 20 })
  const first = await createItem(server, token, photo, { fileName: 'first.jpg', description: 'first' })
  const second = await createItem(server, token, photo, { fileName: 'second.jpg', description: 'second' })
  expect(second).toEqual({ ...first, baseUrl: expect.any(String) })
  expect(ids((await send(`${server.url}/v1/mediaItems`, { token })).body)).toEqual([first.id])
})

test('a single item with a token that is no good fails the whole call', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const photo = await makePhoto({ width: 20, height: 20 })
  const expired = await upload(server, token, photo)
  const foreign = await upload(server, await server.token({ user: 'neighbour' }), photo)
  const otherClient = await upload(server, await server.token({ client: 'other' }), photo)
  server.clock.now += 24 * 3600 * 1000
  for (const uploadToken of ['', 'garbage', expired, foreign, otherClient]) {
    expect((await batchCreate(server, token, [uploadToken])).body.error).toMatchObject({
      code: 400,
      message: 'Request must contain a valid upload token.',
    })
  }
  expect((await send(`${server.url}/v1/mediaItems`, { token })).body).toEqual({})
})

test('the name of an item is the one in batchCreate, else the one of the upload, else made of its bytes', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const named = await upload(server, token, await makePhoto({ width: 20, height: 20, seed: 1 }), 'upload.jpg')
  const nameless = await upload(server, token, await makePhoto({ width: 20, height: 20, seed: 2 }))
  const { body } = await batchCreate(server, token, [named, nameless])
  const names = body.newMediaItemResults.map(
    (result: { mediaItem: { filename: string } }) => result.mediaItem.filename,
  )
  expect(names).toEqual(['upload.jpg', expect.stringMatching(/^[0-9a-f]{12}\.jpeg$/)])
})

test('a position without an album is refused, and an album of another user does not exist', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const neighbour = await server.token({ user: 'neighbour' })
  const { body: album } = await send(`${server.url}/v1/albums`, {
    token: neighbour,
    body: { album: { title: 'Theirs' } },
  })
  const uploadToken = await upload(server, token, await makePhoto({ width: 20, height: 20 }))
  const positioned = await batchCreate(server, token, [uploadToken], {
    albumPosition: { position: 'LAST_IN_ALBUM' },
  })
  expect(positioned.body.error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
  const foreign = await batchCreate(server, token, [uploadToken], { albumId: album.id })
  expect(foreign.body.error).toMatchObject({
    code: 404,
    message: 'The provided ID does not match any albums.',
  })
  const malformed = await batchCreate(server, token, [uploadToken], { albumId: 'x' })
  expect(malformed.body.error).toMatchObject({ code: 400, message: 'Invalid album ID.' })
})

test('mediaItems.list gives every item once, newest capture first, whatever the order of uploads', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const created: Record<number, string> = {}
  for (const date of [3, 1, 5, 2, 4]) {
    const photo = await makePhoto({ width: 20, height: 20, seed: date, takenAt: day(date) })
    created[date] = (await createItem(server, token, photo)).id
  }
  const seen: string[] = []
  let pageToken: string | undefined = ''
  while (pageToken !== undefined) {
    const { body } = await send(`${server.url}/v1/mediaItems?pageSize=2&pageToken=${pageToken}`, { token })
    seen.push(...ids(body))
    pageToken = body.nextPageToken
  }
  expect(seen).toEqual([5, 4, 3, 2, 1].map((date) => created[date]))
})

test('items of one and the same second are all listed, page by page', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const created = new Set<string>()
  for (const seed of [1, 2, 3, 4, 5]) {
    const photo = await makePhoto({ width: 20, height: 20, seed, takenAt: day(1) })
    created.add((await createItem(server, token, photo)).id)
  }
  const first = await send(`${server.url}/v1/mediaItems?pageSize=3`, { token })
  const second = await send(`${server.url}/v1/mediaItems?pageSize=3&pageToken=${first.body.nextPageToken}`, {
    token,
  })
  expect(new Set([...ids(first.body), ...ids(second.body)])).toEqual(created)
  expect(second.body.nextPageToken).toBeUndefined()
})

test('the last page has no token, even when it is full', async () => {
  const server = await startTestServer()
  const token = await server.token()
  for (const seed of [1, 2]) await createItem(server, token, await makePhoto({ width: 20, height: 20, seed }))
  const { body } = await send(`${server.url}/v1/mediaItems?pageSize=2`, { token })
  expect(ids(body)).toHaveLength(2)
  expect(body.nextPageToken).toBeUndefined()
})

test('mediaItems.search of everything is the list, and an album pages in album order', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const { body: album } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'Pages' } },
  })
  const order: string[] = []
  for (const date of [2, 3, 1]) {
    const photo = await makePhoto({ width: 20, height: 20, seed: date, takenAt: day(date) })
    order.push((await createItem(server, token, photo, { albumId: album.id })).id)
  }
  const search = (body: object) => send(`${server.url}/v1/mediaItems:search`, { token, body })
  const listed = await send(`${server.url}/v1/mediaItems`, { token })
  expect(ids((await search({})).body)).toEqual(ids(listed.body))
  expect(ids((await search({ filters: null, pageToken: null })).body)).toEqual(ids(listed.body))

  const first = await search({ albumId: album.id, pageSize: 2 })
  const second = await search({ albumId: album.id, pageSize: 2, pageToken: first.body.nextPageToken })
  expect([...ids(first.body), ...ids(second.body)]).toEqual(order)
})

test('mediaItems.batchGet gives a result an id, in order, and never fails as a whole', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const item = await createItem(server, token, await makePhoto({ width: 20, height: 20 }))
  const foreign = await createItem(
    server,
    await server.token({ user: 'neighbour' }),
    await makePhoto({ width: 21, height: 20 }),
  )
  const query = [foreign.id, item.id, 'nonsense'].map((id) => `mediaItemIds=${id}`).join('&')
  const { status, body } = await send(`${server.url}/v1/mediaItems:batchGet?${query}`, { token })
  expect(status).toBe(200)
  expect(body.mediaItemResults).toEqual([
    { status: { code: 5, message: 'Requested entity was not found.' } },
    { mediaItem: item },
    { status: { code: 3, message: 'Invalid media item ID.' } },
  ])
})
