import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

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
