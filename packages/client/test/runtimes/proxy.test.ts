import { fileURLToPath } from 'node:url'
import { type ServedLibrary, serveLibrary } from 'tintype-test-support/servedLibrary'
import { ProxyAgent, fetch as undiciFetch } from 'undici'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPhotosClient } from '../../src/index.ts'
import { type ForwardProxy, startForwardProxy } from '../support/forwardProxy.ts'
import { pathWith, RUNTIMES, run } from '../support/runtimes.ts'

const PROGRAM = fileURLToPath(new URL('throughProxy.mjs', import.meta.url))

let library: ServedLibrary
let proxy: ForwardProxy
beforeAll(async () => {
  library = await serveLibrary(import.meta.url)
  proxy = await startForwardProxy()
})
afterAll(async () => {
  await proxy.close()
  await library.stop()
})

/** Runs the program in a runtime. @returns the hosts that the proxy was asked for, and the log */
async function runIn(
  name: string,
  skip: (reason: string) => never,
  env: Record<string, string>,
  options: { proxy?: string } = {},
): Promise<{ hosts: string[]; stderr: string }> {
  const runtime = RUNTIMES.find((each) => each.name === name)
  if (runtime === undefined) throw new Error(`${name} is not a runtime.`)
  const PATH = await pathWith(runtime.from)
  if (PATH === undefined) return skip(`${runtime.from} is not available from the npm registry`)
  proxy.hosts.length = 0
  const token = await library.token({ user: name })
  const input = JSON.stringify({ baseUrl: library.url, token, ...options })
  const { NO_PROXY, no_proxy, ...rest } = process.env
  const { stdout, stderr } = await run(runtime.command, [...runtime.args, PROGRAM, input], {
    env: { ...rest, ...env, PATH },
  })
  expect(stdout).toBe('0\n')
  return { hosts: [...new Set(proxy.hosts)], stderr }
}

const host = () => new URL(library.url).host

describe('the client uses the proxy of the environment', { timeout: 300_000 }, () => {
  test.for([
    ['the Node that runs the tests', { NODE_USE_ENV_PROXY: '1' }],
    ['Node 22', { NODE_USE_ENV_PROXY: '1' }],
    ['Deno', {}],
    ['Bun', {}],
  ] as const)('in %s', async ([name, env], { skip }) => {
    const { hosts } = await runIn(name, skip, { ...env, HTTP_PROXY: proxy.url })
    expect(hosts).toEqual([host()])
  })

  test('but not in Node without NODE_USE_ENV_PROXY', async ({ skip }) => {
    const { hosts } = await runIn('the Node that runs the tests', skip, { HTTP_PROXY: proxy.url })
    expect(hosts).toEqual([])
  })
})

test('undici sends through its ProxyAgent', async () => {
  const dispatcher = new ProxyAgent(proxy.url)
  proxy.hosts.length = 0
  const photos = createPhotosClient({
    auth: await library.token(),
    baseUrl: library.url,
    fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }),
  })
  await photos.albums.list()
  await dispatcher.close()
  expect(proxy.hosts).toEqual([host()])
})

test('Bun’s fetch has an option for a proxy', { timeout: 300_000 }, async ({ skip }) => {
  const { hosts } = await runIn('Bun', skip, {}, { proxy: proxy.url })
  expect(hosts).toEqual([host()])
})

describe('TINTYPE_LOG works', { timeout: 300_000 }, () => {
  test.for(RUNTIMES.map(({ name }) => name))('in %s', async (name, { skip }) => {
    const { stderr } = await runIn(name, skip, { TINTYPE_LOG: 'info' })
    expect(stderr).toMatch(/^\S+ uploads\.create 200 in \d+ ms\n\S+ albums\.list 200 in \d+ ms$/m)
  })
})
