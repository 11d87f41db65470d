import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { chromium } from 'playwright-core'

const { TINTYPE_CHROMIUM: named, TINTYPE_TOKEN: token, TINTYPE_URL: url } = process.env
const browser = await chromium.launch({
  executablePath: named && existsSync(named) ? named : await sparticuz.executablePath(),
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const page = await browser.newPage()
  await page.addScriptTag({ path: 'bundle.js', type: 'module' })
  await page.waitForFunction('globalThis.useClient')
  assert.equal(
    await page.evaluate(([token, url]) => globalThis.useClient(token, url), [token, url]),
    'From a page',
  )
} finally {
  await browser.close()
}
