import { expect, test } from 'vitest'
import { makePhoto } from '../support/photos.ts'
import { createItem, send, startTestServer } from '../support/server.ts'

test('albums.create answers with four fields and keeps the title to the letter', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const { status, body } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'Iceland / August ', isWriteable: false, id: 'mine' } },
  })
  expect(status).toBe(200)
  expect(body).toEqual({
    id: expect.stringMatching(/^[A-Za-z0-9_-]{64}$/),
    title: 'Iceland / August ',
    productUrl: `${server.url}/album/${body.id}`,
    isWriteable: true,
  })
})

test('two albums may have one title', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const body = { album: { title: 'Twice' } }
  const [first, second] = [
    await send(`${server.url}/v1/albums`, { token, body }),
    await send(`${server.url}/v1/albums`, { token, body }),
  ]
  expect(first.body.id).not.toBe(second.body.id)
})

test('albums.get shows an empty album with a placeholder cover and no count', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const { body: created } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'Empty' } },
  })
  const { body: album } = await send(`${server.url}/v1/albums/${created.id}`, { token })
  expect(Object.keys(album).sort()).toEqual(['coverPhotoBaseUrl', 'id', 'isWriteable', 'productUrl', 'title'])
  const cover = await fetch(`${album.coverPhotoBaseUrl}=w64-h64`)
  expect([cover.status, cover.headers.get('content-type')]).toEqual([200, 'image/png'])
})

test('albums.get counts the items, and the first is the cover', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const { body: created } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'Two' } },
  })
  const first = await createItem(server, token, await makePhoto({ width: 40, height: 30, seed: 1 }), {
    albumId: created.id,
  })
  await createItem(server, token, await makePhoto({ width: 40, height: 30, seed: 2 }), {
    albumId: created.id,
  })
  const { body: album } = await send(`${server.url}/v1/albums/${created.id}`, { token })
  expect(album).toMatchObject({ mediaItemsCount: '2', coverPhotoMediaItemId: first.id })
})

test('albums.list pages through every album once, newest first, and ends without a token', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const titles = ['one', 'two', 'three', 'four', 'five']
  for (const title of titles) await send(`${server.url}/v1/albums`, { token, body: { album: { title } } })

  const seen: string[] = []
  let pageToken = ''
  let pages = 0
  do {
    const { body } = await send(`${server.url}/v1/albums?pageSize=2&pageToken=${pageToken}`, { token })
    seen.push(...body.albums.map(({ title }: { title: string }) => title))
    pageToken = body.nextPageToken ?? ''
    pages++
  } while (pageToken !== '')
  expect(seen).toEqual([...titles].reverse())
  expect(pages).toBe(3)
})

test('a library without albums is an empty message', async () => {
  const server = await startTestServer()
  const token = await server.token()
  expect((await send(`${server.url}/v1/albums`, { token })).body).toEqual({})
})

test('albums.batchAddMediaItems appends in request order, and once each', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const { body: album } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'Order' } },
  })
  const ids: string[] = []
  for (const seed of [1, 2, 3]) {
    ids.push((await createItem(server, token, await makePhoto({ width: 20, height: 20, seed }))).id)
  }
  const add = (mediaItemIds: string[]) =>
    send(`${server.url}/v1/albums/${album.id}:batchAddMediaItems`, { token, body: { mediaItemIds } })
  expect(await add([ids[2] ?? '', ids[0] ?? ''])).toMatchObject({ status: 200, body: {} })
  expect(await add([ids[0] ?? '', ids[1] ?? ''])).toMatchObject({ status: 200, body: {} })

  const { body } = await send(`${server.url}/v1/mediaItems:search`, { token, body: { albumId: album.id } })
  expect(body.mediaItems.map(({ id }: { id: string }) => id)).toEqual([ids[2], ids[0], ids[1]])
})

test('albums.batchAddMediaItems adds nothing when one id is wrong', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const { body: album } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'All or nothing' } },
  })
  const item = await createItem(server, token, await makePhoto({ width: 20, height: 20 }))
  const answer = await send(`${server.url}/v1/albums/${album.id}:batchAddMediaItems`, {
    token,
    body: { mediaItemIds: [item.id, album.id] },
  })
  expect(answer).toMatchObject({
    status: 400,
    body: { error: { status: 'INVALID_ARGUMENT', message: 'Request contains an invalid media item id.' } },
  })
  expect((await send(`${server.url}/v1/albums/${album.id}`, { token })).body.mediaItemsCount).toBeUndefined()
})

test('albums.batchAddMediaItems refuses duplicates and more than 50 in the recorded words', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const { body: album } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'Limits' } },
  })
  const add = async (mediaItemIds: string[]) =>
    (await send(`${server.url}/v1/albums/${album.id}:batchAddMediaItems`, { token, body: { mediaItemIds } }))
      .body.error
  expect(await add(['a', 'a'])).toMatchObject({
    code: 400,
    message: 'Request must not contain duplicated ids',
  })
  const tooMany = Array.from({ length: 51 }, (_, index) => `id-${index}`)
  expect(await add(tooMany)).toMatchObject({ code: 400, message: 'Request must have less than 50 items.' })
  expect(await add([])).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
})

test("another app's album is readable with a whole-library scope, and not writeable", async () => {
  const server = await startTestServer()
  const ours = await server.token({ client: 'ours' })
  const theirs = await server.token({ client: 'theirs' })
  const { body: album } = await send(`${server.url}/v1/albums`, {
    token: theirs,
    body: { album: { title: 'Theirs' } },
  })
  const item = await createItem(server, ours, await makePhoto({ width: 20, height: 20 }))

  const read = await send(`${server.url}/v1/albums/${album.id}`, { token: ours })
  expect(read.body).toMatchObject({ title: 'Theirs' })
  expect(read.body.isWriteable).toBeUndefined()
  const write = await send(`${server.url}/v1/albums/${album.id}:batchAddMediaItems`, {
    token: ours,
    body: { mediaItemIds: [item.id] },
  })
  expect(write.body.error).toMatchObject({
    code: 400,
    message: 'No permission to add media items to this album.',
  })
})
