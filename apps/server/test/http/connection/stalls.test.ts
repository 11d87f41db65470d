import { once } from 'node:events'
import { mkdtemp, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { makePhoto } from 'tintype-test-support/photos'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createMetricsServer } from '../../../src/http/ops/metrics.ts'
import { createMetrics } from '../../../src/http/ops/metricsRegistry.ts'
import { openFilesIn } from '../../support/openFiles.ts'
import { connectRaw, type RawClient } from '../../support/rawHttp.ts'
import { createItem, onStore, send, startTestServer, type TestServer } from '../../support/server.ts'

/** More bytes than the buffers of the sockets can hold. */
const LARGE = 48_000_000

const STALL_MS = 60_000
/** Interval of the checks of a connection whose response was sent before its request was complete. */
const LINGER_CHECK_MS = 100
/** A stall is detected at the next check. The server checks four times per timeout. */
const DETECTION_MS = STALL_MS * 1.5

const connectionsOf = async (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)))
  })

async function largeItem(server: TestServer, token: string) {
  const photo = Buffer.concat([await makePhoto({ width: 20, height: 20 }), Buffer.alloc(LARGE, 'x')])
  return createItem(server, token, photo)
}

const get = (path: string, ...headers: string[]) =>
  [`GET ${path} HTTP/1.1`, 'Host: a', ...headers, '', ''].join('\r\n')

/** A client that does not read its responses. */
async function stalledReader(url: string, requests: string): Promise<RawClient> {
  const client = await connectRaw(url)
  client.socket.pause()
  client.send(requests)
  return client
}

describe('a client that does not read its response is disconnected', () => {
  const routes: [what: string, requests: (server: TestServer, token: string) => Promise<string>][] = [
    [
      'an original',
      async (server, token) => get(`${new URL((await largeItem(server, token)).baseUrl).pathname}=d`),
    ],
    [
      'images',
      async (server, token) => {
        const item = await createItem(server, token, await makePhoto({ width: 2000, height: 2000 }))
        return get(`${new URL(item.baseUrl).pathname}=w2000`).repeat(60)
      },
    ],
    ['JSON', async () => get('/$discovery/rest?version=v1').repeat(200)],
    [
      'JSON of an operation',
      async (server, token) => {
        for (let made = 0; made < 50; made++) {
          await send(`${server.url}/v1/albums`, { token, body: { album: { title: 'x'.repeat(500) } } })
        }
        return get('/v1/albums?pageSize=50', `Authorization: Bearer ${token}`).repeat(120)
      },
    ],
    ['a file of the documentation', async () => get('/docs/large.txt')],
  ]

  test.each(routes)('%s', async (_what, requestsOf) => {
    const docs = await mkdtemp(join(tmpdir(), 'tintype-docs-'))
    await writeFile(join(docs, 'large.txt'), Buffer.alloc(LARGE, 'x'))
    const server = await startTestServer({ docs })
    const requests = await requestsOf(server, await server.token())
    const { server: listening } = server.app.http
    listening.closeIdleConnections()
    const waiting = once(listening, 'connection')
    const client = await stalledReader(server.url, requests)
    const [socket] = await waiting
    await expect.poll(() => socket.writableLength, { timeout: 20_000 }).toBeGreaterThan(0)
    server.wait(STALL_MS / 2)
    expect(socket.destroyed).toBe(false)
    server.wait(DETECTION_MS)
    expect(socket.destroyed).toBe(true)
    await expect.poll(() => connectionsOf(listening)).toBe(0)
    await expect.poll(() => openFilesIn(docs)).toBe(0)
    if (!onStore) await expect.poll(() => openFilesIn(join(server.data, 'blobs'))).toBe(0)
    client.destroy()
  })

  test('metrics', async () => {
    const metrics = createMetrics()
    const server = await startTestServer({ metrics })
    const listening = createMetricsServer(metrics, server.app.connections).listen(0, '127.0.0.1')
    onTestFinished(() => void listening.close())
    await once(listening, 'listening')
    const waiting = once(listening, 'connection')
    const { port } = listening.address() as AddressInfo
    const client = await stalledReader(`http://127.0.0.1:${port}`, get('/metrics').repeat(3000))
    const [socket] = await waiting
    await expect.poll(() => socket.writableLength, { timeout: 20_000 }).toBeGreaterThan(0)
    server.wait(DETECTION_MS)
    expect(socket.destroyed).toBe(true)
    client.destroy()
  })
})

test('a slow reader is not disconnected', async () => {
  const server = await startTestServer()
  const { baseUrl } = await largeItem(server, await server.token())
  const client = await stalledReader(server.url, get(`${new URL(baseUrl).pathname}=d`))
  for (let read = 0; read < LARGE; read += LARGE / 12) {
    client.socket.resume()
    await expect.poll(() => client.received().length, { interval: 1, timeout: 30_000 }).toBeGreaterThan(read)
    client.socket.pause()
    server.wait(STALL_MS / 4)
  }
  client.socket.resume()
  await expect.poll(() => client.received().length, { timeout: 30_000 }).toBeGreaterThan(LARGE)
  client.destroy()
})

