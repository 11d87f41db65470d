import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import axe, { type AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchBrowser } from 'tintype-test-support/browser'
import { makePhoto } from 'tintype-test-support/photos'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { makeVideo } from '../../../src/testing/movie.ts'
import { actor } from '../../support/actor.ts'
import { createItem, startTestServer } from '../../support/server.ts'

/** Time for a test that opens many pages on a busy machine. */
const TIMEOUT_MS = 120_000

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** A shared album with every kind of entry, and names too long for a narrow window. */
async function scene() {
  const server = await startTestServer({ docs: import.meta.dirname })
  const owner = await actor(server)
  const long = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'
  const albumId = await owner.album(`Iceland ${long}`)
  const enrich = (newEnrichmentItem: object) =>
    owner.ok('albums.addEnrichment', {
      albumId,
      body: { newEnrichmentItem, albumPosition: { position: 'LAST_IN_ALBUM' } },
    })
  const add = (bytes: Buffer, fileName: string, description = '') =>
    createItem(server, owner.token, bytes, { albumId, fileName, description })
  const latlng = { latitude: 64.25389, longitude: -15.20821 }
  await enrich({ textEnrichment: { text: `Ten days along the ring road.\n${long}` } })
  const photo = await add(
    await makePhoto({ width: 1600, height: 900, make: 'FUJIFILM', iso: 200 }),
    `${long}.jpg`,
    'The falls',
  )
  await enrich({ locationEnrichment: { location: { locationName: 'Höfn', latlng } } })
  await add(await makePhoto({ width: 300, height: 900, seed: 2 }), 'tall.jpg')
  await add(await makePhoto({ width: 1200, height: 100, seed: 3 }), 'wide.jpg')
  await enrich({ mapEnrichment: { origin: { latlng }, destination: { locationName: long } } })
  await add(await makeVideo('webm'), 'sea.webm')
  await add(await makePhoto({ width: 80, height: 60, seed: 4 }), 'tiny.jpg')
  const { shareInfo } = await owner.ok('albums.share', { albumId })
  return { server, photo, share: shareInfo.shareableUrl as string }
}

async function withPage<Result>(
  options: BrowserContextOptions,
  look: (page: Page, complaints: string[]) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  try {
    return await look(page, complaints)
  } finally {
    await context.close()
  }
}

const itemAddresses = async (page: Page) => {
  const links = await page.locator('.photos a').all()
  return Promise.all(
    links.map(async (link) => new URL((await link.getAttribute('href')) ?? '', page.url()).href),
  )
}

const seriousFaults = async (page: Page) => {
  const { violations } = await page.evaluate<AxeResults>(`${axe.source}; axe.run()`)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}

const sidewaysScroll = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

test.each([1280, 360])(
  'in a window of %i pixels no page scrolls sideways, and axe finds no serious problem in light or dark',
  { timeout: TIMEOUT_MS },
  async (width) => {
    const { server, photo, share } = await scene()
    await withPage({ viewport: { width, height: 740 } }, async (page) => {
      await page.goto(share)
      const items = await itemAddresses(page)
      expect(items).toHaveLength(5)
      const own = ['/', '/docs/none', '/share/dead'].map((path) => server.url + path)
      for (const url of [share, ...items, photo.productUrl, ...own]) {
        await page.goto(url)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          expect([url, await sidewaysScroll(page), await seriousFaults(page)]).toEqual([url, 0, []])
        }
      }
    })
  },
)

test('without scripts, links lead from the album to an item, to the next item, and back to its position in the album', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { share } = await scene()
  await withPage({ javaScriptEnabled: false, viewport: { width: 1280, height: 740 } }, async (page) => {
    await page.goto(share)
    await page.getByRole('link', { name: 'The falls' }).click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/\.jpg$/)
    await page.getByRole('link', { name: 'Next' }).click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('tall.jpg')
    await page.getByRole('link', { name: /^Iceland/ }).click()
    expect(await page.locator(':target img').count()).toBe(1)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^Iceland/)
  })
})

test('images load at most at their original size, and the content security policy allows everything that the page needs', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { server, photo, share } = await scene()
  await withPage({ viewport: { width: 1280, height: 740 } }, async (page, complaints) => {
    const origins: string[] = []
    page.on('request', (request) => origins.push(new URL(request.url()).origin))
    // Rejects when the picture does not load.
    const shownWidth = () =>
      page.evaluate(`(async (image) => {
        await image.decode()
        return Math.round(image.getBoundingClientRect().width)
      })(document.querySelector('.stage img'))`)
    await page.goto(photo.productUrl)
    expect(await page.evaluate('getComputedStyle(document.body).marginTop')).toBe('0px')
    // The style gives the image 84 percent of the height of 740 pixels.
    expect(await shownWidth()).toBe(Math.round((740 * 0.84 * 16) / 9))
    await page.goto(share)
    const tiny = (await itemAddresses(page)).at(-1) ?? ''
    await page.goto(tiny)
    expect(await shownWidth()).toBe(80)
    expect(new Set(origins)).toEqual(new Set([server.url]))
    expect(complaints.filter((text) => /polic/i.test(text))).toEqual([])
  })
})

test('a browser shows an image that is opened directly, and pages of other origins can embed images and videos', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { server } = await scene()
  const owner = await actor(server)
  const photo = await createItem(server, owner.token, await makePhoto({ width: 40, height: 30 }))
  const video = await createItem(server, owner.token, await makeVideo('webm'), { fileName: 'sea.webm' })
  const elsewhere = createServer((_request, response) => {
    const page = `<link rel="icon" href="data:,"><img src="${photo.baseUrl}=w40"><video src="${video.baseUrl}=dv"></video>`
    // The strictest isolation that a page can have.
    response.writeHead(200, {
      'content-type': 'text/html',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
    })
    response.end(page)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void elsewhere.close())
  await once(elsewhere, 'listening')
  await withPage({}, async (page, complaints) => {
    await page.goto(`${photo.baseUrl}=w40`)
    expect(await page.evaluate('document.images[0].naturalWidth')).toBe(40)
    await page.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}/`)
    expect(await page.evaluate('crossOriginIsolated')).toBe(true)
    await page.waitForFunction('document.images[0].naturalWidth === 40')
    await page.waitForFunction('document.querySelector("video").readyState > 0')
    expect(complaints).toEqual([])
  })
})
