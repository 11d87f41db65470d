import { loadDocument } from '@tintype/document'
import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { createLogger, loggedPath } from '../../../src/http/ops/logging.ts'
import { hideSecrets, loggedError } from '../../../src/http/ops/logSecrets.ts'
import { sendRaw } from '../../support/rawHttp.ts'
import { createItem, send, startTestServer } from '../../support/server.ts'

/** A server whose log a test can read, at the most detailed level. */
async function startLogged() {
  let log = ''
  const logger = createLogger('trace', {
    write: (line) => {
      log += line
    },
  })
  const server = await startTestServer({ logger })
  return { server, log: () => log }
}

/** A library with every kind of capability: paths and tokens. */
async function withSecrets() {
  const { server, log } = await startLogged()
  const token = await server.token()
  const item = await createItem(server, token, await makePhoto({ width: 20, height: 20 }))
  const { body: album } = await send(`${server.url}/v1/albums`, { token, body: { album: { title: 'Höfn' } } })
  const { body } = await send(`${server.url}/v1/albums/${album.id}:share`, { token, body: {} })
  const { shareToken, shareableUrl } = body.shareInfo
  const pathOf = (url: string) => new URL(url).pathname
  const paths = {
    media: pathOf(item.baseUrl),
    photo: pathOf(item.productUrl),
    album: pathOf(album.productUrl),
    share: pathOf(shareableUrl),
    shareToken: `/v1/sharedAlbums/${shareToken}`,
  }
  return { server, log, token, paths }
}

const encoded = (text: string) => `%${text.charCodeAt(0).toString(16)}${text.slice(1)}`

/** Spellings of a path that servers and proxies may treat as equal, and typos. */
function spellings(path: string): string[] {
  const [, first = '', ...rest] = path.split('/')
  const secret = path.slice(path.lastIndexOf('/') + 1)
  return [
    path,
    `${path}=w10`,
    `${path}?a=b`,
    `http://any.example${path}`,
    `HTTP://any.example${path}`,
    `/${encoded(first)}/${rest.join('/')}`,
    `/${first}//${rest.join('/')}`,
    `//${first}/${rest.join('/')}`,
    `/./${first}/${rest.join('/')}`,
    `/x/../${first}/${rest.join('/')}`,
    `/${first.toUpperCase()}/${rest.join('/')}`,
    `/${first};a=b/${rest.join('/')}`,
    `/${first}%2f${rest.join('%2f')}`,
    `/${first}/${rest.slice(0, -1).map(encoded).join('/')}/${secret}`,
    `/${secret}`,
    `/v1/${secret}/x`,
    `/v1/albums:batch/${secret}`,
    `/docs/${secret}`,
    `/${first}/%E0%A4%A/${secret}`,
    `/healthz/${secret}`,
  ]
}

test('the log has no secret from any spelling of a path', async () => {
  const { server, log, token, paths } = await withSecrets()
  const kinds = Object.entries(paths)
  for (const [, path] of kinds) {
    for (const spelling of spellings(path)) {
      await sendRaw(
        server.url,
        `GET ${spelling} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`,
      )
    }
  }
  for (const [kind, path] of kinds) {
    const secret = path.slice(path.lastIndexOf('/') + 1)
    expect([kind, secret.length > 40, log().includes(secret)]).toEqual([kind, true, false])
    expect([kind, log().includes(secret.slice(1))]).toEqual([kind, false])
  }
  expect(log()).not.toContain(token)
  expect(log()).toContain('"path":"/media/*"')
  expect(log()).toContain('"path":"/v1/sharedAlbums/{shareToken}"')
})