describe('a JSON body', () => {
  const start = async () => {
    const server = await startTestServer()
    const token = await server.token()
    const client = await connectRaw(server.url)
    const begin = (line: string, ...more: string[]) =>
      client.send(
        [line, 'Host: a', `Authorization: Bearer ${token}`, 'Content-Length: 1000', ...more, '', ''].join(
          '\r\n',
        ),
      )
    return { server, token, client, begin }
  }

  /** The server reads a body after it has looked up the user in the catalog. */
  const untilRead = (server: TestServer) =>
    expect.poll(() => server.timers(), { timeout: 5000 }).toContain(STALL_MS)

  test('that stalls is rejected with 408 after a minute, and the connection is closed', async () => {
    const { server, token, client, begin } = await start()
    begin('POST /v1/albums HTTP/1.1')
    client.send('{"album":')
    await untilRead(server)
    server.wait(STALL_MS - 1)
    expect(client.received()).toBe('')
    server.wait(1)
    const { status, headers, body } = await client.response()
    expect([status, headers.connection]).toEqual([408, 'close'])
    expect(JSON.parse(body).error).toEqual({
      code: 408,
      message: 'The request did not arrive in time. Send it again, on a new connection.',
      status: 'DEADLINE_EXCEEDED',
    })
    server.wait(2000)
    await client.closed()
    expect((await send(`${server.url}/v1/albums`, { token })).body).toEqual({})
  })

  test('that arrives byte by byte is also rejected with 408 after a minute', async () => {
    const { server, client, begin } = await start()
    begin('POST /v1/mediaItems:search HTTP/1.1')
    await untilRead(server)
    for (let sent = 0; sent < 6; sent++) {
      client.send(' ')
      server.wait(STALL_MS / 6)
    }
    expect((await client.response()).status).toBe(408)
    client.destroy()
  })

  test('that is a form with the query has the same limit', async () => {
    const { server, client, begin } = await start()
    begin(
      'POST /v1/albums HTTP/1.1',
      'X-HTTP-Method-Override: GET',
      'Content-Type: application/x-www-form-urlencoded',
    )
    client.send('pageSize=5')
    await untilRead(server)
    server.wait(STALL_MS)
    expect((await client.response()).status).toBe(408)
    client.destroy()
  })
})

describe('the server does not wait for the body of a rejected request', () => {
  const rejected: [status: number, path: string][] = [
    [401, '/v1/uploads'],
    [401, '/v1/albums'],
    [404, '/nothing'],
    [403, '/media/none'],
    [404, '/photo/none'],
  ]
  test.each(rejected)('%i %s', async (status, path) => {
    const server = await startTestServer()
    const client = await connectRaw(server.url)
    const method = path.startsWith('/v1') || path === '/nothing' ? 'POST' : 'GET'
    client.send(`${method} ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n`)
    const response = await client.response()
    expect([response.status, response.headers.connection]).toEqual([status, 'close'])
    const drip = setInterval(() => client.send('x'), 5)
    onTestFinished(() => clearInterval(drip))
    await expect.poll(() => server.timers()).toContain(LINGER_CHECK_MS)
    server.wait(2000)
    await client.closed()
  })

  test('but a client that sends the whole body before reading receives the response', async () => {
    const server = await startTestServer()
    const client = await connectRaw(server.url, { allowHalfOpen: true })
    client.socket.pause()
    const body = 'x'.repeat(3_000_000)
    client.send(`POST /v1/uploads HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n`)
    await new Promise((resolve) => client.socket.write(body, resolve))
    client.socket.resume()
    expect((await client.response()).status).toBe(401)
    client.socket.end()
    await client.closed()
  })

  test('and discards only a limited part of the body', async () => {
    const server = await startTestServer()
    const waiting = once(server.app.http.server, 'connection')
    const client = await connectRaw(server.url, { allowHalfOpen: true })
    const [socket] = await waiting
    client.send(`POST /v1/uploads HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n`)
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    let sent = 0
    const pour = () => {
      while (!client.socket.destroyed && client.socket.write(chunk)) sent += chunk.length
    }
    client.socket.on('drain', pour)
    pour()
    await expect.poll(() => socket.bytesRead, { timeout: 10_000 }).toBeGreaterThan(4_194_304)
    server.wait(LINGER_CHECK_MS)
    const read = socket.bytesRead
    expect(sent).toBeGreaterThan(read)
    await setTimeout(100)
    expect(socket.bytesRead).toBe(read)
    server.wait(2000)
    await client.closed()
  })

  test('and keeps the connection open if the body arrived with the headers', async () => {
    const server = await startTestServer()
    const client = await connectRaw(server.url)
    for (const path of ['/nothing', '/v1/albums', '/v1/uploads']) {
      const before = client.received().length
      client.send(`POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}`)
      await expect.poll(() => client.received().slice(before)).toMatch(/^HTTP\/1\.1 40\d /)
      expect(client.received().slice(before)).not.toMatch(/connection: close/i)
    }
    client.destroy()
  })
})

test('all pipelined requests of a client end with its connection', async () => {
  const server = await startTestServer()
  const { baseUrl } = await largeItem(server, await server.token())
  const client = await stalledReader(server.url, get(`${new URL(baseUrl).pathname}=d`).repeat(5))
  await expect.poll(() => server.app.connections.responses(), { timeout: 10_000 }).toBe(5)
  client.destroy()
  await expect.poll(() => server.app.connections.responses()).toBe(0)
  if (!onStore) await expect.poll(() => openFilesIn(join(server.data, 'blobs'))).toBe(0)
})
