import * as limits from '@tintype/types/limits'
import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { makeVideo } from '../../../src/testing/movie.ts'
import { actor } from '../../support/actor.ts'
import { createItem, send, startTestServer, type TestServer, upload } from '../../support/server.ts'

const FAILED = 'Failed: There was an error while trying to create this media item.'
const ids = (body: { mediaItems?: { id: string }[] }) => (body.mediaItems ?? []).map(({ id }) => id)

function batchCreate(server: TestServer, token: string, uploadTokens: string[], extra: object = {}) {
  const newMediaItems = uploadTokens.map((uploadToken) => ({ simpleMediaItem: { uploadToken } }))
  return send(`${server.url}/v1/mediaItems:batchCreate`, { token, body: { newMediaItems, ...extra } })
}

test('a created photo has its camera and capture time, and is in the list and its album', async () => {
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

test('mediaItems.batchCreate returns a result for each item, in request order', async () => {
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

test('an upload of the same bytes returns the same item, with its first name and description', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const photo = await makePhoto({ width: 20, height: 20 })
  const first = await createItem(server, token, photo, { fileName: 'first.jpg', description: 'first' })
  const second = await createItem(server, token, photo, { fileName: 'second.jpg', description: 'second' })
  expect(second).toEqual({ ...first, baseUrl: expect.any(String) })
  expect(ids((await send(`${server.url}/v1/mediaItems`, { token })).body)).toEqual([first.id])
})

test('an invalid token of a single item fails the whole call', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const photo = await makePhoto({ width: 20, height: 20 })
  const expired = await upload(server, token, photo)
  const foreign = await upload(server, await server.token({ user: 'neighbor' }), photo)
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

test('the name of an item is the one in batchCreate, or that of the upload, or one derived from its bytes', async () => {
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

test('a position without an album is rejected, and an album of another user does not exist', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const neighbor = await server.token({ user: 'neighbor' })
  const { body: album } = await send(`${server.url}/v1/albums`, {
    token: neighbor,
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

test('the items of a batch are added at the position, in request order', async () => {
  const owner = await actor(await startTestServer())
  const albumId = await owner.album()
  const [first, second] = [await owner.photo({ albumId }), await owner.photo({ albumId })]
  const front = await owner.photo({ albumId, albumPosition: { position: 'FIRST_IN_ALBUM' } })
  const middle = await owner.photo({
    albumId,
    albumPosition: { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: first },
  })
  const end = await owner.photo({ albumId, albumPosition: { position: 'POSITION_TYPE_UNSPECIFIED' } })
  expect(await owner.contents(albumId)).toEqual([front, first, middle, second, end])
})

test('an invalid position fails the whole call, and nothing is created', async () => {
  const server = await startTestServer()
  const owner = await actor(server)
  const albumId = await owner.album()
  const uploadToken = await upload(server, owner.token, await makePhoto({ width: 20, height: 20 }))
  for (const albumPosition of [
    { position: 'AFTER_MEDIA_ITEM' },
    { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: albumId },
    { position: 'AFTER_ENRICHMENT_ITEM', relativeEnrichmentItemId: 'x'.repeat(64) },
    { position: 'FIRST_IN_ALBUM', relativeMediaItemId: 'x'.repeat(64) },
  ]) {
    const body = { albumId, albumPosition, newMediaItems: [{ simpleMediaItem: { uploadToken } }] }
    expect(await owner.refused('mediaItems.batchCreate', { body })).toMatchObject({ code: 400 })
  }
  expect(await owner.ok('mediaItems.list')).toEqual({})
})

test('an item that another app uploaded can be added to an album, and still belongs to the other app', async () => {
  const server = await startTestServer()
  const [owner, other] = [await actor(server), await actor(server, { client: 'other' })]
  const id = await other.photo({ seed: 7 })
  const albumId = await owner.album()
  expect(await owner.photo({ seed: 7, albumId })).toBe(id)
  expect(await owner.contents(albumId)).toEqual([id])
  const body = { mediaItemIds: [id] }
  expect((await owner.refused('albums.batchAddMediaItems', { albumId, body })).message).toBe(
    'Request contains an invalid media item id.',
  )
})

test('an app that may not read an item of another app does not receive its texts', async () => {
  const server = await startTestServer()
  const bytes = await makePhoto({ width: 20, height: 20 })
  const secret = { fileName: 'secret.jpg', description: 'secret note' }
  const item = await createItem(server, await server.token({ client: 'other' }), bytes, secret)
  for (const [scopes, words] of [
    [['photoslibrary.appendonly'], { filename: undefined, description: undefined }],
    [
      ['photoslibrary.appendonly', 'photoslibrary.readonly.appcreateddata'],
      { filename: undefined, description: undefined },
    ],
    [['photoslibrary'], { filename: 'secret.jpg', description: 'secret note' }],
  ] as const) {
    const token = await server.token({ scopes: [...scopes] })
    const made = await createItem(server, token, bytes, { fileName: 'mine.jpg', description: 'mine' })
    expect(made.id).toBe(item.id)
    const { filename, description } = made
    expect({ filename, description }).toEqual(words)
  }
})

test('every character that a description may have is returned unchanged, and items are listed in request order', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const texts = ['a\0b\uE000c\uE0000d', 'NULL', '{"x",\\y}', "it's 🖼, %s ?", undefined]
  const takenAt = '2024:08:17 10:30:00'
  const uploadTokens: string[] = []
  for (const seed of texts.keys()) {
    uploadTokens.push(await upload(server, token, await makePhoto({ width: 16, height: 16, seed, takenAt })))
  }
  const newMediaItems = uploadTokens.map((uploadToken, at) => ({
    description: texts[at],
    simpleMediaItem: { uploadToken, fileName: `${at}.jpg` },
  }))
  const { body } = await send(`${server.url}/v1/mediaItems:batchCreate`, { token, body: { newMediaItems } })
  const items: { description?: string }[] = body.newMediaItemResults.map(
    ({ mediaItem }: { mediaItem: object }) => mediaItem,
  )
  expect(items.map(({ description }) => description)).toEqual(texts)
  // With equal capture times, the newest item is the first.
  const listed: { description?: string }[] = (await send(`${server.url}/v1/mediaItems`, { token })).body
    .mediaItems
  expect(listed.map(({ description }) => description)).toEqual(texts.toReversed())
})

test('more than 50 items and an empty list are rejected', async () => {
  const owner = await actor(await startTestServer())
  const items = (count: number) =>
    Array.from({ length: count }, () => ({ simpleMediaItem: { uploadToken: 'x' } }))
  const create = (count: number) =>
    owner.refused('mediaItems.batchCreate', { body: { newMediaItems: items(count) } })
  expect((await create(51)).message).toBe('Request must have less than 50 items.')
  expect(await create(0)).toMatchObject({ code: 400 })
})

test('a batch that succeeds in part returns 200, or 207 if configured', async () => {
  for (const partialStatus of ['200', '207'] as const) {
    const server = await startTestServer({ partialStatus })
    const { token } = await actor(server)
    const good = await upload(server, token, await makePhoto({ width: 20, height: 20 }))
    expect((await batchCreate(server, token, [good, 'bogus'])).status).toBe(Number(partialStatus))
    expect((await batchCreate(server, token, [good])).status).toBe(200)
    expect((await batchCreate(server, token, ['bogus', 'bogus too'])).status).toBe(200)
  }
})

test('the content of a file determines which size limit applies', async () => {
  const [photo, video] = [await makePhoto({ width: 200, height: 150 }), await makeVideo('mp4')]
  for (const [maxBytes, messages] of [
    [{ photo: photo.length, video: video.length }, ['Success', 'Success']],
    [{ photo: photo.length - 1 }, [FAILED, 'Success']],
    [{ video: video.length - 1 }, ['Success', FAILED]],
  ] as const) {
    const server = await startTestServer({ maxBytes })
    const token = await server.token()
    const tokens = [await upload(server, token, photo), await upload(server, token, video)]
    const { body } = await batchCreate(server, token, tokens)
    const results: { status: { message: string } }[] = body.newMediaItemResults
    expect(results.map(({ status }) => status.message)).toEqual(messages)
  }
})

test('a photo above 200 MB can be uploaded, but does not become a media item', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const tokens = [await upload(server, token, await makePhoto({ seed: 1 }))]
  // Simulates a file of this length by changing its row.
  const bytes = limits.photoMaxBytes + 1
  await server.app.services.catalog.db.updateTable('blob').set({ bytes }).execute()
  tokens.push(await upload(server, token, await makePhoto({ seed: 2 })))
  const { body } = await batchCreate(server, token, tokens)
  const messages = body.newMediaItemResults.map((result: { status: object }) => result.status)
  expect(messages).toMatchObject([{ message: FAILED }, { message: 'Success' }])
})
