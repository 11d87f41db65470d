import { once } from 'node:events'
import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { connectRaw, sendRaw } from '../../support/rawHttp.ts'
import { createItem, startTestServer } from '../../support/server.ts'

const malformed: [problem: string, request: string][] = [
  [
    'both a length and chunks',
    'POST /v1/albums HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
  ],
  ['two lengths', 'POST /v1/albums HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'],
  [
    'a length that is not a decimal number',
    'POST /v1/albums HTTP/1.1\r\nHost: a\r\nContent-Length: 0x10\r\n\r\n',
  ],
  ['a space in a header name', 'GET /healthz HTTP/1.1\r\nHost: a\r\nX Y: z\r\n\r\n'],
  ['a NUL in a header', 'GET /healthz HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n'],
  ['an unknown method', 'BREW /healthz HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['a space in the request target', 'GET /a b HTTP/1.1\r\nHost: a\r\n\r\n'],
]

test.each(malformed)(
  '%s: rejected with 400 in the format of the API, and the connection is closed',
  async (_what, request) => {
    const server = await startTestServer()
    const { status, headers, body } = await sendRaw(server.url, request)
    expect(status).toBe(400)
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=UTF-8',
      connection: 'close',
      server: expect.stringMatching(/^tintype\//),
    })
    const { error } = JSON.parse(body)
    expect(error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
    expect(error.message).toMatch(/^Malformed request: .+\.$/)
  },
)

test('headers that are too large are rejected with 431', async () => {
  const server = await startTestServer()
  const client = await connectRaw(server.url)
  client.send(`GET /healthz HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)
  const { status, body } = await client.response()
  expect([status, JSON.parse(body).error.code, JSON.parse(body).error.status]).toEqual([
    431,
    431,
    'INVALID_ARGUMENT',
  ])
  client.destroy()
})

test('chunk extensions that are too large are rejected with 413', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const head = `POST /v1/albums HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\nTransfer-Encoding: chunked\r\n\r\n`
  const { status, body } = await sendRaw(server.url, `${head}2;${'x'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`)
  expect([status, JSON.parse(body).error.status]).toEqual([413, 'INVALID_ARGUMENT'])
})

test('an unknown expectation is rejected with 417', async () => {
  const server = await startTestServer()
  const { status, body } = await sendRaw(
    server.url,
    'POST /v1/albums HTTP/1.1\r\nHost: a\r\nExpect: the-unexpected\r\nContent-Length: 2\r\n\r\n',
  )
  expect([status, JSON.parse(body).error.code]).toEqual([417, 417])
})

test('headers that take too long are rejected with 408 at the next check of Node', async () => {
  const server = await startTestServer()
  const { server: listening } = server.app.http
  const waiting = once(listening, 'connection')
  const client = await connectRaw(server.url)
  client.send('GET /healthz HTTP/1.1\r\nHost: a\r\n')
  const [socket] = await waiting
  listening.emit('clientError', Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket)
  const { status, body } = await client.response()
  expect([status, JSON.parse(body).error.status]).toEqual([408, 'DEADLINE_EXCEEDED'])
  expect(listening.headersTimeout).toBe(60_000)
  client.send('X: y\r\n\r\n')
  server.wait(2000)
  expect((await client.closed()).match(/HTTP\/1\.1/g)).toHaveLength(1)
})

test('an error is never written into a response that has begun', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const photo = Buffer.concat([await makePhoto({ width: 20, height: 20 }), Buffer.alloc(32_000_000)])
  const { baseUrl } = await createItem(server, token, photo)
  const client = await connectRaw(server.url)
  client.send(`GET ${new URL(baseUrl).pathname}=d HTTP/1.1\r\nHost: a\r\n\r\n`)
  await once(client.socket, 'data')
  client.socket.pause()
  client.send('BREW /healthz HTTP/1.1\r\nHost: a\r\n\r\n')
  client.socket.resume()
  expect((await client.closed()).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200'])
})
