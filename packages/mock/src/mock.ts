import { loadDocument } from '@tintype/contract/document'
import type { OperationId } from '@tintype/types/operations'
import { createAnswers, type Wanted } from './answers.ts'
import { startFront } from './front.ts'
import type { Prism } from './prism.ts'
import { type Violation, ViolationError } from './violations.ts'

export interface MockOptions {
  /** Port to listen on; a free one when left out. */
  port?: number
  /** Address to listen on; this machine alone when left out. */
  host?: string
  /** Hears of everything that the document does not allow, when it happens. */
  onViolation?: (violation: Violation) => void
}

/** A running mock. */
export interface Mock {
  /** Where it listens, such as `http://127.0.0.1:4010`. */
  url: string
  /** What was asked so far, or answered, that the document does not allow. */
  violations: readonly Violation[]
  /**
   * Asks for an answer to the next request of an operation that has no `Prefer` header of its own; several are
   * given in order.
   * @throws Error when the document has no such answer
   */
  answer<Id extends OperationId>(id: Id, wanted: Wanted<Id>): void
  /** @throws ViolationError when there were violations since it was last called */
  verify(): void
  /** Forgets violations, and answers that were asked for. */
  reset(): void
  stop(): Promise<void>
}

/**
 * Listens before a Prism that may still be starting: requests wait for it. It is stopped with the mock, and when the
 * mock cannot start.
 * @throws Error when the port is in use
 */
export async function openMock(
  { port = 0, host = '127.0.0.1', onViolation }: MockOptions,
  prism: Prism,
): Promise<Mock> {
  const violations: Violation[] = []
  try {
    const document = loadDocument()
    const answers = createAnswers(document)
    const front = await startFront({
      document,
      prism: prism.url,
      port,
      host,
      answerFor: answers.next,
      onViolation(violation) {
        violations.push(violation)
        onViolation?.(violation)
      },
    })
    return {
      url: front.url,
      violations,
      answer: answers.add,
      verify() {
        const found = violations.splice(0)
        if (found.length > 0) throw new ViolationError(found)
      },
      reset() {
        violations.length = 0
        answers.clear()
      },
      async stop() {
        await front.stop()
        await prism.stop()
      },
    }
  } catch (error) {
    await prism.stop()
    throw error
  }
}
