import { createHash } from 'node:crypto'
import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { actor } from '../../support/actor.ts'
import { startResumable } from '../../support/resumable.ts'
import { send, startTestServer, upload } from '../../support/server.ts'

test('the response is a bare token in plain text, and the library does not change yet (facts 5.1, 5.2)', async () => {
  const server = await startTestServer()
  const owner = await actor(server)
  const answer = await send(`${server.url}/v1/uploads`, { token: owner.token, body: await makePhoto() })
  expect(answer).toMatchObject({ status: 200, body: expect.stringMatching(/^\S+$/) })
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(await owner.ok('mediaItems.list')).toEqual({})
})

test('a slash after the path and headers in the query are accepted', async () => {
  const server = await startTestServer()
  const { token } = await actor(server)
  const query = `?X-Goog-Upload-Protocol=raw&Content-type=application/octet-stream&access_token=${token}`
  const answer = await send(`${server.url}/v1/uploads/${query}`, { body: await makePhoto() })
  expect(answer.status).toBe(200)
})

test('a checksum in the header is compared with the bytes', async () => {
  const server = await startTestServer()
  const { token } = await actor(server)
  const body = await makePhoto()
  const sha1 = createHash('sha1').update(body).digest('base64')
  const answer = await send(`${server.url}/v1/uploads`, {
    token,
    body,
    headers: { 'x-goog-hash': `sha1=${sha1}` },
  })
  expect(answer.status).toBe(200)
})

test('the file name in the header is UTF-8', async () => {
  const server = await startTestServer()
  const owner = await actor(server)
  const name = Buffer.from('Höfn.jpg').toString('latin1')
  const uploadToken = await upload(server, owner.token, await makePhoto(), name)
  const body = { newMediaItems: [{ simpleMediaItem: { uploadToken } }] }
  const { newMediaItemResults } = await owner.ok('mediaItems.batchCreate', { body })
  expect(newMediaItemResults[0].mediaItem.filename).toBe('Höfn.jpg')
})

test('an upload that exceeds both limits is rejected', async () => {
  const server = await startTestServer({ maxBytes: { photo: 1000, video: 2000 } })
  const token = await server.token()
  await upload(server, token, Buffer.alloc(2000))
  const tooLong = { status: 413, body: { code: 11, message: 'Upload exceeds the maximum size.' } }
  expect(await send(`${server.url}/v1/uploads`, { token, body: Buffer.alloc(2001) })).toMatchObject(tooLong)
  const session = await startResumable(server, token)
  expect(await session.finish(Buffer.alloc(2001), 0)).toMatchObject(tooLong)
  expect(await session.query()).toEqual(['active', '0'])
})

test('a blob without a row is synced again before its upload is acknowledged', async () => {
  const server = await startTestServer()
  const { token } = await actor(server)
  const photo = await makePhoto()
  await upload(server, token, photo)
  const { services } = server.app
  const { blobs, catalog } = services
  let kept = 0
  services.blobs = {
    ...blobs,
    async stage(source, maxBytes) {
      const staged = await blobs.stage(source, maxBytes)
      return { ...staged, keep: () => staged.keep().then(() => void kept++) }
    },
  }
  await upload(server, token, photo)
  expect(kept).toBe(0)
  // The state after a process is killed between the rename and the commit.
  await catalog.db.deleteFrom('upload_token').execute()
  await catalog.db.deleteFrom('blob').execute()
  await upload(server, token, photo)
  expect(kept).toBe(1)
})
