import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { contentProblems, missingMaps } from '../src/rehearse/contents.ts'
import { run } from '../src/run.ts'
import { here, publishedPackages } from '../src/workspace.ts'

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

test('every packed package has a changelog, links and the files that it names, and no reference to a missing source map', async () => {
  const packages = await publishedPackages(here)
  const chosen = packages.map(({ manifest }) => `--filter=${manifest.name}`)
  await run('pnpm', ['--recursive', ...chosen, 'pack', '--pack-destination', folder], { cwd: here })
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  expect(tarballs).toHaveLength(packages.length)
  for (const tarball of tarballs) {
    const unpacked = mkdtempSync(join(folder, 'unpacked-'))
    await run('tar', ['-xzf', join(folder, tarball), '-C', unpacked], { cwd: folder })
    expect(contentProblems(join(unpacked, 'package'))).toEqual([])
  }
})
