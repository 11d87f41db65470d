import { expect, test } from 'vitest'
import { send, startTestServer } from '../../support/server.ts'

test('albums.create returns four fields and does not change the title', async () => {
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
    productUrl: expect.stringMatching(new RegExp(`^${server.url}/album/[A-Za-z0-9_-]{64}$`)),
    isWriteable: true,
  })
})

test('two albums may have the same title', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const body = { album: { title: 'Twice' } }
  const [first, second] = [
    await send(`${server.url}/v1/albums`, { token, body }),
    await send(`${server.url}/v1/albums`, { token, body }),
  ]
  expect(first.body.id).not.toBe(second.body.id)
})
