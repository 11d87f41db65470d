import type { Bump } from '../bumps.ts'

/** One thing that is different since the last release. */
export interface Change {
  bump: Bump
  /** The change in one line that stays the same wherever it is computed: what an exception quotes. */
  line: string
  /** More for people: what a rule says of it, or the values before and after. */
  details: string[]
  /** Ids of the operations that it can be seen in; none where it is about the document as a whole. */
  operations: string[]
}
