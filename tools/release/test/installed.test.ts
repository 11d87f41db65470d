import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { missingMaps } from '../src/rehearse/installed.ts'
import { here } from '../src/workspace.ts'

const folder = mkdtempSync(join(tmpdir(), 'tintype-installed-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a reference to a missing source map is found', () => {
  mkdirSync(join(folder, 'dist'))
  const referringTo = (name: string) => `export {}\n//# sourceMappingURL=${name}\n`
  writeFileSync(join(folder, 'dist/a.js'), referringTo('a.js.map'))
  writeFileSync(join(folder, 'dist/a.js.map'), '{}')
  writeFileSync(join(folder, 'dist/a.d.ts'), referringTo('a.d.ts.map'))
  writeFileSync(join(folder, 'dist/b.js'), referringTo('data:application/json,{}'))
  expect(missingMaps(folder)).toEqual([join('dist/a.d.ts', 'a.d.ts.map')])
})

test.each(['client', 'types'])('no file of the built @tintype/%s refers to a missing source map', (name) => {
  expect(missingMaps(join(here, 'packages', name, 'dist'))).toEqual([])
})
