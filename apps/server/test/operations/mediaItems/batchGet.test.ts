import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { createItem, send, startTestServer } from '../../support/server.ts'

test('mediaItems.batchGet returns a result for each id, in order, and never fails as a whole', async () => {
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
