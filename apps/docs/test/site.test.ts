import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, Page, Response } from 'playwright-core'
import { collectErrors, launchBrowser } from 'tintype-test-support/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dist, hostSite, pagePaths } from './support/site.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pages = pagePaths()

/** One page of each layout. On these pages everything is checked, on all others only their content. */
const WHOLE = new Set(['', 'errors/', 'guides/uploads/', 'operations/albums.get/', 'reference/'])

/** Results of opening a page. */
interface Seen {
  links: string[]
  ids: string[]
  /** Serious findings of axe. */
  light: string[]
  dark: string[]
  widthOnTelephone: number
}

let browser: Browser
let site: { url: string; stop(): void }
let complaints: string[]
const seen = new Map<string, Seen>()

beforeAll(async () => {
  // Under an arbitrary path.
  site = await hostSite('/some/where/else/')
  browser = await launchBrowser()
  const tab = await browser.newPage()
  complaints = collectErrors(tab, new URL(site.url).origin)
  for (const path of pages) seen.set(path, await look(tab, path))
  await tab.close()
}, 600_000)
afterAll(async () => {
  await browser?.close()
  site?.stop()
})

const at = (path: string) => `${site.url}latest/${path}`

async function look(tab: Page, path: string): Promise<Seen> {
  await tab.setViewportSize({ width: 1280, height: 900 })
  await tab.emulateMedia({ colorScheme: 'light' })
  await tab.goto(at(path))
  await tab.locator('h1').first().waitFor()
  await tab.evaluate(axe)
  // Wide code can be reached by keyboard after its script has measured it.
  await tab.waitForFunction(() =>
    [...document.querySelectorAll('pre')].every(
      (code) => code.scrollWidth <= code.clientWidth || code.tabIndex >= 0,
    ),
  )
  const part = WHOLE.has(path) ? 'html' : 'main'
  const light = await seriousFindings(tab, part)
  const found = await tab.evaluate(() => ({
    links: [...document.querySelectorAll('a[href]')].map((link) => (link as HTMLAnchorElement).href),
    ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
  }))
  await tab.emulateMedia({ colorScheme: 'dark' })
  // Other checks do not depend on the theme.
  const dark = await seriousFindings(tab, part, ['color-contrast'])
  await tab.setViewportSize({ width: 360, height: 740 })
  const widthOnTelephone = await tab.evaluate(() => document.documentElement.scrollWidth)
  return { ...found, light, dark, widthOnTelephone }
}

async function seriousFindings(tab: Page, part: string, runOnly?: string[]): Promise<string[]> {
  // Results without findings do not need their nodes.
  const options: RunOptions = { resultTypes: ['violations'], ...(runOnly && { runOnly }) }
  const { violations } = await tab.evaluate(
    ([part, options]): Promise<AxeResults> =>
      (window as unknown as { axe: typeof import('axe-core') }).axe.run(part, options),
    [part, options] as const,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** Problems by page. */
const bad = <Part>(part: (seen: Seen) => Part, good: (part: Part) => boolean) =>
  [...seen].flatMap(([path, each]) => (good(part(each)) ? [] : [[path, part(each)]]))

test('every page opens without errors and requests no other host', () => {
  expect(seen.size).toBeGreaterThan(35)
  expect(complaints).toEqual([])
})

test('every link to a page or an anchor resolves', async () => {
  const places = new Set([...seen].flatMap(([path, { ids }]) => ids.map((id) => `${at(path)}#${id}`)))
  const own = [...seen].flatMap(([path, { links }]) => links.map((link) => ({ path, link })))
  const dead: string[] = []
  const answers = new Map<string, boolean>()
  for (const { path, link } of own.filter(({ link }) => link.startsWith(site.url))) {
    const [page = '', place] = link.split('#')
    const known = answers.get(page) ?? (await fetch(page, { method: 'HEAD' })).ok
    answers.set(page, known)
    // Anchors of the reference have their own test.
    const there = !place || place.startsWith('/') || path === 'reference/' || places.has(link)
    if (!known || !there) dead.push(`${path} → ${link}`)
  }
  expect(dead).toEqual([])
})

test.each(['light', 'dark'] as const)('axe finds no serious problem on any page in the %s theme', (theme) => {
  expect(
    bad(
      (page) => page[theme],
      (findings) => findings.length === 0,
    ),
  ).toEqual([])
})

test('no page scrolls sideways at a width of 360 pixels', () => {
  expect(
    bad(
      ({ widthOnTelephone }) => widthOnTelephone,
      (width) => width <= 360,
    ),
  ).toEqual([])
})

test('the root address redirects to the newest version', async () => {
  const tab = await browser.newPage()
  await tab.goto(site.url)
  await tab.waitForURL(at(''))
  expect(await tab.title()).toContain('Tintype')
  await tab.close()
})

test('the keyboard reaches every link of a page and the search, and can skip the navigation', async () => {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await tab.goto(at('guides/sharing/'))
  await tab.keyboard.press('Tab')
  expect(await tab.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Skip to content')

  const wanted = await tab.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>('a[href], button:not([disabled]), select, summary')
    const visible = [...all].filter(
      (each) => each.checkVisibility({ visibilityProperty: true }) && each.tabIndex >= 0,
    )
    for (const [index, each] of visible.entries()) each.dataset.stop = String(index)
    return visible.map((each) => each.textContent?.trim() || each.outerHTML)
  })
  const reached = new Set<number>()
  // Scrollable regions are tab stops too.
  for (let presses = 0; presses < 2 * wanted.length; presses++) {
    const stop = await tab.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.stop)
    if (stop !== undefined) reached.add(Number(stop))
    await tab.keyboard.press('Tab')
  }
  expect(wanted.filter((_text, index) => !reached.has(index))).toEqual([])

  await tab.locator('.pagefind-ui__search-input').waitFor({ state: 'attached' })
  await tab.keyboard.press('Control+k')
  await tab.locator('.pagefind-ui__search-input').waitFor({ state: 'visible' })
  await tab.keyboard.type('upload token')
  await tab.locator('.pagefind-ui__result-link').first().waitFor()
  await tab.close()
})

test('pages can be read without a network and without scripts', async () => {
  const context = await browser.newContext({ offline: true, javaScriptEnabled: false })
  const tab = await context.newPage()
  await tab.goto(new URL('latest/guides/uploads/index.html', dist).href)
  const heading = tab.getByRole('heading', { level: 1 })
  expect(await heading.textContent()).toBe('Uploads')
  // The stylesheet is a local file.
  expect((await tab.locator('.sidebar-pane, nav.sidebar').first().boundingBox())?.x).toBe(0)
  await context.close()
})

test('the first view of a guide weighs less than 300 kB gzipped', async () => {
  const tab = await browser.newPage()
  for (const path of ['', 'guides/uploads/', 'errors/', 'status/']) {
    const files: Promise<Buffer>[] = []
    const take = (response: Response) => files.push(response.body().catch(() => Buffer.alloc(0)))
    tab.on('response', take)
    await tab.goto(at(path), { waitUntil: 'networkidle' })
    tab.off('response', take)
    const bytes = (await Promise.all(files)).reduce((sum, body) => sum + gzipSync(body).length, 0)
    expect(bytes, path).toBeGreaterThan(5_000)
    expect(bytes, path).toBeLessThan(300_000)
  }
  await tab.close()
})
