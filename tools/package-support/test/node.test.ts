import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { nodeComplaint } from '../src/node.ts'

const folder = mkdtempSync(join(tmpdir(), 'tintype-node-'))
afterAll(() => rmSync(folder, { recursive: true }))

function complaint(
  node: string,
  running: string,
  options?: { bun: boolean },
  bun?: string,
): string | undefined {
  const manifest = join(folder, 'package.json')
  writeFileSync(manifest, JSON.stringify({ name: 'a', engines: { node } }))
  return nodeComplaint(pathToFileURL(manifest), options, {
    node: running,
    ...(bun === undefined ? {} : { bun }),
  })
}

test.each([
  ['>=22.12', '22.12.0'],
  ['>=22.12', '22.13.1'],
  ['>=22.12', '23.0.0'],
  ['>=22.12', '100.0.0'],
  ['^22.14 || >=24', '22.14.0'],
  ['^22.14 || >=24', '24.0.0'],
  ['^22.14 || >=24', '26.1.0'],
])('%s allows Node %s', (node, running) => {
  expect(complaint(node, running)).toBeUndefined()
})

test.each([
  ['>=22.12', '22.11.9', 'a needs Node 22.12 or newer; this is Node 22.11.9.'],
  ['>=22.12', '9.0.0', 'a needs Node 22.12 or newer; this is Node 9.0.0.'],
  ['^22.14 || >=24', '22.13.0', 'a needs Node 22.14 or newer of 22, or 24 or newer; this is Node 22.13.0.'],
  ['^22.14 || >=24', '23.5.0', 'a needs Node 22.14 or newer of 22, or 24 or newer; this is Node 23.5.0.'],
])('%s rejects Node %s with a message', (node, running, message) => {
  expect(complaint(node, running)).toBe(message)
})

test('Bun, which reports a version of Node, is rejected where a package needs Node itself', () => {
  expect(complaint('>=22.12', '24.3.0', { bun: false }, '1.4.5')).toBe(
    'a needs Node 22.12 or newer; this is Bun 1.4.5.',
  )
  expect(complaint('>=22.12', '24.3.0', { bun: true }, '1.4.5')).toBeUndefined()
  expect(complaint('>=22.12', '24.3.0', { bun: false })).toBeUndefined()
})
