import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { launchBrowser } from 'tintype-test-support/browser'
import { type ServedLibrary, serveLibrary } from 'tintype-test-support/servedLibrary'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPhotosClient } from '../../src/index.ts'
import { storedHash } from '../support/original.ts'
import { photograph, sha256 } from '../support/photographs.ts'

// The built client and its imports, as published. The page loads them with an import map, without a bundler.
const here = fileURLToPath(new URL('.', import.meta.url))
const folderOf = (module: string) => dirname(createRequire(import.meta.url).resolve(module))
const folders: Record<string, string> = {
  client: join(here, '../../dist'),
  types: folderOf('@tintype/types/operations'),
  'openapi-fetch': folderOf('openapi-fetch'),
}

let server: ServedLibrary
let site: Server
let browser: Browser
beforeAll(async () => {
  server = await serveLibrary(import.meta.url)
  site = createServer((request, response) => {
    const [, folder = '', name = ''] = request.url?.split('/') ?? []
    const found = folders[folder]
    const file = found ? join(found, name) : join(here, 'page.html')
    // `@tintype/types/errors` is `errors.js`.
    const path = existsSync(file) ? file : `${file}.js`
    response.setHeader('content-type', found ? 'text/javascript' : 'text/html').end(readFileSync(path))
  }).listen(0)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  site.close()
  await server.stop()
})

test('a page of another origin uploads files with progress, and downloads media', async () => {
  const token = await server.token()
  const small = await photograph(1)
  const large = await photograph(2, { bytes: 600_000 })
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  const { port } = site.address() as AddressInfo
  await page.goto(`http://127.0.0.1:${port}/#${new URLSearchParams({ api: server.url, token })}`)
  await page.locator('input').setInputFiles([
    { name: 'Höfn.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(small) },
    { name: 'large.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(large) },
  ])
  await page.getByText('done').waitFor({ state: 'visible' })

  const shown = await page.evaluate<{ reported: number[] }>(
    "({ results, reported, downloaded, bar: document.querySelector('progress').value })",
  )
  expect(shown).toMatchObject({ results: ['Höfn.jpg', 'large.jpg'], downloaded: 100, bar: 1 })
  // In the order of the acknowledged chunks.
  expect(shown.reported).toEqual(expect.arrayContaining([small.length, 0, 262_144, 524_288, 600_000]))
  expect(complaints).toEqual([])

  const photos = createPhotosClient({ auth: token, baseUrl: server.url })
  const hashes: string[] = []
  for await (const item of photos.mediaItems.list()) hashes.push(await storedHash(photos, item))
  expect(hashes.sort()).toEqual([sha256(small), sha256(large)].sort())
  await page.close()
}, 60_000)
