import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import sparticuz from '@sparticuz/chromium'
import { operations } from '@tintype/types/operations'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

const page = new URL('../dist/index.html', import.meta.url)
const document = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@tintype/spec/openapi.json'), 'utf8'),
)

const documented: { operationId: string; summary: string }[] = Object.values(document.paths).flatMap((item) =>
  Object.values(item as object).filter((part) => part.operationId !== undefined),
)

/** Redoc's address of an operation: its tag and its id, in lower case. */
const deepLink = (id: string) =>
  `${page.href}#/${id.split('.')[0]}/${id}`.replace(/#.*/, (hash) => hash.toLowerCase())

let browser: Browser
beforeAll(async () => {
  const found = process.env.TINTYPE_CHROMIUM
  browser = await chromium.launch({
    executablePath: found && existsSync(found) ? found : await sparticuz.executablePath(),
    // The package's own arguments are for one page in one process; a test opens several.
    args: ['--no-sandbox', '--disable-gpu'],
    headless: true,
  })
})
afterAll(() => browser?.close())

test('the reference shows every operation at its own link, with the network cut, and asks for nothing outside', async () => {
  const context = await browser.newContext({ offline: true, viewport: { width: 1300, height: 900 } })
  const tab = await context.newPage()
  const outside: string[] = []
  const complaints: string[] = []
  tab.on('request', (request) => {
    if (/^https?:/.test(request.url())) outside.push(request.url())
  })
  tab.on('pageerror', (error) => complaints.push(error.message))

  const shown: string[] = []
  for (const { operationId, summary } of documented) {
    await tab.goto(deepLink(operationId))
    await tab.getByRole('heading', { name: summary }).first().waitFor({ state: 'visible' })
    shown.push(operationId)
  }
  expect(shown.sort()).toEqual(Object.keys(operations))
  expect(outside).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

test('the reference tells what is decided where Google is silent', async () => {
  const tab = await browser.newPage()
  await tab.goto(`${page.href}#/section/where-google's-behaviour-is-not-known`)
  const row = tab.getByRole('cell', { name: 'A dead share token' }).first()
  await row.waitFor({ state: 'attached' })
  expect(await row.count()).toBe(1)
  await tab.close()
})

test('a removed operation says so, with the way out', async () => {
  const tab = await browser.newPage()
  await tab.goto(deepLink('albums.share'))
  const notice = tab.getByText("Removed from Google's service on 2025-03-31.").first()
  await notice.waitFor({ state: 'visible' })
  expect(await notice.isVisible()).toBe(true)
  await tab.close()
})
