import { readFileSync } from 'node:fs'
import { documentFile, loadDocument, serverUrl } from '@tintype/document'
import { type PrismCommand, runPrism } from 'tintype-test-support/prismCommand'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
// The built package, because its Prism is a bundle that leaves parts out.
import { type Mock, startMock } from '../dist/index.js'
import { allExampleRequests } from './support/examples.ts'
import { type Improvement, improvements } from './support/improvements.ts'

// Prism's own command is the reference: the mock responds like it, except for a list of improvements.

let prism: PrismCommand
let mock: Mock
beforeAll(async () => {
  mock = await startMock()
  prism = await runPrism('mock', { document: documentFile() })
})
afterEach(() => mock.reset())
afterAll(() => Promise.all([prism.stop(), mock.stop()]))

const documented = loadDocument().json.servers.map(serverUrl)[0] ?? ''
/** They differ between any two servers, and lengths because URLs do. */
const OF_THE_CONNECTION = new Set(['connection', 'content-length', 'date', 'keep-alive'])

async function responseOf(origin: string, path: string, options: RequestInit) {
  const response = await fetch(origin + path, options)
  const text = (await response.text()).replaceAll(origin, documented)
  const headers = [...response.headers].filter(([name]) => !OF_THE_CONNECTION.has(name))
  return {
    status: response.status,
    headers: headers.map(([name, value]) => `${name}: ${value.replaceAll(origin, documented)}`),
    text,
  }
}

test('the mock responds like Prism to every example of a request, with every example of a response', async () => {
  const requests = allExampleRequests()
  const statuses = new Set<number>()
  for (const { method, url, headers, body, status, name } of requests) {
    const prefer = `code=${status}, example=${name}`
    const options: RequestInit = {
      method,
      headers: { ...headers, prefer },
      ...(body !== undefined && { body }),
    }
    const [expected, received] = await Promise.all([
      responseOf(prism.url, url, options),
      responseOf(mock.url, url, options),
    ])
    expect({ method, url, prefer, ...received }).toEqual({ method, url, prefer, ...expected })
    statuses.add(received.status)
  }
  expect(requests.length).toBeGreaterThan(600)
  expect([...statuses].sort()).toEqual([200, 207, 400, 401, 403, 404, 409, 412, 413, 429, 500, 503])
  expect(mock.violations).toEqual([])
})

describe('unlike Prism', () => {
  const summary = async (origin: string, { request: { path, ...options } }: Improvement) => {
    const response = await fetch(origin + path, options)
    const type = response.headers.get('content-type')?.split(';')[0] ?? 'none'
    const violations = response.headers.get('sl-violations') ?? 'none'
    return `${response.status} ${type} ${violations} ${await response.text()}`
  }

  test.each(improvements)('$title', async (improvement) => {
    expect(await summary(prism.url, improvement)).toMatch(improvement.prism)
    expect(await summary(mock.url, improvement)).toMatch(improvement.mock)
  })

  test('URLs in responses point to the mock', async () => {
    const productUrl = async (origin: string) => {
      const response = await fetch(`${origin}/v1/albums/x`, { headers: { authorization: 'Bearer token' } })
      return ((await response.json()) as { productUrl: string }).productUrl
    }
    expect(await productUrl(prism.url)).toMatch(documented)
    expect(await productUrl(mock.url)).toMatch(mock.url)
  })

  test('the mock responds to a body that is not JSON', async () => {
    const headers = { authorization: 'Bearer token', 'content-type': 'application/json' }
    const send = (origin: string) =>
      fetch(`${origin}/v1/albums`, { method: 'POST', headers, body: '{"album', signal: abort.signal })
    const abort = new AbortController()
    const pending = send(prism.url).catch(() => 'aborted')
    for (let later = 0; later < 5; later++) await fetch(`${prism.url}/v1/albums`, { headers })
    const first = Promise.race([pending, (await send(mock.url)).status])
    abort.abort()
    expect([await first, await pending]).toEqual([400, 'aborted'])
  })

  test('the README lists every difference', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    const [, table = ''] = /## Differences from Prism\n(.*?)(?=\n## |$)/s.exec(readme) ?? []
    const rows = table.split('\n').filter((line) => line.startsWith('|'))
    const titles = rows.slice(2).map((row) => row.split('|')[1]?.trim())
    expect(titles).toEqual([...improvements.map(({ title }) => title), 'URLs', 'Bodies that are not JSON'])
  })
})
