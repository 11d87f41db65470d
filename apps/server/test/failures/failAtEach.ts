import { expect } from 'vitest'
import { type Errno, FAILING, type FailurePlan } from '../support/failures.ts'
import type { TestAnswer } from '../support/send.ts'
import type { FailingLibrary } from './library.ts'

/** Higher than the number of calls of any request. */
const NEVER = 1_000_000

/** How a call fails: alone, with all later ones, or although it did its work. */
type Way = 'once' | 'from then on' | 'once, though done'

export type Failure = [errno: Errno, way: Way]

export const FAILURES: Failure[] = [
  ['EMFILE', 'from then on'],
  ['ENOSPC', 'once'],
  ['ENOSPC', 'from then on'],
  ['ENOMEM', 'once'],
  ['EIO', 'once'],
  ['EIO', 'from then on'],
  ['EIO', 'once, though done'],
]

/** Calls that a network file system can complete and report as failed, because the reply was lost. */
const DONE_AND_FAILED = ['rename', 'link', 'datasync', 'sync', 'open', 'writev']

/** A plan that makes the n-th call fail, or all calls from it; without a number none fails, and calls are counted. */
export function planOf([errno, way]: Failure, under: string, at = NEVER): FailurePlan {
  const after = way === 'once, though done'
  const to = way === 'from then on' ? NEVER : at + 1
  return { errno, ops: after ? DONE_AND_FAILED : FAILING[errno], under, from: at, to, after }
}

export interface Attempt {
  /** The request during which calls fail. It rejects when its connection is closed early. */
  request(): Promise<TestAnswer>
  /** Repeats the request without failures. @param response undefined when the connection was closed */
  verify(response: TestAnswer | undefined): Promise<void>
}

/**
 * Repeats a request until each of its system calls has failed once. A request may succeed or fail, but the server keeps
 * running. @returns the number of failed requests
 */
export async function failAtEach(
  library: FailingLibrary,
  failure: Failure,
  newAttempt: () => Promise<Attempt>,
): Promise<number> {
  const { failures, data } = library
  let refused = 0
  for (let at = 0; ; at++) {
    const attempt = await newAttempt()
    await failures.start(planOf(failure, data, at || NEVER))
    const answer = await attempt.request().catch(() => undefined)
    const calls = failures.end()
    try {
      expect(library.server.child.exitCode).toBeNull()
      if (at === 0) expect(answer).toMatchObject({ status: 200 })
      else if (answer?.status !== 200) refused++
      if (answer && answer.status !== 200) expectFailure(failure[0], answer)
      await attempt.verify(answer)
    } catch (error) {
      const what = `${failure.join(' ')} at call ${at}, ${calls[at - 1]}`
      throw new Error(`After ${what}: ${(error as Error).message}`, { cause: error })
    }
    if (at > calls.length) break
  }
  await library.verify()
  return refused
}

const FULL = "The remaining storage in the user's account is not enough to perform this operation."

/** Failures of the machine have the API's error format. */
function expectFailure(errno: Errno, { status, body }: TestAnswer): void {
  const error = body.error ?? body
  if (errno === 'ENOSPC') expect([status, error.message]).toEqual([400, FULL])
  else expect([status, error.code]).toEqual([503, body.error ? 503 : 14])
}
