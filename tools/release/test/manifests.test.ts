import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { expect, test } from 'vitest'
import { inconsistencies } from '../src/consistency.ts'
import { here, publishedPackages, releasedPackages } from '../src/workspace.ts'
import { dependenciesOf } from './support/dependencies.ts'

const root = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'))

test('versions, changelogs and consumers match the last release', async () => {
  expect(await inconsistencies(here)).toEqual([])
})

test('all packages with a version are in the same group of changesets', async () => {
  const names = (await releasedPackages(here)).map(({ manifest }) => manifest.name)
  expect(names).toEqual(expect.arrayContaining(['@tintype/client', '@tintype/docs', '@tintype/spec']))
  expect(names.filter((name) => !name.startsWith('@tintype/'))).toEqual([])
})

test('every published package has a description, a license, a repository, files, exports and provenance', async () => {
  for (const { folder, manifest } of await publishedPackages(here)) {
    const { name } = manifest
    expect(manifest, name).toMatchObject({
      description: expect.stringMatching(/\.$/),
      license: root.license,
      repository: { ...root.repository, directory: relative(here, folder).split(sep).join('/') },
      publishConfig: { access: 'public', provenance: true },
      keywords: expect.arrayContaining([name === '@tintype/diff' ? 'openapi' : 'google-photos']),
      homepage: expect.stringContaining(relative(here, folder).split(sep).join('/')),
      bugs: expect.stringMatching(/\/issues$/),
      files: expect.arrayContaining(['dist', 'CHANGELOG.md']),
      exports: expect.objectContaining({ './package.json': './package.json' }),
    })
  }
})

test('every entry with types has them for `moduleResolution: node10`, which does not read exports', async () => {
  for (const { manifest } of await publishedPackages(here)) {
    const { '*': typesVersions = {} } = (manifest.typesVersions ?? {}) as Record<string, object>
    const withTypes = Object.entries(manifest.exports ?? {}).filter(([, entry]) =>
      JSON.stringify(entry).includes('"types"'),
    )
    const entries = withTypes.map(([name]) => name.replace(/^\.\/?/, ''))
    const fallbacks = [...(manifest.types ? [''] : []), ...Object.keys(typesVersions)]
    expect(fallbacks, manifest.name).toEqual(expect.arrayContaining(entries))
    if (entries.includes('')) expect(manifest.main, manifest.name).toMatch(/^\.\/dist\//)
  }
})

test('no dependency of a package runs an install script, such as one that sends telemetry', async () => {
  for (const { folder, manifest } of await publishedPackages(here)) {
    const running = [...dependenciesOf(folder)]
      .filter(({ scripts = {} }) => scripts.preinstall ?? scripts.install ?? scripts.postinstall)
      .map(({ name }) => name)
    expect([manifest.name, running]).toEqual([manifest.name, []])
  }
})

test('no command of this repository runs a tool that sends telemetry', () => {
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
