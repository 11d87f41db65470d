import { expect, test } from 'vitest'
import { actor } from '../../support/actor.ts'
import { startTestServer } from '../../support/server.ts'

test('a description can be set, and an empty one clears it (facts 2.14)', async () => {
  const owner = await actor(await startTestServer())
  const mediaItemId = await owner.photo()
  const patch = (body: object) =>
    owner.ok('mediaItems.patch', { mediaItemId, updateMask: 'description', body })
  const body = { description: 'Steam', filename: 'other.jpg', mediaMetadata: null }
  const patched = await patch(body)
  expect(patched).toMatchObject({ id: mediaItemId, description: 'Steam' })
  expect(patched.filename).not.toBe('other.jpg')
  expect((await owner.ok('mediaItems.get', { mediaItemId })).description).toBe('Steam')
  await patch({ description: '' })
  expect((await owner.ok('mediaItems.get', { mediaItemId })).description).toBeUndefined()
})

test('a description of 1,000 characters, a mask of other fields and a missing mask are rejected', async () => {
  const owner = await actor(await startTestServer())
  const mediaItemId = await owner.photo()
  const long = { mediaItemId, updateMask: 'description', body: { description: 'x'.repeat(1000) } }
  expect(await owner.refused('mediaItems.patch', long)).toMatchObject({ code: 400 })
  for (const updateMask of ['filename', 'description,filename', undefined]) {
    const input = { mediaItemId, ...(updateMask && { updateMask }), body: { description: 'x' } }
    expect(await owner.refused('mediaItems.patch', input)).toMatchObject({ code: 400 })
  }
  expect((await owner.ok('mediaItems.get', { mediaItemId })).description).toBeUndefined()
})

test("another app's item cannot be changed, and another user's does not exist", async () => {
  const server = await startTestServer()
  const [owner, otherApp] = [await actor(server), await actor(server, { client: 'other' })]
  const stranger = await actor(server, { user: 'stranger' })
  const input = { mediaItemId: await owner.photo(), updateMask: 'description', body: { description: 'x' } }
  expect(await otherApp.refused('mediaItems.patch', input)).toMatchObject({ code: 400 })
  expect(await stranger.refused('mediaItems.patch', input)).toMatchObject({ code: 404 })
})
