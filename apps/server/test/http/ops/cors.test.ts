import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { createItem, startTestServer } from '../../support/server.ts'

const origin = 'https://frame.example'

test.each([
  ['/v1/albums', 'POST', 'authorization,content-type'],
  ['/v1/albums/abc', 'PATCH', 'authorization,x-http-method-override,x-goog-fieldmask'],
  ['/v1/uploads', 'POST', 'authorization,x-goog-upload-protocol,x-goog-upload-command'],
  ['/media/abc=w100', 'GET', 'range'],
])('a preflight request for %s succeeds without a token', async (path, method, headers) => {
  const server = await startTestServer()
  const response = await fetch(server.url + path, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': headers },
  })
  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-origin')).toBe(origin)
  expect(response.headers.get('access-control-allow-methods')?.split(', ')).toContain(method)
  expect(response.headers.get('access-control-allow-headers')).toBe(headers)
})

test('pages of any origin may read responses, errors, media bytes and the headers of uploads', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const item = await createItem(server, token, await makePhoto({ width: 20, height: 20 }))
  const authorization = `Bearer ${token}`
  const urls = [
    `${server.url}/v1/mediaItems`,
    `${server.url}/v1/albums/abc`,
    `${item.baseUrl}=w10`,
    `${item.baseUrl}=d`,
  ]
  for (const url of [...urls, `${server.url}/$discovery/rest`]) {
    const response = await fetch(url, { headers: { origin, authorization } })
    expect(response.headers.get('access-control-allow-origin')).toBe(origin)
    expect(response.headers.get('vary')?.toLowerCase()).toContain('origin')
  }
  const refused = await fetch(`${server.url}/v1/uploads`, { method: 'POST', headers: { origin } })
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, origin])
  const exposed = refused.headers.get('access-control-expose-headers')?.toLowerCase().split(', ')
  expect(exposed).toEqual(
    expect.arrayContaining([
      'x-goog-upload-url',
      'x-goog-upload-status',
      'x-goog-upload-size-received',
      'content-disposition',
    ]),
  )
})
