import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'

/** A Chromium from npm, or the one that `TINTYPE_CHROMIUM` names. */
export async function launchBrowser(): Promise<Browser> {
  const found = process.env.TINTYPE_CHROMIUM
  return chromium.launch({
    executablePath: found && existsSync(found) ? found : await sparticuz.executablePath(),
    // The package's own arguments are for one page in one process; a test opens several.
    args: ['--no-sandbox', '--disable-gpu'],
    headless: true,
  })
}

/** What a page says or asks for that it should not: errors of scripts, of loading, addresses of elsewhere. */
export function watch(tab: Page, origin: string): string[] {
  const complaints: string[] = []
  tab.on('pageerror', (error) => complaints.push(`${tab.url()}: ${error.message}`))
  tab.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${tab.url()}: ${message.text()}`)
  })
  tab.on('request', (request) => {
    const url = new URL(request.url())
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) complaints.push(`${tab.url()} asks ${url}`)
  })
  return complaints
}
