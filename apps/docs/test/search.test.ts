import { operations } from '@tintype/types/operations'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { hostSite } from './support/site.ts'

let browser: Browser
let site: { url: string; stop(): void }
let tab: Page
beforeAll(async () => {
  site = await hostSite('/docs/')
  browser = await launchBrowser()
  tab = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await tab.goto(`${site.url}latest/guides/uploads/`)
  // The field is there when the search has begun to listen.
  await tab.locator('.pagefind-ui__search-input').waitFor({ state: 'attached' })
  await tab.keyboard.press('Control+k')
})
afterAll(async () => {
  await browser?.close()
  site?.stop()
})

/** Addresses of what the search on the page shows, best first, without the beginning that all have. */
async function search(words: string): Promise<string[]> {
  const field = tab.locator('.pagefind-ui__search-input')
  const links = tab.locator('.pagefind-ui__result-link')
  await field.fill('')
  await links.first().waitFor({ state: 'detached' })
  await field.fill(words)
  await links.first().waitFor()
  const found = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
  return found.map((href) => href.replace(`${site.url}latest/`, ''))
}

test('every operation is found by its id, and its page opens', { timeout: 240_000 }, async () => {
  const missed: string[] = []
  for (const id of Object.keys(operations)) {
    const found = (await search(id)).find((href) => href.startsWith(`operations/${id}/`))
    if (found === undefined || !(await fetch(`${site.url}latest/${found}`)).ok) missed.push(id)
  }
  expect(missed).toEqual([])
})

test.each([
  ['No permission to add media items to this album', 'errors/'],
  ['Request had insufficient authentication scopes', 'errors/'],
  ['The provided ID does not match any albums', 'errors/'],
  ['picker api', 'which-api/'],
  ['resumable', 'guides/uploads/'],
])('%j leads to %s', async (words, page) => {
  expect((await search(words)).some((href) => href.startsWith(page))).toBe(true)
})
