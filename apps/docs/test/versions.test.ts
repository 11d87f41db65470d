import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { launchBrowser } from 'tintype-test-support/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { layOutVersions } from '../scripts/versions.ts'
import { dist, hostSite } from './support/site.ts'

const root = mkdtempSync(join(tmpdir(), 'tintype-versions-'))
const folder = (name: string) => pathToFileURL(`${join(root, name)}/`)

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(root, { recursive: true })
})

/** Builds a site for a version on top of an earlier one. */
function release(version: string, archive?: URL) {
  const site = folder(version)
  mkdirSync(site)
  cpSync(fileURLToPath(new URL('latest/', dist)), fileURLToPath(new URL('latest/', site)), {
    recursive: true,
  })
  return { site, versions: layOutVersions(site, version, archive) }
}

test('an unreleased version has no folder', () => {
  const { site, versions } = release('0.0.0')
  expect(versions).toEqual([{ folder: 'latest', name: 'unreleased', old: false }])
  expect(readdirSync(site).sort()).toEqual(['index.html', 'latest', 'versions.json'])
})

test('a build that is not published has only the latest version', () => {
  const { site, versions } = release('1.8.0')
  expect(versions).toEqual([{ folder: 'latest', name: '1.8.0 (latest)', old: false }])
  expect(readdirSync(site).sort()).toEqual(['index.html', 'latest', 'versions.json'])
})

test('each release adds a folder, and readers can switch between versions', async () => {
  const first = release('1.9.0', folder('none'))
  const second = release('1.10.2', first.site)
  expect(second.versions).toEqual([
    { folder: 'latest', name: '1.10.2 (latest)', old: false },
    { folder: 'v1.10', name: 'v1.10', old: false },
    { folder: 'v1.9', name: 'v1.9', old: true },
  ])
  // Pages that exist only in the newer version.
  rmSync(new URL('v1.9/guides/sharing/', second.site), { recursive: true })

  const host = await hostSite('/docs/', second.site)
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  const chooser = tab.locator('version-select select').first()
  const banner = tab.locator('[data-old-version]')
  const chosen = async (name: string) => {
    await tab
      .locator('version-select option', { hasText: /^v1\.9$/ })
      .first()
      .waitFor({ state: 'attached' })
    await chooser.selectOption(name)
  }

  await tab.goto(`${host.url}latest/guides/uploads/`)
  await chosen('v1.9')
  await tab.waitForURL(`${host.url}v1.9/guides/uploads/`)
  await banner.waitFor({ state: 'visible' })
  expect(await banner.getByRole('link').getAttribute('href')).toBe(`${host.url}latest/`)

  await chosen('v1.10')
  await tab.waitForURL(`${host.url}v1.10/guides/uploads/`)
  await tab
    .locator('version-select option', { hasText: /^v1\.9$/ })
    .first()
    .waitFor({ state: 'attached' })
  expect(await banner.isVisible()).toBe(false)

  await tab.goto(`${host.url}latest/guides/sharing/`)
  await chosen('v1.9')
  await tab.waitForURL(`${host.url}v1.9/`)
  await tab.close()
  host.stop()
})
