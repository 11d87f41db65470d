import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { globalParameters } from '@tintype/types/operations'
import { makePhoto } from 'tintype-test-support/photos'
import { beforeEach, expect, test } from 'vitest'
import { createItem, send, startTestServer, type TestServer } from '../../support/server.ts'

let server: TestServer
let token: string
beforeEach(async () => {
  server = await startTestServer()
  token = await server.token()
})

const raw = async (path: string) =>
  (await fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } })).text()

test('JSON is indented by two spaces and ends with a line break, unless prettyPrint is false', async () => {
  await send(`${server.url}/v1/albums`, { token, body: { album: { title: 'Höfn' } } })
  const fields = 'fields=albums/title'
  const pretty = '{\n  "albums": [\n    {\n      "title": "Höfn"\n    }\n  ]\n}\n'
  expect(await raw(`/v1/albums?${fields}`)).toBe(pretty)
  expect(await raw(`/v1/albums?${fields}&prettyPrint=true`)).toBe(pretty)
  for (const off of [
    'prettyPrint=false',
    'prettyPrint=False',
    'prettyPrint=0',
    '$prettyPrint=false',
    '%24prettyPrint=false',
  ]) {
    expect(await raw(`/v1/albums?${fields}&${off}`)).toBe('{"albums":[{"title":"Höfn"}]}')
  }
})

