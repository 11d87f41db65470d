import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { expect, test } from 'vitest'
import { inconsistencies } from '../src/consistency.ts'
import { here, publishedPackages, releasedPackages } from '../src/workspace.ts'
import { dependenciesOf } from './support/dependencies.ts'

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

test('what is installed with a package runs no script of its own, such as one that reports home', async () => {
  for (const { folder, manifest } of await publishedPackages(here)) {
    const running = [...dependenciesOf(folder)]
      .filter(({ scripts = {} }) => scripts.preinstall ?? scripts.install ?? scripts.postinstall)
      .map(({ name }) => name)
    expect([manifest.name, running]).toEqual([manifest.name, []])
  }
})

test('no command of this repository runs a tool that reports home', () => {
  const direct = Object.entries(root.scripts as Record<string, string>).filter(([, script]) =>
    /\b(turbo|redocly|astro)\b/.test(script),
  )
  expect(direct).toEqual([])
  for (const path of ['spec/redocly.yaml', 'apps/docs/redocly.yaml']) {
    expect(readFileSync(join(here, path), 'utf8'), path).toMatch(/^telemetry: "off"$/m)
  }
})

test('.nvmrc names the Node that the commands use', () => {
  expect(readFileSync(join(here, '.nvmrc'), 'utf8').trim()).toBe(root.tintype.node)
})
