import type { Bump } from './bumps.ts'

/** A difference between two versions of a document. */
export interface Change {
  bump: Bump
  kind: ChangeKind
  /** The part of the API that differs, for people: `Album.title`, `albums.create`, `albumId in albums.get`. */
  subject: string
  /** One line that is the same on every machine, so that an exception can quote it. */
  line: string
  /** For readers: the message of a rule, or the values before and after. */
  details: string[]
  /** Ids of the operations that show the change; empty when it concerns the whole document. */
  operations: string[]
}

export type ChangeKind = 'added' | 'changed' | 'removed'
