import { once } from 'node:events'
import { makePhoto } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import { clientAddress } from '../../src/http/connection/clientAddress.ts'
import { connectRaw, type RawClient } from '../support/rawHttp.ts'
import { createItem, send, startTestServer, type TestServer } from '../support/server.ts'

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`

/** The path of an original that is larger than the buffers of the sockets. */
async function largePath(server: TestServer, options: { user?: string } = {}): Promise<string> {
  const token = await server.token(options)
  const photo = Buffer.concat([await makePhoto({ width: 20, height: 20 }), Buffer.alloc(48_000_000, 'x')])
  const { baseUrl } = await createItem(server, token, photo)
  return `${new URL(baseUrl).pathname}=d`
}

/** A client that stops reading after the first bytes of its response. */
async function stalledReader(url: string, path: string, options = {}): Promise<RawClient> {
  const client = await connectRaw(url, options)
  client.send(get(path))
  await once(client.socket, 'data')
  client.socket.pause()
  return client
}

describe('connections', () => {
  test('of one address are limited: the next one is rejected with 503', async () => {
    const server = await startTestServer({ limits: { maxConnectionsPerAddress: 2 } })
    const first = await connectRaw(server.url)
    const second = await connectRaw(server.url)
    const third = await connectRaw(server.url)
    const { status, headers, body } = await third.response()
    expect([status, headers['retry-after'], headers.connection]).toEqual([503, '2', 'close'])
    expect(JSON.parse(body).error).toMatchObject({ code: 503, status: 'UNAVAILABLE' })
    const elsewhere = await connectRaw(server.url, { localAddress: '127.0.0.2' })
    elsewhere.send(get('/healthz'))
    expect((await elsewhere.response()).status).toBe(200)
    first.destroy()
    await expect
      .poll(async () => {
        const next = await connectRaw(server.url)
        next.send(get('/healthz'))
        const response = await next.response()
        next.destroy()
        return response.status
      })
      .toBe(200)
    for (const client of [second, third, elsewhere]) client.destroy()
  })

  test('are limited in total: the next one is closed', async () => {
    const server = await startTestServer({ limits: { maxConnections: 2 } })
    const clients = [await connectRaw(server.url), await connectRaw(server.url)]
    expect(await (await connectRaw(server.url)).closed()).toBe('')
    for (const client of clients) {
      client.send(get('/healthz'))
      expect((await client.response()).status).toBe(200)
      client.destroy()
    }
  })
})

describe('concurrent requests', () => {
  /** An upload whose last byte is never sent. */
  async function unfinishedUpload(server: TestServer, token: string): Promise<RawClient> {
    const client = await connectRaw(server.url)
    const head = `POST /v1/uploads HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\nContent-Length: 5\r\n\r\n`
    client.send(`${head}some`)
    await server.taken(4)
    return client
  }

  test('of one user are limited, across clients and operations', async () => {
    const server = await startTestServer({ limits: { maxRequestsPerUser: 2 } })
    const token = await server.token()
    const uploads = [await unfinishedUpload(server, token), await unfinishedUpload(server, token)]
    const otherApp = await server.token({ client: 'other' })
    const { status, body, headers } = await send(`${server.url}/v1/albums`, { token: otherApp })
    expect([status, headers.get('retry-after')]).toEqual([429, '2'])
    expect(body.error).toEqual({
      code: 429,
      message:
        'Too many concurrent requests: 2 at most for one user. Wait for some of them to finish, then send this one again.',
      status: 'RESOURCE_EXHAUSTED',
    })
    const upload = await send(`${server.url}/v1/uploads`, { token, body: 'bytes' })
    expect(upload).toMatchObject({ status: 429, body: { code: 8, message: body.error.message } })
    expect(
      (await send(`${server.url}/v1/albums`, { token: await server.token({ user: 'other' }) })).status,
    ).toBe(200)

    uploads[0]?.send('!')
    expect((await uploads[0]?.response())?.status).toBe(200)
    uploads[1]?.destroy()
    await expect
      .poll(async () => (await send(`${server.url}/v1/uploads`, { token, body: 'bytes' })).status)
      .toBe(200)
    for (const client of uploads) client.destroy()
  })

  test('of one address are limited if they have no token', async () => {
    const server = await startTestServer({ limits: { maxRequestsPerAddress: 1 } })
    const path = await largePath(server)
    const client = await stalledReader(server.url, path)
    const { status, body } = await send(`${server.url}${path}`)
    expect([status, body.error.message]).toEqual([429, expect.stringContaining('1 at most for one address')])
    for (const other of ['/nothing', '/$discovery/rest']) {
      expect([other, (await send(`${server.url}${other}`)).status]).toEqual([other, 429])
    }
    expect(await send(`${server.url}/photo/x`)).toMatchObject({
      status: 503,
      body: expect.stringContaining('The server is busy.'),
    })
    for (const always of ['/healthz', '/readyz']) expect((await send(server.url + always)).status).toBe(200)
    expect((await send(`${server.url}/v1/albums`, { token: await server.token() })).status).toBe(200)
    const elsewhere = await stalledReader(server.url, path, { localAddress: '127.0.0.2' })
    client.destroy()
    await expect.poll(async () => (await send(`${server.url}/photo/x`)).status).toBe(404)
    elsewhere.destroy()
  })

  test('that are pipelined on one connection also count', async () => {
    const server = await startTestServer({ limits: { maxRequestsPerAddress: 3 } })
    const path = await largePath(server)
    const client = await connectRaw(server.url)
    client.socket.pause()
    client.send(get(path).repeat(10))
    await expect.poll(() => server.app.connections.responses()).toBe(10)
    expect((await send(`${server.url}/nothing`)).status).toBe(429)
    client.destroy()
    await expect.poll(async () => (await send(`${server.url}/photo/x`)).status).toBe(404)
  })

  test('count until their work ends, even after the client has disconnected', async () => {
    const server = await startTestServer({ limits: { maxRequestsPerUser: 1 } })
    const token = await server.token()
    let finish = () => {}
    const working = new Promise<void>((resolve) => {
      finish = resolve
    })
    server.app.services.blobs.stage = async () => {
      await working
      throw new Error('The test ends this.')
    }
    const client = await connectRaw(server.url)
    client.send(
      `POST /v1/uploads HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\nContent-Length: 1\r\n\r\nx`,
    )
    const list = async () => (await send(`${server.url}/v1/albums`, { token })).status
    await expect.poll(list).toBe(429)
    client.destroy()
    await expect.poll(() => server.app.connections.responses()).toBe(0)
    expect(await list()).toBe(429)
    finish()
    await expect.poll(list).toBe(200)
  })
})

describe('concurrent downloads of originals', () => {
  test('are limited: some wait, and further ones are rejected with 503', async () => {
    const server = await startTestServer({
      limits: { downloads: { limit: 1, maxWaiting: 1 } },
    })
    const path = await largePath(server)
    const first = await stalledReader(server.url, path)
    const second = await connectRaw(server.url)
    second.send(get(path))
    await expect.poll(() => server.app.connections.responses()).toBe(2)
    const { status, headers, body } = await send(`${server.url}${path}`)
    expect([status, headers.get('retry-after'), body.error.status]).toEqual([503, '2', 'UNAVAILABLE'])
    const contentHeaders = ['cache-control', 'content-disposition', 'etag', 'accept-ranges']
    expect(contentHeaders.filter((name) => headers.has(name))).toEqual([])
    expect(second.received()).toBe('')
    // A response without a file does not wait.
    expect((await send(`${server.url}${path}`, { method: 'HEAD' })).status).toBe(200)
    first.destroy()
    await expect.poll(() => second.received()).toMatch(/^HTTP\/1\.1 200 /)
    second.destroy()
  })

  test('a client that disconnects leaves the queue', async () => {
    const server = await startTestServer({ limits: { downloads: { limit: 1, maxWaiting: 1 } } })
    const path = await largePath(server)
    const first = await stalledReader(server.url, path)
    const second = await connectRaw(server.url)
    second.send(get(path))
    await expect.poll(() => server.app.connections.responses()).toBe(2)
    second.destroy()
    await expect.poll(() => server.app.connections.responses()).toBe(1)
    const third = await connectRaw(server.url)
    third.send(get(path))
    await expect.poll(() => server.app.connections.responses()).toBe(2)
    first.destroy()
    await expect.poll(() => third.received()).toMatch(/^HTTP\/1\.1 200 /)
    third.destroy()
  })

  test('are limited for each user, and for each address of readers of a public link', async () => {
    const server = await startTestServer({ limits: { downloads: { limit: 3, perKey: 1, maxWaiting: 9 } } })
    const owner = await server.token()
    const path = await largePath(server)
    const { body: album } = await send(`${server.url}/v1/albums`, {
      token: owner,
      body: { album: { title: 'x' } },
    })
    const { body: list } = await send(`${server.url}/v1/mediaItems`, { token: owner })
    const mediaItemIds = list.mediaItems.map(({ id }: { id: string }) => id)
    await send(`${server.url}/v1/albums/${album.id}:batchAddMediaItems`, {
      token: owner,
      body: { mediaItemIds },
    })
    const { body } = await send(`${server.url}/v1/albums/${album.id}:share`, { token: owner, body: {} })
    const page = await send(body.shareInfo.shareableUrl)
    const publicPath = `${/\/media\/[\w-]+/.exec(page.body)?.[0]}=d`

    const readers = [
      await stalledReader(server.url, path),
      await stalledReader(server.url, publicPath),
      await stalledReader(server.url, publicPath, { localAddress: '127.0.0.2' }),
    ]
    readers[1]?.destroy()
    const others = await largePath(server, { user: 'other' })
    const waiting = await connectRaw(server.url)
    waiting.send(get(path))
    readers.push(waiting, await stalledReader(server.url, others))
    expect(waiting.received()).toBe('')
    for (const reader of readers) reader.destroy()
  })
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['2001:db8::', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['64:ff9b::203.0.113.7', '64:ff9b:0:0::/64'],
])('%s counts as %s', (remoteAddress, counted) => expect(clientAddress({ remoteAddress })).toBe(counted))
