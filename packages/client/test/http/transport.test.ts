import { expect, test } from 'vitest'
import { explain } from '../../src/http/explain.ts'
import { Transport } from '../../src/http/transport.ts'
import { fakeClock, fakeFetch } from '../../src/testing/index.ts'

const BASE_URL = 'https://lh3.googleusercontent.com/lr/signed-address=w200'

function transport(...answers: Parameters<typeof fakeFetch>[0]) {
  const fetch = fakeFetch(answers)
  const urls: string[] = []
  const options = {
    auth: 'token',
    fetch,
    clock: fakeClock(),
    onRequest: ({ url }: { url: string }) => urls.push(url),
  }
  return { fetch, urls, transport: new Transport(options, explain) }
}

const download = {
  operation: 'mediaItems.get',
  createRequest: () => ({ url: BASE_URL, init: { headers: {} } }),
  options: {},
} as const

test('a base URL gets no token, and its signature is not logged', async () => {
  const { transport: sender, fetch, urls } = transport({ body: 'bytes' })
  const { response } = await sender.send({ ...download, authenticate: false, stream: true })
  expect(await response.text()).toBe('bytes')
  expect(fetch.requests[0]?.headers).not.toHaveProperty('authorization')
  expect(urls).toEqual(['https://lh3.googleusercontent.com/…'])
})

test('a base URL that returns 403 has expired', async () => {
  const { transport: sender } = transport({ status: 403, body: '<h1>Forbidden</h1>' })
  const attempt = await sender.send({ ...download, authenticate: false, stream: true })
  expect(sender.responseError('mediaItems.get', attempt)).toMatchObject({
    kind: 'answer',
    code: 403,
    hint: { name: 'base-url-expired' },
  })
})

test('a caller may override whether the document allows a retry', async () => {
  const forbidden = transport({ status: 503 })
  expect((await forbidden.transport.send({ ...download, idempotent: false })).response.status).toBe(503)
  const create = { ...download, operation: 'albums.create' } as const
  const allowed = transport({ status: 503 }, { status: 200 })
  expect((await allowed.transport.send({ ...create, idempotent: true })).response.status).toBe(200)
})

test('headers of the call replace those of the request', async () => {
  const { transport: sender, fetch } = transport({})
  const init = { headers: { 'x-test': 'a' } }
  const createRequest = () => ({ url: 'https://photoslibrary.googleapis.com/v1/albums', init })
  await sender.send({ operation: 'albums.list', createRequest, options: { headers: { 'x-test': 'b' } } })
  expect(fetch.requests[0]?.headers).toMatchObject({ 'x-test': 'b', authorization: 'Bearer token' })
})

test('in Node the client identifies itself, like clients of Google', async () => {
  const { transport: sender, fetch } = transport({})
  await sender.send({ ...download })
  expect(fetch.requests[0]?.headers['x-goog-api-client']).toBe(
    `gl-node/${process.versions.node} tintype/test`,
  )
})

test('a header replaces one with the same name in any case', async () => {
  const { transport: sender, fetch } = transport({})
  const init = { headers: { 'content-type': 'text/plain' } }
  const createRequest = () => ({ url: 'https://photoslibrary.googleapis.com/v1/albums', init })
  await sender.send({
    operation: 'albums.list',
    createRequest,
    options: { headers: { 'Content-Type': 'text/css' } },
  })
  expect(fetch.requests[0]?.headers['content-type']).toBe('text/css')
})
