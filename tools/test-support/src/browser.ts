import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Launches the Chromium that `TINTYPE_CHROMIUM` names, or the one from npm. */
export async function launchBrowser(): Promise<Browser> {
  const installed = process.env.TINTYPE_CHROMIUM
  return chromium.launch({
    executablePath: installed && existsSync(installed) ? installed : await sparticuz.executablePath(),
    // The package's own arguments run a single process, which cannot open several pages.
    args: ['--no-sandbox', '--disable-gpu'],
    headless: true,
  })
}

/** Collects script errors, console errors and requests to other origins, as they happen. */
export function collectErrors(tab: Page, origin: string): string[] {
  const errors: string[] = []
  tab.on('pageerror', (error) => errors.push(`${tab.url()}: ${error.message}`))
  tab.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${tab.url()}: ${message.text()}`)
  })
  tab.on('request', (request) => {
    const url = new URL(request.url())
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) errors.push(`${tab.url()} requests ${url}`)
  })
  return errors
}
