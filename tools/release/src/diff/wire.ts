import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Document } from '../../../../packages/types/scripts/document.ts'
import type { Bump } from '../bumps.ts'
import { run } from '../run.ts'
import type { Change } from './change.ts'
import { operationsAt, parts } from './operations.ts'

/** What `redocly diff --format json` writes: the parts of it that are read here. */
interface Report {
  changes: {
    kind: 'added' | 'removed' | 'modified'
    impact: Exclude<Bump, 'none'>
    property?: string
    verdicts: { message: string }[]
    base?: Side
    revision?: Side
  }[]
}

interface Side {
  pointer: string
  value?: unknown
}

/** What the longest value may be, in characters, that is shown beside its change. */
const SHOWN = 60

/**
 * What changed for those who speak the API over the wire, as `redocly diff` rates it. What it does not look at
 * (extensions of ours) counts as a patch.
 * @param base a bundle's text, as are all documents here
 */
export async function wireChanges(base: string, revision: string): Promise<Change[]> {
  if (base === revision) return []
  const { changes } = await diff(base, revision)
  const [before, now] = [base, revision].map((text) => operationsAt(JSON.parse(text) as Document))
  const found = changes.map(({ kind, impact, property, verdicts, base, revision }): Change => {
    const pointer = revision?.pointer ?? base?.pointer ?? '#/'
    const at = [before?.(base?.pointer ?? pointer), now?.(pointer)].flatMap((ids) => ids ?? [])
    const place = parts(pointer).join(' › ')
    return {
      bump: impact,
      line: `${impact} ${kind} ${place}${property === 'key' ? ` (was ${base?.value})` : ''}`,
      details: verdicts.length > 0 ? verdicts.map(({ message }) => message) : values(base, revision),
      operations: [...new Set(at)].sort(),
    }
  })
  if (found.length > 0) return found
  const line = 'patch modified only what is not compared: extensions, or the order of things'
  return [{ bump: 'patch', line, details: [], operations: [] }]
}

async function diff(base: string, revision: string): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'tintype-diff-'))
  try {
    await writeFile(join(folder, 'base.json'), base)
    await writeFile(join(folder, 'revision.json'), revision)
    // In a folder without a redocly.yaml: the rules for writing the document are not those for comparing two.
    await run(
      process.execPath,
      [redocly(), ...'diff base.json revision.json --fail-on none'.split(' '), ...JSON_TO],
      {
        cwd: folder,
      },
    )
    return JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

const JSON_TO = ['--format', 'json', '--output', 'report.json']

function redocly(): string {
  const manifest = createRequire(import.meta.url).resolve('@redocly/cli/package.json')
  return join(dirname(manifest), 'bin/cli.js')
}

/** Before and after, where both can be said in a few words. */
function values(base: Side | undefined, revision: Side | undefined): string[] {
  const sides = [base, revision].map((side) => JSON.stringify(side?.value))
  if (sides.some((text) => text === undefined || text.length > SHOWN || text.startsWith('{'))) return []
  return [sides.join(' → ')]
}
