import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { createLogger } from '../../../src/http/ops/logging.ts'
import { sendRaw } from '../../support/rawHttp.ts'
import { createItem, startTestServer } from '../../support/server.ts'

/** An id that the server has made: a random part and a number. */
const NEW = /^[0-9a-f]{12}-[0-9a-z]+$/

async function startLogged() {
  const lines: Record<string, unknown>[] = []
  const logger = createLogger('debug', { write: (line) => lines.push(JSON.parse(line)) })
  return { server: await startTestServer({ logger }), lines }
}

async function requestId(url: string, init: RequestInit = {}): Promise<string | null> {
  const response = await fetch(url, init)
  await response.arrayBuffer()
  return response.headers.get('x-request-id')
}

test('every response has the id of its request: success, error, upload, media, page, preflight, unknown path', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const { baseUrl } = await createItem(server, token, await makePhoto({ width: 20, height: 20 }))
  const authorization = `Bearer ${token}`
  const requests: [string, RequestInit?][] = [
    ['/v1/albums', { headers: { authorization } }],
    ['/v1/albums', { headers: { authorization }, method: 'HEAD' }],
    ['/v1/albums'],
    ['/v1/albums/none', { headers: { authorization } }],
    ['/v1/uploads', { method: 'POST' }],
    [
      '/v1/uploads',
      { method: 'POST', headers: { authorization, 'x-goog-upload-protocol': 'raw' }, body: 'x' },
    ],
    ['/healthz'],
    ['/nowhere'],
    ['/v1/albums/%ff'],
    ['/album/none'],
    [
      '/v1/albums',
      { method: 'OPTIONS', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
    ],
  ]
  const urls = requests.map(([path, init]) => [server.url + path, init] as const)
  const media = [`${baseUrl}=w10`, `${baseUrl}=d`, '/media/none=d'].map(
    (path) => [new URL(path, server.url).href] as const,
  )
  const made = new Set<string>()
  for (const [url, init] of [...urls, ...media]) {
    expect(
      await requestId(url, { ...init, headers: { ...init?.headers, 'x-request-id': 'my-id:1' } }),
      url,
    ).toBe('my-id:1')
    const id = await requestId(url, init)
    expect(id, url).toMatch(NEW)
    made.add(id ?? '')
  }
  expect(made.size).toBe(requests.length + media.length)
})

test.each(['', 'two words', 'x'.repeat(65), 'a,b', '"quoted"', 'grün'])(
  'the id %j of a request is replaced, because it could be anything in a log',
  async (id) => {
    const server = await startTestServer()
    expect(await requestId(`${server.url}/v1/albums`, { headers: { 'x-request-id': id } })).toMatch(NEW)
  },
)

test('an id that is sent twice is replaced', async () => {
  const server = await startTestServer()
  const head = 'GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close'
  const { headers } = await sendRaw(server.url, `${head}\r\nX-Request-Id: a\r\nX-Request-Id: b\r\n\r\n`)
  expect(headers['x-request-id']).toMatch(NEW)
})

test('a request that is not HTTP gets an id too, which is in the log', async () => {
  const { server, lines } = await startLogged()
  const { headers } = await sendRaw(server.url, 'not HTTP\r\n\r\n')
  const id = headers['x-request-id']
  expect(id).toMatch(NEW)
  expect(lines).toContainEqual(
    expect.objectContaining({ reqId: id, msg: 'request rejected: malformed or too slow' }),
  )
})

test('a request with an unknown Expect gets its own id back', async () => {
  const { server } = await startLogged()
  const head = 'GET /healthz HTTP/1.1\r\nHost: a\r\nExpect: tea\r\nX-Request-Id: mine'
  const { status, headers } = await sendRaw(server.url, `${head}\r\n\r\n`)
  expect([status, headers['x-request-id']]).toEqual([417, 'mine'])
})

test('the lines of the log have the id', async () => {
  const { server, lines } = await startLogged()
  await requestId(`${server.url}/v1/albums`, { headers: { 'x-request-id': 'from-the-client' } })
  const messages = lines.filter(({ reqId }) => reqId === 'from-the-client').map(({ msg }) => msg)
  expect(messages).toEqual(['incoming request', 'request completed'])
})

test('scripts of other origins may read it', async () => {
  const server = await startTestServer()
  const { headers } = await fetch(`${server.url}/v1/albums`, { headers: { origin: 'https://a.example' } })
  expect(headers.get('access-control-expose-headers')?.toLowerCase().split(', ')).toContain('x-request-id')
})