test('errors are indented too, unless prettyPrint is false', async () => {
  expect(await raw('/v1/albums/abc')).toMatch(/^\{\n {2}"error": \{\n {4}"code": 400,\n.*\n$/s)
  expect(await raw('/v1/albums/abc?prettyPrint=false')).toMatch(/^\{"error":\{"code":400,.*\}$/)
  const upload = (query: string) =>
    fetch(`${server.url}/v1/uploads${query}`, { method: 'POST' }).then((response) => response.text())
  expect(await upload('')).toBe(
    '{\n  "code": 16,\n  "message": "Authentication session is not defined."\n}\n',
  )
  expect(await upload('?prettyPrint=false')).toMatch(/^\{"code":16,.*\}$/)
})

test('alt=json is the only format; others are rejected', async () => {
  expect((await send(`${server.url}/v1/albums?alt=json&$alt=json`, { token })).status).toBe(200)
  for (const alt of ['media', 'proto', 'atom']) {
    const { body } = await send(`${server.url}/v1/albums?alt=${alt}`, { token })
    expect(body.error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
  }
})

test('every global parameter is accepted, with and without the dollar sign', async () => {
  const values: Record<string, string> = { alt: 'json', fields: '*', prettyPrint: 'true', '$.xgafv': '2' }
  for (const name of globalParameters) {
    const spellings = name.startsWith('$') ? [name] : [name, `$${name}`]
    for (const spelling of spellings) {
      // The token in the header takes precedence.
      const response = await send(`${server.url}/v1/albums?${spelling}=${values[name] ?? 'x'}`, { token })
      expect([spelling, response.status]).toEqual([spelling, 200])
    }
  }
  const unknown = await send(`${server.url}/v1/albums?$colour=blue`, { token })
  expect(unknown.body.error.message).toMatch(/Unknown name "\$colour"/)
})

test('a token may be the parameter $access_token', async () => {
  expect((await send(`${server.url}/v1/albums?$access_token=${token}`)).status).toBe(200)
})

test('$.xgafv=1 adds the list of older APIs to errors; without it and with 2 errors have no list', async () => {
  const error = async (path: string, withToken = true) =>
    (await send(server.url + path, withToken ? { token } : {})).body.error
  const unknown = await error('/v1/albums/abc?$.xgafv=1')
  expect(unknown.errors).toEqual([{ message: 'Invalid album ID.', domain: 'global', reason: 'badRequest' }])
  expect((await error('/v1/albums?$.xgafv=1', false)).errors[0].reason).toBe('authError')
  for (const query of ['', '?$.xgafv=2'])
    expect(await error(`/v1/albums/abc${query}`)).not.toHaveProperty('errors')
})

test.each(['GET', 'get', ' Get ', 'HEAD'])(
  'a GET may be a POST with the method override %s and its query in the URL',
  async (method) => {
    await send(`${server.url}/v1/albums`, { token, body: { album: { title: 'Höfn' } } })
    const { status, body } = await send(`${server.url}/v1/albums?pageSize=5`, {
      token,
      method: 'POST',
      headers: { 'x-http-method-override': method },
    })
    expect([status, body.albums.length]).toEqual([200, 1])
  },
)

test('a GET sent as a POST may have its query in the body, as a form', async () => {
  const items = [
    await createItem(server, token, await makePhoto({ width: 20, height: 20 })),
    await createItem(server, token, await makePhoto({ width: 21, height: 20 })),
  ]
  const form = new URLSearchParams()
  for (const { id } of items) form.append('mediaItemIds', id)
  form.append('$fields', 'mediaItemResults/mediaItem/id')
  const asForm = (body: string) =>
    send(`${server.url}/v1/mediaItems:batchGet`, {
      token,
      body,
      headers: {
        'x-http-method-override': 'GET',
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      },
    })
  const { body } = await asForm(String(form))
  expect(body).toEqual({ mediaItemResults: items.map(({ id }) => ({ mediaItem: { id } })) })
  expect((await asForm('mediaItemIds=x&colour=blue')).body.error.message).toMatch(/Unknown name "colour"/)
  expect((await asForm(`mediaItemIds=${'x'.repeat(70_000)}`)).body.error.code).toBe(400)
})

test('a PATCH may be a POST with a method override; an override does not add methods to a path', async () => {
  const { body: album } = await send(`${server.url}/v1/albums`, { token, body: { album: { title: 'x' } } })
  const url = `${server.url}/v1/albums/${album.id}?updateMask=title`
  const headers = { 'x-http-method-override': 'PATCH' }
  const patched = await send(url, { token, body: { title: 'Höfn' }, headers })
  const directly = await send(url, { token, method: 'PATCH', body: { title: 'Höfn' } })
  expect([patched.status, patched.body]).toEqual([directly.status, directly.body])
  for (const [method, status] of [
    ['DELETE', 404],
    ['BURN', 400],
  ] as const) {
    const response = await send(`${server.url}/v1/mediaItems:search`, {
      token,
      body: {},
      headers: { 'x-http-method-override': method },
    })
    expect([method, response.status]).toEqual([method, status])
  }
})

test.each(['gzip', 'br', 'deflate'])(
  'JSON is sent as %s to clients that accept it, media bytes never are',
  async (encoding) => {
    const bytes = await makePhoto({ width: 300, height: 200 })
    const item = await createItem(server, token, bytes)
    await createItem(server, token, await makePhoto({ width: 301, height: 200 }))
    await createItem(server, token, await makePhoto({ width: 302, height: 200 }))
    const json = await rawResponse(`${server.url}/v1/mediaItems`, encoding)
    expect(json.headers['content-encoding']).toBe(encoding)
    expect(String(json.headers.vary).toLowerCase()).toBe('origin, accept-encoding')
    for (const suffix of ['=d', '=w100']) {
      const media = await rawResponse(item.baseUrl + suffix, encoding)
      expect(media.headers).not.toHaveProperty('content-encoding')
    }
    const original = await rawResponse(`${item.baseUrl}=d`, encoding)
    expect(original.headers['content-length']).toBe(String(bytes.length))
  },
)

test('JSON is not compressed for clients without Accept-Encoding', async () => {
  const { headers, body } = await rawResponse(`${server.url}/$discovery/rest?version=v1`, undefined)
  expect(headers).not.toHaveProperty('content-encoding')
  expect(String(headers.vary).toLowerCase()).toBe('origin, accept-encoding')
  expect(JSON.parse(body).name).toBe('photoslibrary')
})

/** A response before decompression, unlike one of fetch. */
function rawResponse(url: string, encoding: string | undefined) {
  const headers = { authorization: `Bearer ${token}`, ...(encoding && { 'accept-encoding': encoding }) }
  return new Promise<{ headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    request(url, { headers }, async (response) =>
      resolve({ headers: response.headers, body: await text(response) }),
    )
      .on('error', reject)
      .end()
  })
}
