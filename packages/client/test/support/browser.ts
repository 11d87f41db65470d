import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** A real Chromium: the system's where it is named, or the one that comes with the packages. */
export async function launchBrowser(): Promise<Browser> {
  const system = process.env.TINTYPE_CHROMIUM
  return chromium.launch({
    executablePath: system && existsSync(system) ? system : await sparticuz.executablePath(),
    args: ['--no-sandbox', '--disable-gpu'],
    headless: true,
  })
}
