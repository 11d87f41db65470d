import { operations } from '@tintype/types/operations'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from 'tintype-test-support/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hostSite } from './support/site.ts'

let browser: Browser
let site: { url: string; stop(): void }
let tab: Page
beforeAll(async () => {
  site = await hostSite('/docs/')
  browser = await launchBrowser()
  tab = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await tab.goto(`${site.url}latest/guides/uploads/`)
  // The field appears when the search is ready.
  await tab.locator('.pagefind-ui__search-input').waitFor({ state: 'attached' })
  await tab.keyboard.press('Control+k')
})
afterAll(async () => {
  await browser?.close()
  site?.stop()
})

/** Whether the search finds an address of the site. Results load one after another. */
async function finds(words: string, page: string): Promise<boolean> {
  const field = tab.locator('.pagefind-ui__search-input')
  const links = tab.locator('.pagefind-ui__result-link')
  await field.fill('')
  await links.first().waitFor({ state: 'detached' })
  await field.fill(words)
  const wanted = tab.locator(`.pagefind-ui__result-link[href*="${page}"]`)
  return wanted
    .first()
    .waitFor({ timeout: 20_000 })
    .then(
      () => true,
      () => false,
    )
}

test('the search finds every operation by its id, and opens its page', { timeout: 240_000 }, async () => {
  const missed: string[] = []
  for (const id of Object.keys(operations)) {
    const page = `operations/${id}/`
    if (!(await finds(id, page)) || !(await fetch(`${site.url}latest/${page}`)).ok) missed.push(id)
  }
  expect(missed).toEqual([])
})

test.each([
  ['No permission to add media items to this album', 'errors/'],
  ['Request had insufficient authentication scopes', 'errors/'],
  ['The provided ID does not match any albums', 'errors/'],
  ['picker api', 'which-api/'],
  ['resumable', 'guides/uploads/'],
])('searching for %j finds %s', async (words, page) => {
  expect(await finds(words, page)).toBe(true)
})
