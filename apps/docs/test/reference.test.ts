import { type DocumentedOperation, loadDocument } from '@tintype/document'
import { operations } from '@tintype/types/operations'
import type { Browser, Page } from 'playwright-core'
import { collectErrors, launchBrowser } from 'tintype-test-support/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anchorInReference } from '../scripts/pages/operations.ts'
import { samples } from '../scripts/samples.ts'
import { dist } from './support/site.ts'

const page = new URL('latest/reference/index.html', dist)
const document = loadDocument()

let browser: Browser
let tab: Page
let complaints: string[]
beforeAll(async () => {
  browser = await launchBrowser()
  const context = await browser.newContext({ offline: true, viewport: { width: 1300, height: 900 } })
  tab = await context.newPage()
  complaints = collectErrors(tab, '')
})
afterAll(() => browser?.close())

const openReference = async (operation: DocumentedOperation) => {
  await tab.goto(`${page.href}${anchorInReference(operation)}`)
  await tab.getByRole('heading', { name: operation.summary }).first().waitFor({ state: 'visible' })
}

test('the reference shows every operation at its link without a network, and requests no other host', async () => {
  const shown: string[] = []
  for (const operation of document.operations) {
    await openReference(operation)
    shown.push(operation.id)
  }
  expect(shown.sort()).toEqual(Object.keys(operations))
  expect(complaints).toEqual([])
})

test('an operation has samples for curl, the client and openapi-fetch', async () => {
  await openReference(document.operation('albums.patch'))
  let chosen = 'curl'
  for (const { label, source } of samples.of('albums.patch')) {
    if (label !== chosen) {
      await tab.locator('button[aria-haspopup=menu]', { hasText: chosen }).first().click()
      await tab.getByRole('menuitem', { name: label }).first().click()
      chosen = label
    }
    const line = source.split('\n').find((each) => each.includes('August')) ?? ''
    const shown = (await tab.locator('pre, code').allTextContents()).join('\n').replaceAll(/\s/g, '')
    expect(shown, label).toContain(line.replaceAll(/\s/g, ''))
  }
})

test('the reference lists the decisions where the behavior of Google is not known', async () => {
  // Without a reload, the page would only scroll.
  await tab.goto('about:blank')
  await tab.goto(`${page.href}#/section/where-google's-behavior-is-not-known`)
  const row = tab.getByRole('cell', { name: 'A dead share token' }).first()
  await row.waitFor({ state: 'attached' })
  expect(await row.count()).toBe(1)
})

test('a removed operation names its alternative', async () => {
  await openReference(document.operation('albums.share'))
  const notice = tab.getByText("Removed from Google's service on 2025-03-31.").first()
  await notice.waitFor({ state: 'visible' })
})
