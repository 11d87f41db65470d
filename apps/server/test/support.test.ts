import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { serveStarter } from './support/postgres.ts'

/** Files of this package that a module imports, directly or not. */
function importsOf(module: URL, found = new Set<string>()): Set<string> {
  for (const [, path = ''] of readFileSync(module, 'utf8').matchAll(/(?:from|import) '(\.[^']*)'/g)) {
    const imported = new URL(path, module)
    if (!found.has(imported.href)) importsOf(imported, found.add(imported.href))
  }
  return found
}

test('the setup of every test file loads nothing of the server', () => {
  const imports = [...importsOf(new URL('./support/setup.ts', import.meta.url))]
  expect(imports.map((href) => href.split('/apps/server/').at(-1))).toEqual(['test/support/cleanup.ts'])
})

test('the Postgres of a test run starts once, with the first test that requests it', async () => {
  const calls: string[] = []
  const starter = await serveStarter(async () => {
    calls.push('start')
    return { url: 'postgres://started', stop: async () => void calls.push('stop') }
  })
  expect(calls).toEqual([])
  const urls = await Promise.all([1, 2].map(async () => (await fetch(starter.url)).text()))
  expect(urls).toEqual(['postgres://started', 'postgres://started'])
  await starter.stop()
  expect(calls).toEqual(['start', 'stop'])
})

test('a test run that needs no Postgres does not start it', async () => {
  const calls: string[] = []
  const starter = await serveStarter(async () => {
    calls.push('start')
    return { url: 'postgres://started', stop: async () => {} }
  })
  await starter.stop()
  expect(calls).toEqual([])
})

test('a Postgres that does not start is reported to the tests', async () => {
  const starter = await serveStarter(() => Promise.reject(new Error('no space')))
  const response = await fetch(starter.url)
  expect([response.status, await response.text()]).toEqual([500, 'Error: no space'])
  await starter.stop()
})
