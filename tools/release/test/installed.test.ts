import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { missingMaps } from '../src/rehearse/installed.ts'
import { here } from '../src/workspace.ts'

const folder = mkdtempSync(join(tmpdir(), 'tintype-installed-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a file that names a source map which is not there is found', () => {
  mkdirSync(join(folder, 'dist'))
  const naming = (name: string) => `export {}\n//# sourceMappingURL=${name}\n`
  writeFileSync(join(folder, 'dist/a.js'), naming('a.js.map'))
  writeFileSync(join(folder, 'dist/a.js.map'), '{}')
  writeFileSync(join(folder, 'dist/a.d.ts'), naming('a.d.ts.map'))
  writeFileSync(join(folder, 'dist/b.js'), naming('data:application/json,{}'))
  expect(missingMaps(folder)).toEqual([join('dist/a.d.ts', 'a.d.ts.map')])
})

test.each(['client', 'types'])(
  'no file of the built @tintype/%s names a source map that is not there',
  (name) => {
    expect(missingMaps(join(here, 'packages', name, 'dist'))).toEqual([])
  },
)
