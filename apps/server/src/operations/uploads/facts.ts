import { OverloadedError } from '../../concurrency/fairSemaphore.ts'
import { userKey } from '../../domain/access.ts'
import type { ExaminedFile } from '../../media/examine.ts'
import type { MediaFacts } from '../../media/facts/mediaFacts.ts'
import { WorkerFailedError } from '../../media/workers/workerErrors.ts'
import type { Context } from '../operation.ts'

/** Stored for bytes that were examined and are no image or video. Without a verdict on them, null is stored. */
const NO_MEDIA = 'null'

/** Stored facts; undefined while the bytes have not been examined successfully, null when they are no media. */
export function parseFacts(stored: string | null): MediaFacts | null | undefined {
  return stored === null ? undefined : (JSON.parse(stored) as MediaFacts | null)
}

/** Whether stored facts are final: nothing more would be found by another examination. */
export function areFinal(stored: string | null): boolean {
  const facts = parseFacts(stored)
  return facts !== undefined && facts?.incomplete !== true
}

/** What to store about bytes. Null when they could not be examined now: then they are examined again when they are used. */
export async function factsToStore(
  file: ExaminedFile,
  context: Pick<Context, 'examiner' | 'principal' | 'signal'>,
): Promise<string | null> {
  const facts = await examine(file, context)
  return facts === undefined ? null : facts === null ? NO_MEDIA : JSON.stringify(facts)
}

/** @returns undefined when the file could not be examined now, null when it is no media */
async function examine(
  file: ExaminedFile,
  { examiner, principal, signal }: Pick<Context, 'examiner' | 'principal' | 'signal'>,
): Promise<MediaFacts | null | undefined> {
  try {
    return await examiner.examine(file, { key: userKey(principal.user), signal })
  } catch (error) {
    if (error instanceof WorkerFailedError || error instanceof OverloadedError) return undefined
    throw error
  }
}
