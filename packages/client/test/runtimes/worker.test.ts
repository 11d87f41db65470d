import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { launchBrowser } from 'tintype-test-support/browser'
import { expect, test } from 'vitest'
import { type FaultyLibrary, withFaultyLibrary } from '../support/faultyLibrary.ts'
import { photograph } from '../support/photographs.ts'
import { CUT, fared, trouble } from '../support/trouble.ts'

let library: FaultyLibrary
withFaultyLibrary((ready) => {
  library = ready
})

/** Workers know no import maps, so theirs is one file. */
async function bundle(): Promise<string> {
  const input = fileURLToPath(new URL('worker.mjs', import.meta.url))
  const { output } = await (await rolldown({ input, platform: 'browser' })).generate({ format: 'esm' })
  return output[0].code
}

test('and in a worker of a browser, which has nothing of Node and no window', async () => {
  const code = await bundle()
  const site = createServer((request, response) => {
    if (request.url === '/worker.js') response.setHeader('content-type', 'text/javascript').end(code)
    else response.setHeader('content-type', 'text/html').end('<!doctype html><title>Worker</title>')
  }).listen(0, '127.0.0.1')
  await once(site, 'listening')
  const browser = await launchBrowser()
  try {
    const { path, server } = library
    path.rule = trouble()
    const picture = Buffer.from(await photograph(9100)).toString('base64')
    const asked = JSON.stringify({ baseUrl: path.url, token: await server.token(), picture })
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`)
    const used = await page.evaluate(`new Promise((resolve, reject) => {
      const worker = new Worker('/worker.js', { type: 'module' })
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = ({ message }) => reject(new Error(message))
      worker.postMessage(${asked})
    })`)
    expect(used).toEqual({ ...fared, hasNode: false })
    expect(path.passed.some(({ bytes }) => bytes === CUT)).toBe(true)
  } finally {
    await browser.close()
    site.close()
  }
})
