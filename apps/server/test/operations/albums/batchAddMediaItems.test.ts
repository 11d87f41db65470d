import { expect, test } from 'vitest'
import { makePhoto } from '../../support/photos.ts'
import { createItem, send, startTestServer } from '../../support/server.ts'

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
