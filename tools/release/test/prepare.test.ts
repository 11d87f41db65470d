import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyWorkspace } from 'tintype-test-support/copyWorkspace'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inconsistencies } from '../src/consistency.ts'
import { prepare } from '../src/prepare.ts'
import { releasedPackages } from '../src/workspace.ts'

let copy: Awaited<ReturnType<typeof copyWorkspace>>

beforeAll(async () => {
  copy = await copyWorkspace()
})

afterAll(() => copy?.remove())

const NAMES = ['@tintype/client', '@tintype/spec', '@tintype/types']

const addChangeset = (name: string, bump: string) =>
  writeFileSync(
    join(copy.root, `.changeset/${name}.md`),
    `---\n${NAMES.map((name) => `"${name}": ${bump}\n`).join('')}---\n\nA ${bump} change, to see what follows.\n`,
  )

const json = (path: string) => JSON.parse(readFileSync(join(copy.root, path), 'utf8'))

// In this order on one copy, because each release starts from the previous one.
test.each([
  ['minor', /^Prepared (\d+)\.(\d+)\.0, after /],
  ['patch', /^Prepared (\d+)\.(\d+)\.1, after \1\.\2\.0\.$/],
  ['major', /^Prepared [1-9]\d*\.0\.0, after /],
])('a %s changeset updates everything', async (bump, summary) => {
  addChangeset(`a-${bump}-change`, bump)
  expect(await prepare(copy.root, new Date('2027-01-31'))).toMatch(summary)

  const { version } = json('spec/package.json')
  expect(await inconsistencies(copy.root)).toEqual([])
  const versions = (await releasedPackages(copy.root)).map(({ manifest }) => manifest.version)
  expect(new Set(versions)).toEqual(new Set([version]))
  expect(json('spec/released/openapi.json').info.version).toBe(version)
  expect(readdirSync(join(copy.root, '.changeset')).filter((name) => name.endsWith('.md'))).toEqual([])
  for (const folder of ['spec', 'packages/types', 'packages/client']) {
    const changelog = readFileSync(join(copy.root, folder, 'CHANGELOG.md'), 'utf8')
    expect(changelog).toContain(`## ${version}\n\nReleased 2027-01-31.\n`)
    expect(changelog).toContain(`- A ${bump} change, to see what follows.`)
  }
})

test('a second run changes nothing', async () => {
  await copy.commit()
  expect(await prepare(copy.root)).toBe(`Nothing to release: this is ${json('spec/package.json').version}.`)
  expect(await copy.changed()).toBe('')
})

test('a release with too small a bump is rejected and changes no file', async () => {
  const schema = join(copy.root, 'spec/schemas/Photo.yaml')
  const text = readFileSync(schema, 'utf8')
  writeFileSync(
    schema,
    text.replace(/^properties:\n/m, 'properties:\n  lens:\n    type: string\n    description: The lens.\n'),
  )
  addChangeset('too-little', 'patch')
  await copy.commit()
  await expect(prepare(copy.root)).rejects.toThrow('"@tintype/spec": minor')
  expect((await copy.changed()).split('\n').filter((line) => !line.includes('src/generated'))).toEqual([''])
})
