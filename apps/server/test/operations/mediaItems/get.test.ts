import { expect, test } from 'vitest'
import { actor } from '../../support/actor.ts'
import { startTestServer } from '../../support/server.ts'

test('each response has a new base URL (facts 2.12)', async () => {
  const server = await startTestServer()
  const owner = await actor(server)
  const mediaItemId = await owner.photo()
  const { baseUrl } = await owner.ok('mediaItems.get', { mediaItemId })
  server.clock.now += 3600 * 1000
  expect((await fetch(`${baseUrl}=w10`)).status).toBe(403)
  const again = await owner.ok('mediaItems.get', { mediaItemId })
  expect((await fetch(`${again.baseUrl}=w10`)).status).toBe(200)
})

test('a malformed id is rejected with 400, an unknown one with 404', async () => {
  const owner = await actor(await startTestServer())
  const albumId = await owner.album()
  expect(await owner.refused('mediaItems.get', { mediaItemId: 'abc' })).toMatchObject({
    code: 400,
    message: 'Invalid media item ID.',
  })
  for (const mediaItemId of ['x'.repeat(64), albumId]) {
    expect(await owner.refused('mediaItems.get', { mediaItemId })).toMatchObject({
      code: 404,
      message: 'Requested entity was not found.',
    })
  }
})
