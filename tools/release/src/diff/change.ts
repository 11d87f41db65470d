import type { Bump } from '../bumps.ts'

/** One difference from the last release. */
export interface Change {
  bump: Bump
  /** One line that is the same on every machine, so that an exception can quote it. */
  line: string
  /** For readers: the message of a rule, or the values before and after. */
  details: string[]
  /** Ids of the operations that show the change; empty when it concerns the whole document. */
  operations: string[]
}
