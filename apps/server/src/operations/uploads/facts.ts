import { OverloadedError } from '../../concurrency/fairSemaphore.ts'
import { userKey } from '../../domain/principal.ts'
import type { ExaminedFile } from '../../media/examine.ts'
import { deserializeFacts, type MediaFacts, serializeFacts } from '../../media/mediaFacts.ts'
import { WorkerFailedError } from '../../media/workers/workerErrors.ts'
import type { Context } from '../operation.ts'

/** The facts of bytes; `no media` if they are neither image nor video. */
export type ExaminedFacts = MediaFacts | 'no media'

/** Parses stored facts: undefined before the bytes were examined successfully. */
export function parseFacts(stored: string | undefined): ExaminedFacts | undefined {
  return stored === undefined ? undefined : (deserializeFacts(stored) ?? 'no media')
}

/** Whether stored facts are final: another examination would find nothing more. */
export function areFinal(stored: string | undefined): boolean {
  const facts = parseFacts(stored)
  return facts !== undefined && (facts === 'no media' || facts.incomplete !== true)
}

/** Examines bytes. Returns the facts to store, or undefined if the examination failed: it is repeated when the token is used. */
export async function factsToStore(
  file: ExaminedFile,
  context: Pick<Context, 'examiner' | 'principal' | 'signal'>,
): Promise<string | undefined> {
  const facts = await examine(file, context)
  return facts && serializeFacts(facts === 'no media' ? undefined : facts)
}

/** @returns undefined when the examination failed */
async function examine(
  file: ExaminedFile,
  { examiner, principal, signal }: Pick<Context, 'examiner' | 'principal' | 'signal'>,
): Promise<ExaminedFacts | undefined> {
  try {
    return (await examiner.examine(file, { key: userKey(principal.user), signal })) ?? 'no media'
  } catch (error) {
    if (error instanceof WorkerFailedError || error instanceof OverloadedError) return undefined
    throw error
  }
}
