import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Page } from '../page.ts'
import { page } from '../page.ts'

const root = new URL('../../../../', import.meta.url)

export interface Entry {
  packages: string[]
  text: string
}

/** The changelog: pending changesets, changes of the document since the last release, and past releases. */
export function changelogPage(difference: string): Page {
  const pending = readChangesets(new URL('.changeset/', root))
  const released = readChangelogs(changelogFiles())
  return page(
    'changelog',
    'Changelog',
    'Changes of the packages of Tintype and of the document by release.',
    'All packages share one version.',
    '## Next',
    ...(pending.length > 0 ? [entries(pending)] : ['No changes are pending.']),
    '### The document, operation by operation',
    difference,
    ...[...released].flatMap(([version, each]) => [`## ${version}`, entries(each)]),
  )
}

/** The text and the packages of each changeset. */
function readChangesets(folder: URL): Entry[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => parseChangeset(readFileSync(new URL(name, folder), 'utf8')))
}

/** Finds the packages in the frontmatter, independent of its formatting. */
export function parseChangeset(text: string): Entry {
  const head = text.match(/"@tintype\/[\w-]+":\s*(?:major|minor|patch)/g) ?? []
  const last = head.at(-1) ?? ''
  const rest = text.slice(text.lastIndexOf(last) + last.length)
  return { packages: head.map((line) => line.split('"')[1] ?? ''), text: rest.replace(/^[\s-]+/, '').trim() }
}

/** Releases, newest first, from the changelogs that changesets writes for each package: {file: package}. */
export function readChangelogs(files: ReadonlyMap<URL, string>): Map<string, Entry[]> {
  const releases = new Map<string, Entry[]>()
  for (const [file, name] of files) {
    for (const section of readFileSync(file, 'utf8').split(/^## /m).slice(1)) {
      const [version = '', ...lines] = section.split('\n')
      const entries = releases.get(version.trim()) ?? []
      releases.set(version.trim(), entries)
      for (const text of items(lines.join('\n'))) {
        const same = entries.find((entry) => entry.text === text)
        if (same) same.packages.push(name)
        else entries.push({ packages: [name], text })
      }
    }
  }
  return releases
}

/** The items of one release without their commit hashes, and without items about updated dependencies. */
function items(section: string): string[] {
  return section
    .split(/^- /m)
    .slice(1)
    .map((item) =>
      item
        .replace(/^[0-9a-f]{7,}: /, '')
        .replaceAll(/^### .*$/gm, '')
        .trim(),
    )
    .filter((item) => !item.startsWith('Updated dependencies'))
}

function changelogFiles(): Map<URL, string> {
  const folders = [
    'spec/',
    ...['packages/', 'apps/'].flatMap((above) =>
      readdirSync(new URL(above, root)).map((name) => `${above}${name}/`),
    ),
  ]
  const found = folders
    .map((folder) => new URL(folder, root))
    .filter((folder) => existsSync(new URL('CHANGELOG.md', folder)))
  return new Map(
    found.map((folder) => [
      new URL('CHANGELOG.md', folder),
      JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')).name,
    ]),
  )
}

function entries(all: readonly Entry[]): string {
  return all
    .map(({ packages, text }) => {
      const body = text.replaceAll('\n', '\n  ')
      return `- ${body}\n\n  ${packages.map((name) => `\`${name}\``).join(', ')}`
    })
    .join('\n')
}
