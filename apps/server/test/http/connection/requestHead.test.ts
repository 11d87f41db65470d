import { expect, test } from 'vitest'
import { sendRaw } from '../../support/rawHttp.ts'
import { send, startTestServer } from '../../support/server.ts'

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n\r\n`

async function setUp() {
  const server = await startTestServer()
  const token = await server.token()
  const authorization = `Authorization: Bearer ${token}`
  const created = await send(`${server.url}/v1/albums`, { token, body: { album: { title: 'Höfn' } } })
  const path = `/v1/albums/${created.body.id}`
  return { server, token, authorization, path }
}

const productUrlOf = (body: string): string => JSON.parse(body).productUrl

test('a missing, invalid or repeated Host is rejected with 400 in the format of the API', async () => {
  const { server, authorization, path } = await setUp()
  const invalid = [
    'a b',
    'user:password@photos.example',
    'a/../b',
    'a\tb',
    '',
    'photos.example:http',
    'photos.example:70000',
    '[::g]',
    '[1.2.3.4]',
    'a,b',
    '-a.example',
    'photos.example#x',
    'photos.example?x',
    'a%20b',
    '"><script>',
  ]
  const heads = [
    ...invalid.map((host) => [`GET ${path} HTTP/1.1`, `Host: ${host}`, authorization]),
    [`GET ${path} HTTP/1.1`, authorization],
    [`GET ${path} HTTP/1.1`, 'Host: one.example', 'Host: one.example', authorization],
    [`GET ${path} HTTP/1.1`, 'Host: one.example', 'host: two.example', authorization],
    [`GET http://user@one.example${path} HTTP/1.1`, 'Host: one.example', authorization],
    [`GET http://${path} HTTP/1.1`, 'Host: one.example', authorization],
    [`GET http://one.example${path} HTTP/1.1`, 'Host: a b', authorization],
    [`GET http://one.example${path} HTTP/1.1`, authorization],
  ]
  for (const head of heads) {
    const { status, headers, body } = await sendRaw(server.url, lines(...head))
    expect([head, status]).toEqual([head, 400])
    expect(headers['content-type']).toMatch(/^application\/json/)
    const { error } = JSON.parse(body)
    expect(error).toEqual({
      code: 400,
      message: expect.stringMatching(/^Malformed request: (Header|The URL)/),
      status: 'INVALID_ARGUMENT',
    })
  }
})

test('URLs in responses have the host that the client used', async () => {
  const { server, authorization, path } = await setUp()
  const { host: listening } = new URL(server.url)
  const cases: [head: string[], host: string][] = [
    [[`GET ${path} HTTP/1.1`, 'Host: photos.example:8080'], 'photos.example:8080'],
    [[`GET ${path} HTTP/1.1`, 'Host: [2001:db8::7]:8080'], '[2001:db8::7]:8080'],
    [[`GET ${path} HTTP/1.1`, 'Host: my_photos'], 'my_photos'],
    [[`GET http://target.example${path} HTTP/1.1`, 'Host: other.example'], 'target.example'],
    [[`GET ${path} HTTP/1.0`, 'Host: old.example'], 'old.example'],
    [[`GET ${path} HTTP/1.0`], listening],
  ]
  for (const [head, host] of cases) {
    const { status, body } = await sendRaw(server.url, lines(...head, authorization))
    expect([head, status]).toEqual([head, 200])
    expect(new URL(productUrlOf(body)).host).toBe(host)
  }
})

test('URLs of upload sessions also have the host that the client used', async () => {
  const { server, authorization } = await setUp()
  const start = ['X-Goog-Upload-Protocol: resumable', 'X-Goog-Upload-Command: start', 'Content-Length: 0']
  const head = ['POST /v1/uploads HTTP/1.0', authorization, ...start]
  const { status, headers } = await sendRaw(server.url, lines(...head))
  expect(status).toBe(200)
  expect(headers['x-goog-upload-url']).toMatch(new RegExp(`^${server.url}/v1/uploads\\?upload_id=`))
})

test('a public URL takes precedence over the host of the client, but an invalid Host is still rejected', async () => {
  const server = await startTestServer({ publicUrl: 'https://photos.example' })
  const token = await server.token()
  const request = (host: string) =>
    sendRaw(
      server.url,
      lines('GET /$discovery/rest HTTP/1.1', `Host: ${host}`, `Authorization: Bearer ${token}`),
    )
  expect(JSON.parse((await request('anything.example')).body).rootUrl).toBe('https://photos.example/')
  expect((await request('a b')).status).toBe(400)
})

test('repeated headers that may be sent only once are rejected', async () => {
  const { server, token, authorization, path } = await setUp()
  const host = 'Host: photos.example'
  const repeated: [request: string, ...repeated: string[]][] = [
    [`GET ${path}`, authorization, authorization],
    [`GET ${path}`, authorization, 'authorization: Bearer other'],
    [`GET ${path}`, 'Authorization: Bearer other', authorization],
    ['POST /v1/albums', authorization, 'Content-Type: text/plain', 'Content-Type: application/json'],
  ]
  for (const [request, ...more] of repeated) {
    const { status, body } = await sendRaw(server.url, lines(`${request} HTTP/1.1`, host, ...more))
    expect([more, status]).toEqual([more, 400])
    expect(JSON.parse(body).error.message).toMatch(/^Malformed request: Header [\w-]+ must be sent once\.$/)
  }
  const methods = ['X-HTTP-Method-Override: GET', 'X-HTTP-Method-Override: PATCH']
  const { status } = await sendRaw(
    server.url,
    lines(`POST ${path} HTTP/1.1`, host, authorization, ...methods),
  )
  expect(status).toBe(400)
  expect((await send(`${server.url}/v1/albums`, { token })).body.albums).toHaveLength(1)
})

test('repeated upload headers are rejected in the error format of uploads; checksums are a list', async () => {
  const { server, authorization } = await setUp()
  const upload = (...more: string[]) =>
    sendRaw(
      server.url,
      `${lines('POST /v1/uploads HTTP/1.1', 'Host: photos.example', authorization, 'Content-Length: 4', ...more)}some`,
    )
  for (const name of ['Command', 'Protocol', 'Offset', 'File-Name', 'Raw-Size', 'Content-Type']) {
    const header = `X-Goog-Upload-${name}`
    const { status, body } = await upload(`${header}: 1`, `${header.toLowerCase()}: 1`)
    expect([name, status]).toEqual([name, 400])
    expect(JSON.parse(body)).toEqual({ code: 3, message: expect.stringContaining('must be sent once') })
  }
  const { status } = await upload(
    'X-Goog-Upload-Protocol: raw',
    'X-Goog-Hash: md5=MQPHwPv+HESK3GBVTixG8g==',
    'X-Goog-Hash: sha1=64dYEoWNJ7IssrdfmS3/rcGwXGY=',
  )
  expect(status).toBe(200)
})
