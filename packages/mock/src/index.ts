import { createLogger } from '@stoplight/prism-core'
import type { IHttpConfig } from '@stoplight/prism-http'
import { createServer } from '@stoplight/prism-http-server'
import { loadDocument } from '@tintype/contract/document'
import type { OperationId } from '@tintype/types/operations'
import { createAnswers, type Wanted } from './answers.ts'
import { startFront } from './front.ts'
import { builtOperations } from './operations.ts'
import { type Violation, ViolationError } from './violations.ts'

export type { Wanted } from './answers.ts'
export { type Violation, ViolationError, violationReport } from './violations.ts'

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
 * Starts Prism over the document of `@tintype/spec`, in this process. It knows the shapes of the API and none
 * of its behaviour: the same request always has the same answer.
 *
 * An answer has an `sl-violations` header when the request or the answer is not what the document says.
 * @throws Error when the port is in use
 */
export async function startMock({
  port = 0,
  host = '127.0.0.1',
  onViolation,
}: MockOptions = {}): Promise<Mock> {
  const document = loadDocument()
  const prism = createServer(builtOperations(), {
    components: { logger: createLogger('tintype-mock', { level: 'silent' }) },
    config: CONFIG,
    cors: true,
  })
  const answers = createAnswers(document)
  const violations: Violation[] = []
  const inside = await prism.listen(0, '127.0.0.1')
  try {
    const front = await startFront({
      prism: inside,
      port,
      host,
      preferenceOf: answers.next,
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
        await prism.close()
      },
    }
  } catch (error) {
    await prism.close()
    throw error
  }
}

const CONFIG: IHttpConfig = {
  // The document has an example for every answer; made-up values would be no 64-bit texts and no timestamps.
  mock: { dynamic: false },
  validateRequest: true,
  validateResponse: true,
  checkSecurity: true,
  errors: false,
  upstreamProxy: undefined,
  isProxy: false,
}
