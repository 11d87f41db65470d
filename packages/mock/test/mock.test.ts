import { afterEach, expect, test } from 'vitest'
import { type Mock, startMock } from '../src/index.ts'

const running: Mock[] = []
afterEach(async () => {
  for (const mock of running.splice(0)) await mock.stop()
})

async function start(port?: number): Promise<string> {
  const mock = await startMock(port === undefined ? {} : { port })
  running.push(mock)
  return mock.url
}

const authorized = { authorization: 'Bearer token' }

test('a request that follows the document gets its example, and no violation', async () => {
  const url = await start()
  const response = await fetch(`${url}/v1/albums`, { headers: authorized })
  expect(response.status).toBe(200)
  expect(response.headers.has('sl-violations')).toBe(false)
  expect(await response.json()).toMatchObject({
    albums: expect.arrayContaining([expect.objectContaining({ title: 'Iceland, August' })]),
  })
})

test('a request without a token gets the documented 401', async () => {
  const url = await start()
  const response = await fetch(`${url}/v1/albums`)
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({ error: { status: 'UNAUTHENTICATED' } })
})

test('an unknown field is a violation and the documented 400', async () => {
  const url = await start()
  const response = await fetch(`${url}/v1/albums`, {
    method: 'POST',
    headers: { ...authorized, 'content-type': 'application/json' },
    body: JSON.stringify({ album: { title: 'Iceland' }, color: 'blue' }),
  })
  expect(response.status).toBe(400)
  expect(response.headers.get('sl-violations')).toContain('color')
  expect(await response.json()).toMatchObject({ error: { status: 'INVALID_ARGUMENT' } })
})

test('requests may contain read-only fields, as those of clients do', async () => {
  const url = await start()
  const response = await fetch(`${url}/v1/albums`, {
    method: 'POST',
    headers: { ...authorized, 'content-type': 'application/json' },
    body: JSON.stringify({ album: { title: 'Iceland', isWriteable: true } }),
  })
  expect(response.status).toBe(200)
  expect(response.headers.has('sl-violations')).toBe(false)
})

test('a request can ask for a documented error', async () => {
  const url = await start()
  const response = await fetch(`${url}/v1/albums`, { headers: { ...authorized, prefer: 'code=429' } })
  expect(response.status).toBe(429)
  expect(await response.json()).toMatchObject({ error: { status: 'RESOURCE_EXHAUSTED' } })
})

test('a port in use is an error that names it', async () => {
  const url = await start()
  await expect(startMock({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE')
})
