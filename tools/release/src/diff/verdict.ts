import { readFile } from 'node:fs/promises'
import { readChangesets } from '@changesets/read'
import {
  type Bump,
  type Change,
  isLess,
  judge,
  largest,
  readExceptions,
  type Verdict,
  wireChanges,
} from '@tintype/diff'
import { places, publishedPackages, readIfThere } from '../workspace.ts'
import { sourcesOf, typeChanges } from './types.ts'

/** Packages whose users see every change of the document: each needs an entry in its changelog. */
export const DOCUMENT_PACKAGES = ['@tintype/client', '@tintype/spec', '@tintype/types'] as const

/** The changes since the last release, and whether the pending changesets are enough for them. */
export interface ReleaseVerdict extends Verdict {
  /** The bump that the pending changesets give to each of the packages that change with the document. */
  pending: Record<(typeof DOCUMENT_PACKAGES)[number], Bump>
  ok: boolean
}

/** Compares a workspace with its last release. Its bundle and its generated types must be up to date. */
export async function compareWithReleased(root: string): Promise<ReleaseVerdict> {
  const { released, bundle, consumers, exceptions } = places(root)
  const base = readIfThere(released)
  const sources = sourcesOf(await publishedPackages(root))
  const changes =
    base === undefined
      ? [FIRST]
      : [...(await wireChanges(base, await readFile(bundle, 'utf8'))), ...typeChanges(consumers, sources)]
  const verdict = judge(changes, readExceptions(readIfThere(exceptions) ?? ''))
  return {
    ...withPending(verdict, await pendingBumps(root)),
    since: base && JSON.parse(base).info.version,
  }
}

const FIRST: Change = {
  bump: 'minor',
  kind: 'added',
  subject: 'document',
  line: 'minor added the whole document',
  details: [],
  operations: [],
}

/** Compares the required bump with the pending ones. */
export function withPending(verdict: Verdict, pending: ReleaseVerdict['pending']): ReleaseVerdict {
  const isEnough = Object.values(pending).every((bump) => !isLess(bump, verdict.required))
  return { ...verdict, pending, ok: isEnough && verdict.unused.length === 0 }
}

/** The largest bump that the pending changesets give to each package. */
async function pendingBumps(root: string): Promise<ReleaseVerdict['pending']> {
  const releases = (await readChangesets(root)).flatMap((changeset) => changeset.releases)
  const bumpOf = (name: string) =>
    largest(releases.filter((each) => each.name === name).map(({ type }) => type))
  return {
    '@tintype/client': bumpOf('@tintype/client'),
    '@tintype/spec': bumpOf('@tintype/spec'),
    '@tintype/types': bumpOf('@tintype/types'),
  }
}
