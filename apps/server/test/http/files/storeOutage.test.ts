import { makePhoto, photoOf } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { type Fault, faultyStore } from '../../support/faultyStore.ts'
import { startResumable, UNIT } from '../../support/resumable.ts'
import { send } from '../../support/send.ts'
import { createItem, startTestServer, upload } from '../../support/server.ts'
import { newStorePlace } from '../../support/store.ts'

/** A server whose store is behind a proxy that injects failures. */
async function startOnFaultyStore() {
  const way: { fault: Fault } = { fault: 'pass' }
  const store = await faultyStore(() => way.fault)
  const server = await startTestServer({ blobs: await newStorePlace(store.url) })
  return { way, store, server, token: await server.token() }
}

const unavailable = { code: 503, status: 'UNAVAILABLE', message: 'The service is currently unavailable.' }

const RAW = { 'content-type': 'application/octet-stream', 'x-goog-upload-protocol': 'raw' }

test.each(['503', 'cut'] as const)(
  'while the store fails with "%s", uploads and originals are unavailable; they work again when the store has recovered',
  async (fault) => {
    const { way, server, token } = await startOnFaultyStore()
    const bytes = await makePhoto()
    const { baseUrl } = await createItem(server, token, bytes)
    const other = await photoOf(50_000)
    const post = () => send(`${server.url}/v1/uploads`, { token, body: other, headers: RAW })

    way.fault = fault
    const refused = await post()
    expect([refused.status, refused.body]).toEqual([503, { code: 14, message: expect.any(String) }])
    for (const suffix of ['=d', '=w64']) {
      const response = await send(`${baseUrl}${suffix}`)
      expect([response.status, response.body.error]).toEqual([503, unavailable])
    }
    // Requests that need no bytes succeed.
    expect((await send(`${server.url}/v1/mediaItems`, { token })).status).toBe(200)

    way.fault = 'pass'
    expect((await post()).status).toBe(200)
    for (const suffix of ['=d', '=w64']) expect((await fetch(`${baseUrl}${suffix}`)).status).toBe(200)
  },
)

test('a chunk that the store rejects does not change the session, which can continue', async () => {
  const { way, server, token } = await startOnFaultyStore()
  const bytes = await photoOf(UNIT + 1000)
  const session = await startResumable(server, token)
  expect((await session.upload(bytes.subarray(0, UNIT), 0)).status).toBe(200)
  way.fault = '503'
  const refused = await session.finish(bytes.subarray(UNIT), UNIT)
  expect([refused.status, refused.body]).toMatchObject([503, { code: 14 }])
  expect(await session.query()).toEqual(['active', String(UNIT)])
  way.fault = 'pass'
  expect((await session.finish(bytes.subarray(UNIT), UNIT)).status).toBe(200)
})

test('a server whose store stalls is not ready, and stops waiting for the store', async () => {
  const { way, store, server } = await startOnFaultyStore()
  way.fault = 'stall'
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
  await expect.poll(store.calledOff).toBe(1)
  way.fault = 'pass'
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  await upload(server, await server.token(), await makePhoto())
})
