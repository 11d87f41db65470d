import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Mock, startMock } from '../src/index.ts'
import { exampleRequests } from './support/examples.ts'

let mock: Mock
beforeAll(async () => {
  mock = await startMock()
})
afterAll(() => mock.stop())

const authorization = 'Bearer token'

/** Every URL in a response, its headers included, by the name of its field or header. */
async function urlsIn(response: Response): Promise<[name: string, url: string][]> {
  const found: [string, string][] = []
  const collect = (name: string, value: unknown) => {
    if (typeof value === 'string' && /^https?:/.test(value)) found.push([name, value])
    else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) collect(/^\d+$/.test(key) ? name : key, part)
    }
  }
  for (const [name, value] of response.headers) collect(name, value)
  if (response.headers.get('content-type')?.startsWith('application/json')) collect('', await response.json())
  else collect('', await response.text())
  return found
}

test('every URL in every example points to the mock, which serves it', async () => {
  const followed = new Map<string, string>()
  for (const { url, method, headers, body, status, name } of exampleRequests()) {
    const response = await fetch(mock.url + url, {
      method,
      headers: { ...headers, prefer: `code=${status}, example=${name}` },
      ...(body !== undefined && { body }),
    })
    for (const [field, address] of await urlsIn(response)) {
      // Links of error details lead to the documentation of Google.
      if (Number(status) >= 400) expect(address).toMatch(/^https:\/\/[\w.]+\.google\.com\//)
      else {
        expect([name, field, new URL(address).origin]).toEqual([name, field, mock.url])
        followed.set(address, field)
      }
    }
  }
  expect(new Set(followed.values())).toEqual(
    new Set([
      'x-goog-upload-url',
      'baseUrl',
      'productUrl',
      'shareableUrl',
      'coverPhotoBaseUrl',
      'profilePictureBaseUrl',
    ]),
  )
  for (const [address, field] of followed) {
    if (field === 'x-goog-upload-url') {
      const response = await fetch(address, {
        method: 'POST',
        headers: { authorization, 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '0' },
        body: new Uint8Array(3),
      })
      expect([response.status, await response.text()]).toEqual([200, expect.stringMatching(/^\S+$/)])
      continue
    }
    const suffixes = /baseUrl$/i.test(field) ? ['', '=d', '=dv', '=w100-h100'] : ['']
    for (const suffix of suffixes) {
      const response = await fetch(address + suffix)
      expect([address + suffix, response.status]).toEqual([address + suffix, 200])
      expect(response.headers.get('content-type')).toMatch(
        suffix === '=dv' ? /^video\/mp4$/ : /baseUrl$/i.test(field) ? /^image\/jpeg$/ : /^text\/html/,
      )
      const { byteLength } = await response.arrayBuffer()
      const head = await fetch(address + suffix, { method: 'HEAD' })
      expect(byteLength).toBeGreaterThan(0)
      expect(head.headers.get('content-length')).toBe(String(byteLength))
    }
  }
  expect(mock.violations).toEqual([])
})

test('URLs have the host that the caller used, for example through a forwarded port', async () => {
  const proxy = createServer((request, response) => {
    // fetch cannot set the Host header.
    ask(mock.url + request.url, { headers: request.headers }, (forwarded) => forwarded.pipe(response)).end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => proxy.once('listening', resolve))
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  const response = await fetch(`${url}/v1/albums/x`, { headers: { authorization } })
  expect(await response.json()).toMatchObject({ productUrl: expect.stringContaining(`${url}/album/`) })
  const tls = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'mock.example' }
  const secure = await fetch(`${url}/v1/albums/x`, { headers: { authorization, ...tls } })
  expect(await secure.json()).toMatchObject({
    productUrl: expect.stringContaining('https://mock.example/album/'),
  })
  proxy.close()
})

describe('a resumable upload', () => {
  const command = (url: string, name: string, offset?: number, body?: Uint8Array<ArrayBuffer>) =>
    fetch(url, {
      method: 'POST',
      headers: {
        authorization,
        'x-goog-upload-command': name,
        ...(offset !== undefined && { 'x-goog-upload-offset': String(offset) }),
      },
      ...(body && { body }),
    })
  const state = ({ headers }: Response) => [
    headers.get('x-goog-upload-status'),
    headers.get('x-goog-upload-size-received'),
  ]
  const CHUNK = 262_144

  test('returns a token after the last chunk', async () => {
    const start = await fetch(`${mock.url}/v1/uploads`, {
      method: 'POST',
      headers: { authorization, 'x-goog-upload-protocol': 'resumable', 'x-goog-upload-command': 'start' },
    })
    expect([state(start), await start.text()]).toEqual([['active', '0'], ''])
    const session = start.headers.get('x-goog-upload-url') ?? ''
    const first = await command(session, 'upload', 0, new Uint8Array(CHUNK))
    expect([state(first), await first.text()]).toEqual([['active', String(CHUNK)], ''])
    const query = await command(session, 'query')
    expect([state(query)[0], await query.text()]).toEqual(['active', ''])
    const last = await command(session, 'upload, finalize', CHUNK, new Uint8Array(5))
    expect([state(last), await last.text()]).toEqual([
      ['final', String(CHUNK + 5)],
      expect.stringMatching(/^\S+$/),
    ])
    expect(state(await command(session, 'cancel'))[0]).toBe('cancelled')
    expect(mock.violations).toEqual([])
  })

  test('fails if a test plans an error', async () => {
    mock.respond('uploads.create', { status: 503 })
    const response = await command(`${mock.url}/v1/uploads?upload_id=x`, 'query')
    expect([response.status, response.headers.get('x-goog-upload-status')]).toEqual([503, null])
  })
})

test('an upload may have any size and any content type', async () => {
  for (const type of [
    'image/jpeg',
    'text/plain',
    'application/json',
    'application/x-www-form-urlencoded',
    undefined,
  ]) {
    const response = await fetch(`${mock.url}/v1/uploads`, {
      method: 'POST',
      headers: { authorization, 'x-goog-upload-protocol': 'raw', ...(type && { 'content-type': type }) },
      body: new Uint8Array(11 * 1024 * 1024),
    })
    expect([type, response.status]).toEqual([type, 200])
  }
  expect(mock.violations).toEqual([])
})
