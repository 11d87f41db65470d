import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { expect, test } from 'vitest'
import { inconsistencies } from '../src/consistency.ts'
import { here, publishedPackages, releasedPackages } from '../src/workspace.ts'

const root = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'))

test('the tree is as the last release left it, but for what is pending', async () => {
  expect(await inconsistencies(here)).toEqual([])
})

test('whatever has a version is in the one group of changesets', async () => {
  const names = (await releasedPackages(here)).map(({ manifest }) => manifest.name)
  expect(names).toEqual(expect.arrayContaining(['@tintype/client', '@tintype/docs', '@tintype/spec']))
  expect(names.filter((name) => !name.startsWith('@tintype/'))).toEqual([])
})

test('every published package says what it is, where it comes from, what is in it, and comes with provenance', async () => {
  for (const { folder, manifest } of await publishedPackages(here)) {
    expect(manifest, manifest.name).toMatchObject({
      description: expect.stringMatching(/\.$/),
      license: root.license,
      repository: { ...root.repository, directory: relative(here, folder).split(sep).join('/') },
      publishConfig: { access: 'public', provenance: true },
      keywords: expect.arrayContaining(['google-photos']),
      files: expect.arrayContaining(['dist']),
      exports: expect.objectContaining({ './package.json': './package.json' }),
    })
  }
})
