import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ADAPTERS } from '../src/layers/adapters.ts'
import { checkLayers } from '../src/layers/cruise.ts'
import { LAYER_RULES } from '../src/layers/rules.ts'

/** The rules that files break, each with the file. */
async function rulesIn(
  files: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'conventions-')))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  for (const [link, target] of Object.entries(links)) {
    mkdirSync(dirname(join(folder, link)), { recursive: true })
    symlinkSync(join(folder, target), join(folder, link))
  }
  const folders = [...new Set(Object.keys(files).map((file) => file.split('/')[0] ?? ''))]
  const findings = await checkLayers(folder, folders, LAYER_RULES)
  return findings.map(({ file, rule }) => `${rule} ${file}`)
}

test('a request that passes from http to operations to the catalog breaks no rule', async () => {
  expect(
    await rulesIn({
      'apps/server/src/http/a.ts': "import { b } from '../operations/b.ts'\nb()\n",
      'apps/server/src/operations/b.ts': "import { c } from '../catalog/c.ts'\nexport const b = c\n",
      'apps/server/src/catalog/c.ts':
        "import type { D } from '../domain/d.ts'\nexport const c = (): D => 1\n",
      'apps/server/src/domain/d.ts': 'export type D = number\n',
    }),
  ).toEqual([])
})

test.each([
  ['domain', 'catalog'],
  ['catalog', 'blobs'],
  ['blobs', 'media'],
  ['media', 'http'],
  ['operations', 'http'],
  ['http', 'cli'],
  ['transfer', 'cli'],
])('%s must not import %s', async (from, to) => {
  expect(
    await rulesIn({
      [`apps/server/src/${from}/a.ts`]: `import { b } from '../${to}/b.ts'\nb()\n`,
      [`apps/server/src/${to}/b.ts`]: 'export const b = () => {}\n',
    }),
  ).toEqual([`server-layer apps/server/src/${from}/a.ts`])
})

test.each([
  ['location', 'facts'],
  ['facts', 'render'],
  ['formats', 'location'],
  ['workers', 'render'],
])('in media, %s must not import %s', async (from, to) => {
  expect(
    await rulesIn({
      [`apps/server/src/media/${from}/a.ts`]: `import type { B } from '../${to}/b.ts'\nexport type A = B\n`,
      [`apps/server/src/media/${to}/b.ts`]: 'export type B = number\n',
    }),
  ).toEqual([`server-layer apps/server/src/media/${from}/a.ts`])
})

test('a library must not import a file at the top of src', async () => {
  expect(
    await rulesIn({
      'apps/server/src/catalog/a.ts': "import type { B } from '../config.ts'\nexport type A = B\n",
      'apps/server/src/config.ts': 'export type B = 1\n',
    }),
  ).toEqual(['server-layer apps/server/src/catalog/a.ts'])
})

test('two files must not import each other, not even for a type', async () => {
  expect(
    await rulesIn({
      'packages/client/src/a.ts': "import { b } from './b.ts'\nexport type A = typeof b\n",
      'packages/client/src/b.ts': "import type { A } from './a.ts'\nexport const b = (a: A) => a\n",
    }),
  ).toHaveLength(1)
})

test('a relative import must not leave its package, not even from a test', async () => {
  const target = { 'apps/server/test/support/b.ts': 'export const b = 1\n' }
  const source = "import { b } from '../../../apps/server/test/support/b.ts'\nb\n"
  expect(await rulesIn({ 'packages/client/test/a.ts': source, ...target })).toEqual([
    'package-boundary packages/client/test/a.ts',
  ])
  expect(
    await rulesIn({ 'apps/server/test/a.ts': "import { b } from './support/b.ts'\nb\n", ...target }),
  ).toEqual([])
})

test.each([
  ['apps/server', 'packages/contract'],
  ['packages/client', 'apps/server'],
  ['packages/types', 'packages/client'],
])('the sources of %s must not import %s, and its tests may', async (from, to) => {
  const source = "import { b } from '@tintype/other'\nb\n"
  const files = {
    [`${to}/package.json`]: '{ "name": "@tintype/other", "exports": "./dist/index.js" }',
    [`${to}/dist/index.js`]: 'export const b = 1\n',
    [`${from}/src/a.ts`]: source,
    [`${from}/test/a.ts`]: source,
  }
  expect(await rulesIn(files, { 'node_modules/@tintype/other': to })).toEqual([
    `package-layer ${from}/src/a.ts`,
  ])
})

test.each(Object.entries(ADAPTERS))('only the adapters of %s import it', async (library, adapters) => {
  const source = `import type { Client } from '${library}'\nexport type A = Client\n`
  const other = `${adapters[0]}`.replace(/[^/]+$/, 'other.ts')
  const installed = `node_modules/.pnpm/1/node_modules/${library}`
  const files = {
    [`${installed}/package.json`]: `{ "name": "${library}", "exports": "./index.js" }`,
    [`${installed}/index.js`]: 'export const b = 1\n',
    ...Object.fromEntries([...adapters, other].map((file) => [file, source])),
  }
  expect(await rulesIn(files, { [`node_modules/${library}`]: installed })).toEqual([`adapter ${other}`])
})
