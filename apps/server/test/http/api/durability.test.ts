import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { send, startTestServer, type TestServer } from '../../support/server.ts'

afterEach(() => vi.restoreAllMocks())

async function spyOnSyncs(server: TestServer) {
  const file = await open(join(server.data, 'catalog.db'))
  await file.close()
  return vi.spyOn(Object.getPrototypeOf(file) as typeof file, 'datasync')
}

test('a response waits until the commits that it shows are on disk, including those of other requests', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const syncs = await spyOnSyncs(server)
  let finishSync = () => {}
  syncs.mockImplementationOnce(() => new Promise((resolve) => (finishSync = resolve)))
  const order: string[] = []
  const request = async (name: string, path: string, body?: object) => {
    const response = await send(`${server.url}${path}`, { token, ...(body && { body }) })
    order.push(name)
    return response
  }
  const creating = request('created', '/v1/albums', { album: { title: 'Kept' } })
  await vi.waitFor(() => expect(syncs).toHaveBeenCalled(), { timeout: 10_000 })
  const listing = request('listed', '/v1/albums')
  const rejected = await request('rejected', '/v1/albums/x')
  expect(rejected.status).toBe(400)
  order.push('synced')
  finishSync()
  expect((await listing).body.albums).toHaveLength(1)
  expect((await creating).status).toBe(200)
  expect(order.slice(0, 2)).toEqual(['rejected', 'synced'])
})

test('a request whose commit could not be synced returns 503, and so does every request that reads it until it is synced', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const syncs = await spyOnSyncs(server)
  syncs.mockRejectedValueOnce(new Error('EIO')).mockRejectedValueOnce(new Error('EIO'))
  const create = () => send(`${server.url}/v1/albums`, { token, body: { album: { title: 'Kept' } } })
  expect(await create()).toMatchObject({ status: 503, body: { error: { status: 'UNAVAILABLE' } } })
  expect(await send(`${server.url}/v1/albums`, { token })).toMatchObject({ status: 503 })
  const listed = await send(`${server.url}/v1/albums`, { token })
  expect([listed.status, listed.body.albums.length]).toEqual([200, 1])
  expect(await create()).toMatchObject({ status: 200 })
})
