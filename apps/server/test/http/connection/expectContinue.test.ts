import { expect, test } from 'vitest'
import { connectRaw } from '../../support/rawHttp.ts'
import { startTestServer } from '../../support/server.ts'

const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n'

const head = (path: string, length: number, ...headers: string[]) =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: a',
    'Expect: 100-continue',
    `Content-Length: ${length}`,
    ...headers,
    '',
    '',
  ].join('\r\n')

test('the server asks for the body after it has checked the token', async () => {
  const server = await startTestServer()
  const authorization = `Authorization: Bearer ${await server.token()}`
  const bodies: [path: string, body: string][] = [
    ['/v1/uploads', 'some'],
    ['/v1/albums', '{"album":{"title":"Hofn"}}'],
  ]
  for (const [path, body] of bodies) {
    const client = await connectRaw(server.url)
    client.send(head(path, body.length, authorization))
    await expect.poll(() => client.received()).toBe(CONTINUE)
    client.send(body)
    await expect.poll(() => client.received().slice(CONTINUE.length)).toMatch(/^HTTP\/1\.1 200 /)
    client.destroy()
  }
})

test('the server does not ask for the body of a rejected request', async () => {
  const server = await startTestServer({
    maxBytes: { photo: 1000, video: 1000 },
    quota: { requestsPerDay: 5 },
  })
  const token = await server.token()
  const reader = await server.token({ scopes: ['photoslibrary.readonly'] })
  const good = `Authorization: Bearer ${token}`
  const cases: [status: number, path: string, length: number, ...headers: string[]][] = [
    [401, '/v1/uploads', 10],
    [401, '/v1/albums', 10, 'Authorization: Bearer wrong'],
    [403, '/v1/albums', 10, `Authorization: Bearer ${reader}`],
    [413, '/v1/uploads', 1001, good],
    [400, '/v1/albums', 3_000_000, good],
    [404, '/v1/uploads?upload_id=none', 10, good, 'X-Goog-Upload-Command: upload'],
    [404, '/nothing', 10, good],
    [429, '/v1/albums', 10, good],
  ]
  // The fourth request with a valid token exceeds the quota.
  const list = () => fetch(`${server.url}/v1/albums`, { headers: { authorization: `Bearer ${token}` } })
  expect([(await list()).status, (await list()).status]).toEqual([200, 200])
  for (const [status, path, length, ...headers] of cases) {
    const client = await connectRaw(server.url)
    client.send(head(path, length, ...headers))
    const response = await client.response()
    expect([path, response.status]).toEqual([path, status])
    expect(response.headers.connection).toBe('close')
    client.socket.end()
    expect(await client.closed()).not.toContain('100 Continue')
  }
})

test('the server does not send 100 to clients of HTTP/1.0', async () => {
  const server = await startTestServer()
  const client = await connectRaw(server.url)
  client.send(
    `POST /v1/uploads HTTP/1.0\r\nExpect: 100-continue\r\nAuthorization: Bearer ${await server.token()}\r\nContent-Length: 4\r\n\r\nsome`,
  )
  expect((await client.response()).status).toBe(200)
  client.destroy()
})