test('the log has no token from the query or from a header', async () => {
  const { server, log } = await startLogged()
  const token = await server.token()
  const list = await send(`${server.url}/v1/albums?access_token=${token}`)
  expect(list.status).toBe(200)
  const started = await send(`${server.url}/v1/uploads`, {
    token,
    method: 'POST',
    headers: { 'x-goog-upload-protocol': 'resumable', 'x-goog-upload-command': 'start' },
  })
  const session = started.headers.get('x-goog-upload-url') ?? ''
  await send(session, { token, method: 'POST', headers: { 'x-goog-upload-command': 'query' } })
  expect(log()).toContain('"path":"/v1/uploads"')
  expect(log()).not.toContain(token)
  expect(log()).not.toContain(new URL(session).searchParams.get('upload_id'))
})

test('the log of a malformed request contains only the problem', async () => {
  const { server, log } = await startLogged()
  const token = await server.token()
  const malformed = `GET /v1/albums HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\nX Y: z\r\n\r\n`
  expect((await sendRaw(server.url, malformed)).status).toBe(400)
  expect(log()).toContain('Invalid header token')
  expect(log()).not.toContain('rawPacket')
  expect(log()).not.toContain(token)
  expect(log()).not.toContain(JSON.stringify([...Buffer.from(token)]).slice(1, -1))
})

test('operations are logged with the ids in their paths, which are not secret', async () => {
  const { server, log } = await startLogged()
  const token = await server.token()
  const { body } = await send(`${server.url}/v1/albums`, { token, body: { album: { title: 'Höfn' } } })
  await send(`${server.url}/v1/albums/${body.id}`, { token })
  expect(log()).toContain(`"path":"/v1/albums/${body.id}"`)
})

test.each([
  ['/v1/albums', '/v1/albums/…'],
  ['/v1/mediaItems:batchGet', '/v1/mediaItems/…'],
  ['/v1/sharedAlbums', '/v1/sharedAlbums/…'],
])('an unknown path below %s is logged as %s', (beginning, path) => {
  expect(loggedPath(`${beginning.split(':')[0]}/a/b?c`, { url: undefined, config: {} } as never)).toBe(path)
})

test('only the operation that takes a share token is logged by its pattern', () => {
  const byPattern = loadDocument().operations.filter(
    (operation) => loggedPath('/as/sent', { url: 'route', config: { operation } } as never) !== '/as/sent',
  )
  expect(byPattern.map(({ id }) => id)).toEqual(['sharedAlbums.get'])
})

const TOKEN = 'q3Jx_0-9vK2m'.repeat(4)
const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

test.each([
  [`'/media/${TOKEN}%' is not a valid url component`, `'/media/…' is not a valid url component`],
  ['connect to http://a/share/short failed', 'connect to http://a/share/… failed'],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer …'],
  ['GET /v1/albums?access_token=abc&pageSize=1', 'GET /v1/albums?access_token=…&pageSize=1'],
  [`token ${TOKEN} is unknown`, 'token … is unknown'],
  [
    `ENOENT: no such file, open '/data/blobs/9f/${HASH}'`,
    `ENOENT: no such file, open '/data/blobs/9f/${HASH}'`,
  ],
  ['the disk is full', 'the disk is full'],
])('the text "%s" is logged as "%s"', (text, logged) => expect(hideSecrets(text)).toBe(logged))

test('the log of an error contains its cause, but not the requests that a library has attached to it', () => {
  const request = { headers: { authorization: 'AWS4 secret' } }
  const cause = Object.assign(new Error(`GET /media/${TOKEN} failed`), {
    code: 'ECONNRESET',
    $response: request,
  })
  const error = Object.assign(new Error('store unavailable', { cause }), { rawPacket: Buffer.from('secret') })
  const logged = loggedError(error)
  expect(logged).toMatchObject({
    type: 'Error',
    message: 'store unavailable',
    stack: expect.stringContaining('logging.test'),
    cause: { message: 'GET /media/… failed', code: 'ECONNRESET' },
  })
  expect(JSON.stringify(logged)).not.toContain('secret')
  expect(JSON.stringify(logged)).not.toContain(TOKEN)
})
