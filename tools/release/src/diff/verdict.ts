import { readFile } from 'node:fs/promises'
import { readChangesets } from '@changesets/read'
import { type Bump, isLess, largest } from '../bumps.ts'
import { places, publishedPackages, readIfThere } from '../workspace.ts'
import type { Change } from './change.ts'
import { applyExceptions, type Exception, readExceptions } from './exceptions.ts'
import { sourcesOf, typeChanges } from './types.ts'
import { wireChanges } from './wire.ts'

/** The changes since the last release, and whether the pending changesets are enough for them. */
export interface Verdict {
  /** The version of the last release; undefined before the first. */
  since?: string
  changes: Change[]
  excepted: (Change & { reason: string })[]
  /** Exceptions without a change. */
  unused: Exception[]
  /** The smallest bump that is enough for the changes. */
  required: Bump
  /** The largest bump of the pending changesets: all packages share one version. */
  pending: Bump
  ok: boolean
}

/** Compares a workspace with its last release. Its bundle and its generated types must be up to date. */
export async function compareWithReleased(root: string): Promise<Verdict> {
  const { released, bundle, consumers, exceptions } = places(root)
  const base = readIfThere(released)
  const sources = sourcesOf(await publishedPackages(root))
  const changes =
    base === undefined
      ? [FIRST]
      : [...(await wireChanges(base, await readFile(bundle, 'utf8'))), ...typeChanges(consumers, sources)]
  return {
    ...judge(changes, readExceptions(readIfThere(exceptions) ?? ''), await pendingBump(root)),
    since: base && JSON.parse(base).info.version,
  }
}

const FIRST: Change = { bump: 'minor', line: 'minor added the whole document', details: [], operations: [] }

/** Compares the required bump with the pending one. */
export function judge(changes: Change[], exceptions: Exception[], pending: Bump): Verdict {
  const { counted, excepted, unused } = applyExceptions(changes, exceptions)
  const bumps: Bump[] = [...counted.map(({ bump }) => bump), ...excepted.map(() => 'patch' as const)]
  const required = largest(bumps)
  return {
    changes: counted,
    excepted,
    unused,
    required,
    pending,
    ok: !isLess(pending, required) && unused.length === 0,
  }
}

/** The largest bump of the pending changesets. */
async function pendingBump(root: string): Promise<Bump> {
  const changesets = await readChangesets(root)
  return largest(changesets.flatMap(({ releases }) => releases.map(({ type }) => type)))
}
