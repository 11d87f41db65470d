import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { loadDocument } from '@tintype/document'
import { errorTexts, hints } from '@tintype/types/errors'
import { operations } from '@tintype/types/operations'
import { places } from 'tintype-release/places'
import { expect, test } from 'vitest'
import { parseChangeset, readChangelogs } from '../scripts/pages/changelog.ts'
import { documentFiles } from '../scripts/pages/machines.ts'
import { workflows } from '../scripts/pages/workflows.ts'
import { documentDifference } from '../scripts/redocly.ts'
import { placeholderBase, relativeHtml, relativeScript } from '../scripts/relativeUrls.ts'
import { dist, pagePaths } from './support/site.ts'

const latest = new URL('latest/', dist)
const document = loadDocument()
const read = (path: string) => readFileSync(new URL(path, latest), 'utf8')

test('the catalog has every error text, with the anchors that errors of the client link to', () => {
  const html = read('errors/index.html')
  const missing = [
    ...Object.keys(hints).filter((name) => !html.includes(`id="${name}"`)),
    ...Object.keys(errorTexts).filter((name) => !html.includes(`id="${name.toLowerCase()}"`)),
  ]
  expect(missing).toEqual([])
  const text = read('errors.md')
  expect(Object.values(errorTexts).filter((each) => !text.includes(each.text))).toEqual([])
})

test('the status has a row for each operation, and marks removed ones', () => {
  const rows = read('status.md')
    .split('\n')
    .filter((line) => line.startsWith('| [`'))
  expect(rows.length).toBe(Object.keys(operations).length)
  const removed = Object.entries(operations).flatMap(([id, { removed }]) => (removed ? [id] : []))
  expect(rows.filter((row) => row.includes('**removed**')).map((row) => /`([^`]+)`/.exec(row)?.[1])).toEqual(
    removed,
  )
})

test('every page exists as Markdown with links to Markdown', () => {
  const pages = pagePaths().filter((path) => path !== 'reference/')
  const markdown = pages.map((path) => (path === '' ? 'index.md' : path.replace(/\/$/, '.md')))
  expect(markdown.filter((path) => !existsSync(new URL(path, latest)))).toEqual([])
  const dead = markdown.flatMap((path) => {
    const links = [...read(path).matchAll(/\]\((?!https?:)([^)\s#]+)/g)].map(([, link = '']) => link)
    return links
      .filter((link) => !existsSync(new URL(link, new URL(path, latest))))
      .map((link) => `${path} → ${link}`)
  })
  expect(dead).toEqual([])
})

test('llms.txt lists every page, and llms-full.txt contains it', () => {
  const list = read('llms.txt')
  const whole = read('llms-full.txt')
  const ids = Object.keys(operations)
  expect(ids.filter((id) => !list.includes(`(operations/${id}.md)`))).toEqual([])
  expect(ids.filter((id) => !whole.includes(`\n# ${id}\n`))).toEqual([])
})

test('every edition of the document exists as YAML and JSON with correct hashes', () => {
  const lines = read('hashes.txt').trim().split('\n')
  expect(lines.map((line) => line.split('  ')[1])).toEqual(documentFiles)
  expect(documentFiles).toHaveLength(10)
  for (const line of lines) {
    const [hash, file = ''] = line.split('  ')
    expect(hash).toBe(
      createHash('sha256')
        .update(readFileSync(new URL(file, latest)))
        .digest('hex'),
    )
  }
})

test('no address of the built site contains the base path of the build', () => {
  const texts = readdirSync(latest, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(html|css|js|md|txt)$/.test(path),
  )
  expect(texts.filter((path) => read(path).includes(placeholderBase))).toEqual([])
})

test('addresses become relative to their page or script', () => {
  const html = `<a href="/guides/x/#y"><img src="${placeholderBase}/a.svg"><a href="//host/"><a href="https://host/">`
  expect(relativeHtml(html, '../../')).toBe(
    '<a href="../../guides/x/#y"><img src="../../a.svg"><a href="//host/"><a href="https://host/">',
  )
  expect(relativeScript(`return"${placeholderBase}/pagefind/"`, '../')).toBe(
    'return(new URL("../pagefind/",import.meta.url).pathname)',
  )
})

test('a changeset is read with any formatting of its frontmatter', () => {
  const packages = ['@tintype/server', '@tintype/spec']
  for (const head of [
    '---\n"@tintype/server": minor\n"@tintype/spec": patch\n---\n\n',
    '---\n\n## "@tintype/server": minor\n\n"@tintype/spec": patch\n---\n',
  ]) {
    expect(parseChangeset(`${head}Faster. And - better.\n`)).toEqual({
      packages,
      text: 'Faster. And - better.',
    })
  }
})

test('releases are merged from the changelogs of the packages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tintype-changelogs-'))
  const changelog = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return pathToFileURL(join(folder, name))
  }
  const files = new Map([
    [
      changelog(
        'a.md',
        '# a\n\n## 1.1.0\n\n### Minor Changes\n\n- 1234567: New.\n\n## 1.0.0\n\n### Major Changes\n\n- abcdef0: First.\n',
      ),
      'a',
    ],
    [
      changelog('b.md', '# b\n\n## 1.1.0\n\n### Minor Changes\n\n- 1234567: New.\n- Updated dependencies\n'),
      'b',
    ],
  ])
  expect([...readChangelogs(files)]).toEqual([
    ['1.1.0', [{ packages: ['a', 'b'], text: 'New.' }]],
    ['1.0.0', [{ packages: ['a'], text: 'First.' }]],
  ])
  rmSync(folder, { recursive: true })
})

test('the changelog compares the document with the one of the last release', () => {
  const { released: file } = places(fileURLToPath(new URL('../../..', import.meta.url)))
  const released = JSON.parse(readFileSync(file, 'utf8'))
  const text = read('changelog.md')
  expect(text).toContain(`Compared with ${released.info.version}:`)
  expect(text).toContain(`## ${released.info.version}\n`)
})

test('the workflows are shown step by step, with links to their operations', () => {
  const text = read('workflows.md')
  expect(Object.keys(workflows)).toHaveLength(6)
  for (const [file, { info, workflows: parts }] of Object.entries(workflows)) {
    const section = text.split('\n## ').find((each) => each.startsWith(info.title)) ?? ''
    expect(section).toContain(`workflows/${file}`)
    const headings = [...section.matchAll(/^### \d+\. (\w+)$/gm)].map(([, id]) => id)
    expect(headings).toEqual(parts.flatMap(({ steps }) => steps.map(({ stepId }) => stepId)))
  }
  expect(text).toContain('mediaItems.batchCreate')
})

test('the page of an operation names the operations that use its result', () => {
  const text = read('operations/albums.share.md')
  expect(text).toMatch(/## With the result[\s\S]*sharedAlbums\.join[\s\S]*## Errors/)
})

test('without a released document, the comparison fails', async () => {
  await expect(documentDifference(document, join(tmpdir(), 'nothing.json'))).rejects.toThrow('ENOENT')
})

test('changes of the document are listed by operation', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tintype-difference-'))
  const released = structuredClone(document.json)
  delete released.paths['/v1/albums/{albumId}:share']
  Object.assign(released.paths['/v1/albums']?.get ?? {}, { summary: 'List the albums' })
  const file = join(folder, 'openapi.json')
  writeFileSync(file, JSON.stringify(released))
  const difference = await documentDifference(document, file)
  expect(difference).toContain('**`albums.list`**\n\n- patch: modified summary')
  expect(difference).toContain('**`albums.share`**\n\n- minor: added')
  rmSync(folder, { recursive: true })
})
