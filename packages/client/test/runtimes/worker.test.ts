import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { launchBrowser } from 'tintype-test-support/browser'
import { expect, test } from 'vitest'
import { type FaultyLibrary, withFaultyLibrary } from '../support/faultyLibrary.ts'
import { photograph } from '../support/photographs.ts'
import { CUT, expected, trouble } from '../support/trouble.ts'

let library: FaultyLibrary
withFaultyLibrary((ready) => {
  library = ready
})

/** Workers have no import maps, so that their program is one file. */
async function bundle(): Promise<string> {
  const input = fileURLToPath(new URL('worker.mjs', import.meta.url))
  const { output } = await (await rolldown({ input, platform: 'browser' })).generate({ format: 'esm' })
  return output[0].code
}

test('the built client runs in a worker of a browser, without Node globals and without window', async () => {
  const code = await bundle()
  const site = createServer((request, response) => {
    if (request.url === '/worker.js') response.setHeader('content-type', 'text/javascript').end(code)
    else response.setHeader('content-type', 'text/html').end('<!doctype html><title>Worker</title>')
  }).listen(0, '127.0.0.1')
  await once(site, 'listening')
  const browser = await launchBrowser()
  try {
    const { proxy, server } = library
    proxy.rule = trouble()
    const picture = Buffer.from(await photograph(9100)).toString('base64')
    const input = JSON.stringify({ baseUrl: proxy.url, token: await server.token(), picture })
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`)
    const used = await page.evaluate(`new Promise((resolve, reject) => {
      const worker = new Worker('/worker.js', { type: 'module' })
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = ({ message }) => reject(new Error(message))
      worker.postMessage(${input})
    })`)
    expect(used).toEqual({ ...expected, hasNode: false })
    expect(proxy.requests.some(({ bytes }) => bytes === CUT)).toBe(true)
  } finally {
    await browser.close()
    site.close()
  }
})
