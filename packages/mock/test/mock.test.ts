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
  const answer = await fetch(`${url}/v1/albums`, { headers: authorized })
  expect(answer.status).toBe(200)
  expect(answer.headers.has('sl-violations')).toBe(false)
  expect(await answer.json()).toMatchObject({
    albums: expect.arrayContaining([expect.objectContaining({ title: 'Iceland, August' })]),
  })
})

test('a request without a token is answered with the documented 401', async () => {
  const url = await start()
  const answer = await fetch(`${url}/v1/albums`)
  expect(answer.status).toBe(401)
  expect(await answer.json()).toMatchObject({ error: { status: 'UNAUTHENTICATED' } })
})

test('an unknown field is a violation and the documented 400', async () => {
  const url = await start()
  const answer = await fetch(`${url}/v1/albums`, {
    method: 'POST',
    headers: { ...authorized, 'content-type': 'application/json' },
    body: JSON.stringify({ album: { title: 'Iceland' }, colour: 'blue' }),
  })
  expect(answer.status).toBe(400)
  expect(answer.headers.get('sl-violations')).toContain('colour')
  expect(await answer.json()).toMatchObject({ error: { status: 'INVALID_ARGUMENT' } })
})

test('fields that only answers have may be sent along, as clients do', async () => {
  const url = await start()
  const answer = await fetch(`${url}/v1/albums`, {
    method: 'POST',
    headers: { ...authorized, 'content-type': 'application/json' },
    body: JSON.stringify({ album: { title: 'Iceland', isWriteable: true } }),
  })
  expect(answer.status).toBe(200)
  expect(answer.headers.has('sl-violations')).toBe(false)
})

test('a documented error can be asked for', async () => {
  const url = await start()
  const answer = await fetch(`${url}/v1/albums`, { headers: { ...authorized, prefer: 'code=429' } })
  expect(answer.status).toBe(429)
  expect(await answer.json()).toMatchObject({ error: { status: 'RESOURCE_EXHAUSTED' } })
})

test('a port in use is an error that names it', async () => {
  const url = await start()
  await expect(startMock({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE')
})
