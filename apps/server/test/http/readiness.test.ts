import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { onStore, startTestServer, type TestServer } from '../support/server.ts'

async function ready({ url }: TestServer) {
  const answer = await fetch(`${url}/readyz`)
  return [answer.status, await answer.json()]
}

test('a server is ready when database and store answer', async () => {
  const server = await startTestServer()
  expect(await ready(server)).toEqual([200, { status: 'ok', database: 'ok', store: 'ok' }])
})

test.skipIf(onStore)(
  'without its folder of photos a server is alive, and not ready until it is back',
  async () => {
    const server = await startTestServer()
    const [folder, away] = [join(server.data, 'blobs'), join(server.data, 'away')]
    await rename(folder, away)
    expect(await ready(server)).toEqual([
      503,
      { status: 'unavailable', database: 'ok', store: 'unavailable' },
    ])
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    await rename(away, folder)
    expect((await ready(server))[0]).toBe(200)
  },
)

test('a store that never answers is not ready, and is not waited for', async () => {
  const server = await startTestServer()
  server.app.services.blobs.answers = () => new Promise(() => {})
  expect(await ready(server)).toEqual([503, { status: 'unavailable', database: 'ok', store: 'unavailable' }])
})
