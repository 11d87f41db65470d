import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { send, startTestServer, type TestServer } from '../support/server.ts'

afterEach(() => vi.restoreAllMocks())

async function syncsOf(server: TestServer) {
  const file = await open(join(server.data, 'catalog.db'))
  await file.close()
  return vi.spyOn(Object.getPrototypeOf(file) as typeof file, 'datasync')
}

test('an answer waits for what it tells of to be safe, also when another request has written it', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const syncs = await syncsOf(server)
  let letGo = () => {}
  syncs.mockImplementationOnce(() => new Promise((resolve) => (letGo = resolve)))
  const order: string[] = []
  const asked = async (name: string, path: string, body?: object) => {
    const answer = await send(`${server.url}${path}`, { token, ...(body && { body }) })
    order.push(name)
    return answer
  }
  const creating = asked('created', '/v1/albums', { album: { title: 'Kept' } })
  await vi.waitFor(() => expect(syncs).toHaveBeenCalled(), { timeout: 10_000 })
  const listing = asked('listed', '/v1/albums')
  const refused = await asked('refused', '/v1/albums/x')
  expect(refused.status).toBe(400)
  order.push('safe')
  letGo()
  expect((await listing).body.albums).toHaveLength(1)
  expect((await creating).status).toBe(200)
  expect(order.slice(0, 2)).toEqual(['refused', 'safe'])
})

test('a commit that could not be made safe is 503, and so is every response that tells of it until it is safe', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const syncs = await syncsOf(server)
  syncs.mockRejectedValueOnce(new Error('EIO')).mockRejectedValueOnce(new Error('EIO'))
  const create = () => send(`${server.url}/v1/albums`, { token, body: { album: { title: 'Kept' } } })
  expect(await create()).toMatchObject({ status: 503, body: { error: { status: 'UNAVAILABLE' } } })
  expect(await send(`${server.url}/v1/albums`, { token })).toMatchObject({ status: 503 })
  const listed = await send(`${server.url}/v1/albums`, { token })
  expect([listed.status, listed.body.albums.length]).toEqual([200, 1])
  expect(await create()).toMatchObject({ status: 200 })
})
