import type { FileFacts } from './facts/fileFacts.ts'
import type { LocationPatch } from './location/locationPatches.ts'

/** The result of an examination: facts of a photo or video, and where it keeps its location. */
export interface MediaFacts extends FileFacts {
  /** Applied to the original when it is served. */
  locationPatches: LocationPatch[]
  /** Set when the examination was ended for its cost: the file is examined again when it is uploaded again. */
  incomplete?: true
}

/**
 * Facts as they are stored, in JSON: absent facts are null, and the patches are called `redactions`. A file
 * that is not media is stored as `null`.
 */
export function serializeFacts(facts: MediaFacts | undefined): string {
  if (facts === undefined) return 'null'
  const { locationPatches, ...others } = facts
  return JSON.stringify({ ...others, redactions: locationPatches }, (_, value) => value ?? null)
}

/** Reads stored facts. Returns undefined for what is not media. */
export function deserializeFacts(stored: string): MediaFacts | undefined {
  const facts = JSON.parse(stored, (_, value) => value ?? undefined)
  if (facts === undefined) return undefined
  const { redactions, ...others } = facts
  return { ...others, locationPatches: redactions }
}
