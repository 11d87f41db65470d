import { type Bump, largest } from './bumps.ts'
import type { Change } from './change.ts'
import { applyExceptions, type Exception } from './exceptions.ts'

/** All changes between two versions, and the bump that they need. */
export interface Verdict {
  /** The version of the older document, if it has one. */
  since?: string | undefined
  changes: Change[]
  excepted: (Change & { reason: string })[]
  /** Exceptions without a change. */
  unused: Exception[]
  /** The smallest bump that is enough for the changes. */
  required: Bump
}

/** Rates changes. One with an exception counts as a patch. */
export function judge(changes: Change[], exceptions: Exception[] = []): Verdict {
  const { counted, excepted, unused } = applyExceptions(changes, exceptions)
  const bumps: Bump[] = [...counted.map(({ bump }) => bump), ...excepted.map(() => 'patch' as const)]
  return { changes: counted, excepted, unused, required: largest(bumps) }
}
