import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bump } from '@tintype/diff'
import { readIfThere, releasedPackages } from './workspace.ts'

/** A pending changeset, as `@changesets/read` returns it. */
export interface Changeset {
  id: string
  summary: string
  releases: { name: string; type: Bump }[]
}

/** The headings of a section, in their order. `Breaking` needs a change in the programs of users. */
const HEADINGS = ['Breaking', 'Added', 'Changed', 'Removed', 'Fixed'] as const

type Heading = (typeof HEADINGS)[number]

/** The heading of a changeset that names none. */
const BY_BUMP: Record<Exclude<Bump, 'none'>, Heading> = { major: 'Breaking', minor: 'Added', patch: 'Fixed' }

const UNCHANGED = 'Released with the other packages; nothing of its own changed.'

/**
 * Replaces the newest section of each changelog, which changesets has written, by one that is grouped by kind instead of
 * bump. A paragraph that begins with `Added:`, `Changed:`, `Removed:` or `Fixed:` goes below that heading.
 * @param date of the release, such as `2026-11-30`
 */
export async function writeChangelogs(
  root: string,
  { version, date, changesets }: { version: string; date: string; changesets: readonly Changeset[] },
): Promise<void> {
  for (const { folder, manifest } of await releasedPackages(root)) {
    const path = join(folder, 'CHANGELOG.md')
    const text = readIfThere(path) === undefined ? `# ${manifest.name}\n` : await readFile(path, 'utf8')
    const [head = '', ...sections] = text.split(/^(?=## )/m)
    const older = sections.filter((section) => !section.startsWith(`## ${version}\n`))
    const entries = changesets.filter(({ releases }) => releases.some(({ name }) => name === manifest.name))
    const section = sectionOf(version, date, entries, manifest.name)
    await writeFile(path, [`${head.trimEnd()}\n`, section, ...older].join('\n'))
  }
}

function sectionOf(version: string, date: string, changesets: readonly Changeset[], name: string): string {
  const lines = [`## ${version}`, '', `Released ${date}.`, '']
  if (changesets.length === 0) return [...lines, UNCHANGED, ''].join('\n')
  const entries = changesets.flatMap(({ summary, releases }) => {
    const { type } = releases.find((each) => each.name === name) ?? { type: 'patch' as const }
    return paragraphsOf(summary, type)
  })
  for (const heading of HEADINGS) {
    const texts = entries.filter((entry) => entry.heading === heading).map(({ text }) => text)
    if (texts.length > 0) lines.push(`### ${heading}`, '', ...texts.sort().map((text) => `- ${text}`), '')
  }
  return lines.join('\n')
}

/** The paragraphs of a changeset below their headings. One without a word of its own belongs to the previous one. */
export function paragraphsOf(summary: string, bump: Bump): { heading: Heading; text: string }[] {
  const found: { heading: Heading; text: string }[] = []
  for (const paragraph of summary.trim().split(/\n{2,}/)) {
    const [, word, rest = ''] = /^(Added|Changed|Removed|Fixed): ([\s\S]*)$/.exec(paragraph) ?? []
    const last = found.at(-1)
    if (word === undefined && last) {
      last.text += `\n\n  ${paragraph.replaceAll('\n', '\n  ')}`
      continue
    }
    const heading = bump === 'major' ? 'Breaking' : ((word as Heading | undefined) ?? byBump(bump))
    const text = word === undefined ? paragraph : rest.charAt(0).toUpperCase() + rest.slice(1)
    found.push({ heading, text: text.replaceAll('\n', '\n  ') })
  }
  return found
}

const byBump = (bump: Bump): Heading => BY_BUMP[bump === 'none' ? 'patch' : bump]
