import { performance } from 'node:perf_hooks'
import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { createItem, send, startTestServer } from '../../support/server.ts'

async function faulty() {
  const server = await startTestServer({ faults: true })
  const token = await server.token()
  const ask = (fault: string, path = '/v1/albums', body?: unknown) =>
    send(server.url + path, { token, body, headers: { 'x-tintype-fault': fault } })
  return { server, token, ask }
}

test('an injected status returns its example from the document, and changes nothing', async () => {
  const { server, token, ask } = await faulty()
  expect((await ask('status=503')).body).toEqual({
    error: { code: 503, message: 'The service is currently unavailable.', status: 'UNAVAILABLE' },
  })
  expect((await ask('status=503', '/v1/albums', { album: { title: 'x' } })).status).toBe(503)
  expect((await send(`${server.url}/v1/albums`, { token })).body).toEqual({})
  expect(await ask('status=503', '/v1/uploads', 'bytes')).toMatchObject({ status: 503, body: { code: 14 } })
})

test('an injected delay delays the response', async () => {
  const { ask } = await faulty()
  const start = performance.now()
  expect((await ask('delay=0.2s')).status).toBe(200)
  expect((await ask('delay=100ms, status=500')).status).toBe(500)
  // Node's timers may fire a millisecond early.
  expect(performance.now() - start).toBeGreaterThanOrEqual(298)
})

test('an empty page has a token that continues where the request stood', async () => {
  const { server, token, ask } = await faulty()
  for (const width of [20, 21, 22]) {
    await createItem(server, token, await makePhoto({ width, height: 20 }))
  }
  for (const [path, body] of [
    ['/v1/mediaItems', undefined],
    ['/v1/mediaItems:search', {}],
  ] as const) {
    const page = (pageToken: string, fault: string) =>
      body
        ? ask(fault, path, { pageSize: 2, pageToken })
        : ask(fault, `${path}?pageSize=2&pageToken=${pageToken}`)
    const all = (await ask('delay=0s', path, body)).body.mediaItems.map(({ id }: { id: string }) => id)
    const seen: string[] = []
    let pageToken = ''
    do {
      const empty = await page(pageToken, 'empty-page')
      expect(Object.keys(empty.body)).toEqual(['nextPageToken'])
      const full = await page(empty.body.nextPageToken, 'delay=0s')
      seen.push(...full.body.mediaItems.map(({ id }: { id: string }) => id))
      pageToken = full.body.nextPageToken
    } while (pageToken)
    expect(seen).toEqual(all)
  }
})

test('a cut announces the full length, and closes the connection after some bytes of the body', async () => {
  const { server, token } = await faulty()
  const bytes = await makePhoto({ width: 300, height: 200 })
  const item = await createItem(server, token, bytes)
  const urls = [`${server.url}/v1/mediaItems`, `${item.baseUrl}=d`, `${item.baseUrl}=w100`]
  for (const url of urls) {
    for (const cut of [0, 100]) {
      const headers = { authorization: `Bearer ${token}`, 'x-tintype-fault': `cut=${cut}` }
      const response = await fetch(url, { headers })
      expect(Number(response.headers.get('content-length'))).toBeGreaterThan(100)
      expect(await received(response)).toEqual({ bytes: cut, broken: true })
    }
  }
  const longer = await fetch(urls[0] ?? '', {
    headers: { authorization: `Bearer ${token}`, 'x-tintype-fault': 'cut=100000' },
  })
  expect(((await longer.json()) as { mediaItems: unknown[] }).mediaItems).toHaveLength(1)
})

async function received(response: Response): Promise<{ bytes: number; broken: boolean }> {
  let bytes = 0
  try {
    for await (const chunk of response.body ?? []) bytes += chunk.length
    return { bytes, broken: false }
  } catch {
    return { bytes, broken: true }
  }
}

test('a cut does not undo the operation', async () => {
  const { server, token, ask } = await faulty()
  await expect(ask('cut=10', '/v1/albums', { album: { title: 'Höfn' } })).rejects.toThrow()
  expect((await send(`${server.url}/v1/albums?fields=albums/title`, { token })).body).toEqual({
    albums: [{ title: 'Höfn' }],
  })
})

test.each([
  'status=200',
  'status=418',
  'status=x',
  'delay=2',
  'delay=61s',
  'cut=-1',
  'empty-page',
  'rain',
  'status=503,rain',
  '',
])('the fault "%s" is rejected with a list of the supported ones', async (fault) => {
  const { ask } = await faulty()
  const { status, body } = await ask(fault, '/v1/albums/abc')
  expect([status, body.error.status]).toEqual([400, 'INVALID_ARGUMENT'])
  expect(body.error.message).toMatch(/^X-Tintype-Fault understands here.*503.*delay.*cut/)
})

test('a fault requires a token, and is ignored without the setting', async () => {
  const { server } = await faulty()
  const headers = { 'x-tintype-fault': 'status=503' }
  expect((await send(`${server.url}/v1/albums`, { headers })).status).toBe(401)
  const plain = await startTestServer()
  const token = await plain.token()
  for (const fault of ['status=503', 'cut=1', 'rain']) {
    const response = await send(`${plain.url}/v1/albums`, { token, headers: { 'x-tintype-fault': fault } })
    expect([response.status, response.body]).toEqual([200, {}])
  }
})

test('media bytes have the faults of their media item', async () => {
  const { server, token } = await faulty()
  const item = await createItem(server, token, await makePhoto({ width: 20, height: 20 }))
  const response = await fetch(`${item.baseUrl}=d`, { headers: { 'x-tintype-fault': 'status=503' } })
  expect([response.status, ((await response.json()) as { error: { status: string } }).error.status]).toEqual([
    503,
    'UNAVAILABLE',
  ])
})
