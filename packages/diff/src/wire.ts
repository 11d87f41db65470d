import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenApi, pointerSteps } from './api.ts'
import type { Bump } from './bumps.ts'
import type { Change } from './change.ts'
import { operationsAt } from './operations.ts'
import { redocly } from './redocly.ts'
import { subjectOf } from './subject.ts'

/** The parts of the output of `redocly diff --format json` that are used here. */
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

/** Longer values are not shown with a change, in characters. */
const MAX_SHOWN_VALUE = 60

/**
 * Changes of the wire format, as rated by `redocly diff`. Differences that it ignores, such as those in x- extensions,
 * count as a patch.
 * @param base the text of a bundle, like all documents here
 */
export async function wireChanges(base: string, revision: string): Promise<Change[]> {
  if (base === revision) return []
  const { changes } = await diff(base, revision)
  const documents = [base, revision].map((text): OpenApi => JSON.parse(text))
  const [before, after] = documents.map(operationsAt)
  const found = changes.map(({ kind, impact, property, verdicts, base, revision }): Change => {
    const pointer = revision?.pointer ?? base?.pointer ?? '#/'
    const ids = [before?.(base?.pointer ?? pointer), after?.(pointer)].flatMap((each) => each ?? [])
    const place = pointerSteps(pointer).join(' › ')
    const document = documents[kind === 'removed' ? 0 : 1] ?? {}
    return {
      bump: impact,
      kind: kind === 'modified' ? 'changed' : kind,
      subject: subjectOf(pointer, document),
      line: `${impact} ${kind} ${place}${property === 'key' ? ` (was ${base?.value})` : ''}`,
      details: verdicts.length > 0 ? verdicts.map(({ message }) => message) : values(base, revision),
      operations: [...new Set(ids)].sort(),
    }
  })
  if (found.length > 0) return found
  const line = 'patch modified only parts that are not compared: extensions, or the order of keys'
  return [{ bump: 'patch', kind: 'changed', subject: 'document', line, details: [], operations: [] }]
}

async function diff(base: string, revision: string): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'tintype-diff-'))
  try {
    await writeFile(join(folder, 'base.json'), base)
    await writeFile(join(folder, 'revision.json'), revision)
    // The folder has no redocly.yaml, because our lint rules do not apply to the comparison.
    await redocly([...'diff base.json revision.json --fail-on none'.split(' '), ...JSON_TO], folder)
    return JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

const JSON_TO = ['--format', 'json', '--output', 'report.json']

/** The values before and after, if both are short. */
function values(base: Side | undefined, revision: Side | undefined): string[] {
  const sides = [base, revision].map((side) => JSON.stringify(side?.value))
  if (sides.some((text) => text === undefined || text.length > MAX_SHOWN_VALUE || text.startsWith('{')))
    return []
  return [sides.join(' → ')]
}
