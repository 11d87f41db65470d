import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { launchBrowser } from 'tintype-test-support/browser'
import { serveLibrary } from 'tintype-test-support/servedLibrary'
import { expect, test } from 'vitest'
import { createPhotosClient } from '../../src/index.ts'

async function bundle(): Promise<string> {
  const input = fileURLToPath(new URL('../../examples/albums.tsx', import.meta.url))
  const define = { 'process.env.NODE_ENV': '"production"' }
  const transform = { define, jsx: 'react-jsx' as const }
  const program = await rolldown({ input, platform: 'browser', transform, logLevel: 'silent' })
  const { output } = await program.generate({ format: 'esm' })
  return output[0].code
}

test('the example lists albums page by page, creates one, and lists it', { timeout: 120_000 }, async () => {
  const code = await bundle()
  const site = createServer((request, response) => {
    if (request.url === '/page.js') response.setHeader('content-type', 'text/javascript').end(code)
    else
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><title>Albums</title><body></body><script type=module src=/page.js></script>')
  }).listen(0, '127.0.0.1')
  await once(site, 'listening')
  const library = await serveLibrary(import.meta.url)
  const browser = await launchBrowser()
  try {
    const token = await library.token()
    const photos = createPhotosClient({ auth: token, baseUrl: library.url })
    for (const title of ['Harbour', 'Lighthouse', 'Geysir'])
      await photos.albums.create({ body: { album: { title } } })
    const page = await browser.newPage()
    const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`
    await page.goto(`${address}#${new URLSearchParams({ url: library.url, token })}`)
    const items = page.locator('li')
    await items.nth(1).waitFor()
    expect(await items.count()).toBe(2)
    await page.getByText('More').click()
    await items.nth(2).waitFor()
    expect((await items.allTextContents()).sort()).toEqual(['Geysir', 'Harbour', 'Lighthouse'])
    await page.getByLabel('Title').fill('Waterfall')
    await page.getByText('Create an album').click()
    await page.getByText('Waterfall').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)

    await page.goto('about:blank')
    await page.goto(`${address}#${new URLSearchParams({ url: library.url, token: 'wrong' })}`)
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toMatch(/token/)
  } finally {
    await browser.close()
    site.close()
    await library.stop()
  }
})
