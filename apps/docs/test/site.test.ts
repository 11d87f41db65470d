import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, watch } from './support/browser.ts'
import { dist, hostSite, pagePaths } from './support/site.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pages = pagePaths()
const guides = pages.filter((path) => path !== 'reference/')

let browser: Browser
let site: { url: string; stop(): void }
beforeAll(async () => {
  // Under a path that nobody has thought of.
  site = await hostSite('/some/where/else/')
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  site?.stop()
})

const at = (path: string) => `${site.url}latest/${path}`

test('every page opens without a complaint, asks for nothing from outside, and every link leads somewhere', async () => {
  const tab = await browser.newPage()
  const complaints = watch(tab, new URL(site.url).origin)
  const links = new Map<string, string>()
  const anchors = new Set<string>()
  for (const path of guides) {
    await tab.goto(at(path))
    const found = await tab.evaluate(() => ({
      links: [...document.querySelectorAll('a[href]')].map((link) => (link as HTMLAnchorElement).href),
      ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
    }))
    for (const link of found.links) links.set(link, path)
    for (const id of found.ids) anchors.add(`${at(path)}#${id}`)
  }
  const dead: string[] = []
  const known = new Map<string, boolean>()
  for (const [link, from] of links) {
    if (!link.startsWith(site.url)) continue
    const [page = '', anchor] = link.split('#')
    if (!known.has(page)) known.set(page, (await fetch(page, { method: 'HEAD' })).ok)
    if (!known.get(page)) dead.push(`${from} → ${link}`)
    // The reference has its own anchors, which are opened one by one below.
    if (anchor && !anchor.startsWith('/') && !anchors.has(link)) dead.push(`${from} → ${link}`)
  }
  expect(dead).toEqual([])
  expect(complaints).toEqual([])
  await tab.close()
})

test('the address of the whole leads to the newest version', async () => {
  const tab = await browser.newPage()
  await tab.goto(site.url)
  await tab.waitForURL(at(''))
  expect(await tab.title()).toContain('Tintype')
  await tab.close()
})

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  let context: BrowserContext
  beforeAll(async () => {
    context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 } })
  })
  afterAll(() => context?.close())

  test('axe finds nothing serious on any page', { timeout: 240_000 }, async () => {
    const tab = await context.newPage()
    const found: string[] = []
    for (const path of guides) {
      await tab.goto(at(path))
      await tab.evaluate(axe)
      const violations = await tab.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run()
        return violations.map(({ id, impact, nodes }) => ({ id, impact, target: nodes[0]?.html }))
      })
      for (const { id, impact, target } of violations) {
        if (impact === 'serious' || impact === 'critical') found.push(`${path}: ${id} ${target}`)
      }
    }
    expect(found).toEqual([])
    await tab.close()
  })
})

test('no page scrolls sideways at a width of 360 pixels', async () => {
  const tab = await browser.newPage({ viewport: { width: 360, height: 740 } })
  const wide: string[] = []
  for (const path of pages) {
    await tab.goto(at(path))
    const width = await tab.evaluate(() => document.documentElement.scrollWidth)
    if (width > 360) wide.push(`${path}: ${width}`)
  }
  expect(wide).toEqual([])
  await tab.close()
})

test('the keyboard alone leads past the navigation, to every link of a page, and into the search', async () => {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await tab.goto(at('guides/sharing/'))
  await tab.keyboard.press('Tab')
  expect(await tab.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Skip to content')

  const wanted = await tab.evaluate(() => {
    const all = [
      ...document.querySelectorAll('a[href], button:not([disabled]), select, summary'),
    ] as HTMLElement[]
    const visible = all.filter(
      (each) => each.checkVisibility({ visibilityProperty: true }) && each.tabIndex >= 0,
    )
    for (const [index, each] of visible.entries()) each.dataset.stop = String(index)
    return visible.length
  })
  const reached = new Set<string>()
  for (let presses = 0; presses < wanted + 20; presses++) {
    const stop = await tab.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.stop)
    if (stop !== undefined) reached.add(stop)
    await tab.keyboard.press('Tab')
  }
  expect(reached.size).toBe(wanted)

  await tab.keyboard.press('Control+k')
  const field = tab.getByRole('textbox', { name: 'Search' })
  await field.waitFor({ state: 'visible' })
  await tab.keyboard.type('upload token')
  await tab.locator('.pagefind-ui__result-link').first().waitFor()
  expect(await field.inputValue()).toBe('upload token')
  await tab.close()
})

test('pages can be read with the network cut and without scripts', async () => {
  const context = await browser.newContext({ offline: true, javaScriptEnabled: false })
  const tab = await context.newPage()
  await tab.goto(new URL('latest/guides/uploads/index.html', dist).href)
  expect(await tab.getByRole('heading', { level: 1 }).textContent()).toBe('Uploads')
  // The stylesheet is a file beside it, not an address of a host.
  const family = await tab.evaluate(() => getComputedStyle(document.body).fontFamily)
  expect(family).toMatch(/system-ui|ui-sans-serif/)
  await context.close()
})

test('the first view of a guide weighs less than 300 kB gzipped', async () => {
  const tab = await browser.newPage()
  const weights = new Map<string, number>()
  for (const path of ['', 'guides/uploads/', 'errors/', 'status/']) {
    const files: Promise<Buffer>[] = []
    const take = (response: { body(): Promise<Buffer> }) =>
      files.push(response.body().catch(() => Buffer.alloc(0)))
    tab.on('response', take)
    await tab.goto(at(path), { waitUntil: 'networkidle' })
    tab.off('response', take)
    const bytes = (await Promise.all(files)).reduce((sum, body) => sum + gzipSync(body).length, 0)
    weights.set(path, bytes)
  }
  for (const [path, bytes] of weights) expect(bytes, path).toBeLessThan(300_000)
  console.log(Object.fromEntries(weights))
  await tab.close()
})
