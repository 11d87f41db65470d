import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Changeset, paragraphsOf, writeChangelogs } from '../src/changelog.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tintype-changelog-'))
  writeFileSync(join(root, 'package.json'), '{"name":"root","private":true}')
  writeFileSync(join(root, 'pnpm-workspace.yaml'), 'packages:\n  - packages/*\n')
  writeFileSync(join(root, 'pnpm-lock.yaml'), '')
  for (const name of ['types', 'mock']) {
    mkdirSync(join(root, 'packages', name), { recursive: true })
    const manifest = { name: `@tintype/${name}`, version: '0.2.0' }
    writeFileSync(join(root, 'packages', name, 'package.json'), JSON.stringify(manifest))
    writeFileSync(
      join(root, 'packages', name, 'CHANGELOG.md'),
      `# @tintype/${name}\n\n## 0.2.0\n\n### Minor Changes\n\n- 1234567: From changesets.\n\n## 0.1.0\n\nThe first.\n`,
    )
  }
})
afterEach(() => rmSync(root, { recursive: true }))

const changeset = (summary: string, type: 'major' | 'minor' | 'patch'): Changeset => ({
  id: summary,
  summary,
  releases: [{ name: '@tintype/types', type }],
})

test('a section has a date, and entries by kind; what was written before stays', async () => {
  const changesets = [
    changeset('Fixed: typos.', 'patch'),
    changeset('A new table.', 'minor'),
    changeset('Added: `MediaItem.isFavorite`.\n\nChanged: `Album.title` is required.', 'minor'),
  ]
  await writeChangelogs(root, { version: '0.2.0', date: '2026-11-30', changesets })
  expect(readFileSync(join(root, 'packages/types/CHANGELOG.md'), 'utf8')).toBe(`# @tintype/types

## 0.2.0

Released 2026-11-30.

### Added

- A new table.
- \`MediaItem.isFavorite\`.

### Changed

- \`Album.title\` is required.

### Fixed

- Typos.

## 0.1.0

The first.
`)
})

test('a package without changes says so', async () => {
  await writeChangelogs(root, { version: '0.2.0', date: '2026-11-30', changesets: [] })
  expect(readFileSync(join(root, 'packages/mock/CHANGELOG.md'), 'utf8')).toContain(
    '## 0.2.0\n\nReleased 2026-11-30.\n\nReleased with the other packages; nothing of its own changed.\n',
  )
})

test('a second run changes nothing', async () => {
  const release = { version: '0.2.0', date: '2026-11-30', changesets: [changeset('A new table.', 'minor')] }
  await writeChangelogs(root, release)
  const once = readFileSync(join(root, 'packages/types/CHANGELOG.md'), 'utf8')
  await writeChangelogs(root, release)
  expect(readFileSync(join(root, 'packages/types/CHANGELOG.md'), 'utf8')).toBe(once)
})

test('a major change is below Breaking, and later paragraphs belong to their entry', () => {
  expect(paragraphsOf('Removed: `a`.\n\nUse `b`.', 'major')).toEqual([
    { heading: 'Breaking', text: '`a`.\n\n  Use `b`.' },
  ])
})
