import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../support/server.ts'

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
const PAGE = '<!doctype html><title>Guide</title>'.padEnd(3000, '.')

let docs: string
beforeAll(async () => {
  docs = await mkdtemp(join(tmpdir(), 'tintype-docs-'))
  for (const folder of ['latest/guides', 'latest/_astro', 'latest/pagefind/fragment']) {
    await mkdir(join(docs, folder), { recursive: true })
  }
  for (const [name, text] of [
    ['latest/guides/index.html', PAGE],
    ['latest/_astro/page.cNngjUgL.js', 'script'.repeat(500)],
    ['latest/pagefind/pagefind-ui.js', 'search'.repeat(500)],
  ] as const) {
    await writeFile(join(docs, name), text)
    await writeFile(join(docs, `${name}.br`), brotliCompressSync(text))
    await writeFile(join(docs, `${name}.gz`), gzipSync(text))
  }
  await writeFile(join(docs, 'latest/pagefind/fragment/en_31dd8eb.pf_fragment'), 'fragment')
  await writeFile(join(docs, 'latest/small.txt'), 'small')
})
afterAll(() => rm(docs, { recursive: true }))

let server: TestServer
beforeEach(async () => {
  server = await startTestServer({ docs })
})

/** A response before decompression, unlike one of fetch. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      // The exact path: a URL object would normalize it.
      request(server.url, { path, method, headers }, async (response) =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: await buffer(response),
        }),
      )
        .on('error', reject)
        .end()
    },
  )
}

describe('the documentation', () => {
  test.each([
    ['br', 'br, gzip', brotliDecompressSync],
    ['br', 'gzip, deflate, br, zstd', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    [undefined, 'identity', (body: Buffer) => body],
    [undefined, undefined, (body: Buffer) => body],
  ])('is sent as %s to clients that accept %s', async (encoding, accepted, unpack) => {
    const headers: Record<string, string> = accepted === undefined ? {} : { 'accept-encoding': accepted }
    const response = await ask('/docs/latest/guides/', headers)
    expect(response.headers['content-encoding']).toBe(encoding)
    expect(response.headers['content-type']).toMatch(/^text\/html/)
    expect(String(response.headers.vary).toLowerCase()).toContain('accept-encoding')
    expect(unpack(response.body).toString()).toBe(PAGE)
    if (encoding) expect(response.body.length).toBeLessThan(200)
  })

  test('a file without a compressed copy is sent uncompressed', async () => {
    const { status, headers, body } = await ask('/docs/latest/small.txt', { 'accept-encoding': 'br' })
    expect([status, headers['content-encoding'], body.toString()]).toEqual([200, undefined, 'small'])
  })

  test.each([
    ['/docs/latest/_astro/page.cNngjUgL.js', 'public, max-age=31536000, immutable'],
    ['/docs/latest/pagefind/fragment/en_31dd8eb.pf_fragment', 'public, max-age=31536000, immutable'],
    ['/docs/latest/pagefind/pagefind-ui.js', 'public, no-cache'],
    ['/docs/latest/guides/', 'public, no-cache'],
    ['/docs/latest/small.txt', 'public, no-cache'],
  ])('%s is cached as %s', async (path, cached) => {
    for (const encoding of ['br', 'identity']) {
      expect((await ask(path, { 'accept-encoding': encoding })).headers['cache-control']).toBe(cached)
    }
  })

  test("a file in the browser's cache is not sent again", async () => {
    const first = await ask('/docs/latest/guides/', { 'accept-encoding': 'br' })
    const again = { 'accept-encoding': 'br', 'if-none-match': String(first.headers.etag) }
    const { status, body, headers } = await ask('/docs/latest/guides/', again)
    expect([status, body.length, headers['cache-control']]).toEqual([304, 0, 'public, no-cache'])
    const plain = { 'if-none-match': String(first.headers.etag) }
    expect((await ask('/docs/latest/guides/', plain)).status).toBe(200)
  })

  test('URLs without their last slash are redirected', async () => {
    for (const [path, to] of [
      ['/docs', '/docs/'],
      ['/docs/latest/guides', '/docs/latest/guides/'],
    ] as const) {
      const { status, headers } = await ask(path, { 'accept-encoding': 'br' })
      expect([status >= 301 && status <= 302, headers.location]).toEqual([true, to])
    }
  })
})

const WRONG = [
  '/docs/latest/nonsense/',
  '/docs/latest/Guides/',
  '/docs/nonsense',
  '/docs//latest/',
  '/docs/%2e%2e/%2e%2e/etc/passwd',
  '/docs/%E0%A4%A',
]

describe('an unknown path below /docs/', () => {
  test.each(WRONG)('%s is a page for browsers', async (path) => {
    const { status, headers, body } = await ask(path, { accept: BROWSER, 'accept-encoding': 'br, gzip' })
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(body.toString()).toMatch(/<h1>Page not found<\/h1>.*href="\/docs\/"/s)
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })

  test.each(WRONG)('%s is JSON for other clients', async (path) => {
    for (const accept of ['*/*', 'application/json', undefined, 'text/html;q=0']) {
      const { headers, body } = await ask(path, accept === undefined ? {} : { accept })
      expect(headers['content-type']).toMatch(/^application\/json/)
      expect(JSON.parse(body.toString()).error).toHaveProperty('status')
    }
  })
})

describe('the page at /', () => {
  test('describes the server, links to its documentation, and shows a first request', async () => {
    const { status, headers, body } = await ask('/', { accept: BROWSER })
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(String(headers.vary)).toMatch(/\bAccept$/)
    expect(body.toString()).toContain('Google Photos Library API')
    expect(body.toString()).toContain('href="/docs/"')
    expect(body.toString()).toContain(`${server.url}/v1/albums`)
  })

  test('has the public URL, and no link to documentation that is not served', async () => {
    server = await startTestServer({ publicUrl: 'https://photos.example' })
    const page = (await ask('/', { accept: BROWSER })).body.toString()
    expect(page).not.toContain('/docs/')
    expect(page).toContain('https://photos.example/v1/albums')
  })

  test('is an error of the API for other clients', async () => {
    for (const accept of ['*/*', 'application/json', undefined]) {
      const { status, body } = await ask('/', accept === undefined ? {} : { accept })
      expect([status, JSON.parse(body.toString()).error.status]).toEqual([404, 'NOT_FOUND'])
    }
  })

  test('an unknown path of the API is JSON, even for browsers', async () => {
    const { status, headers } = await ask('/v1/nonsense', { accept: BROWSER })
    expect([status, headers['content-type']]).toEqual([404, 'application/json; charset=UTF-8'])
  })
})
