import { loadDocument } from '@tintype/document'
import type { OperationId } from '@tintype/types/operations'
import { createPlannedResponses, type Wanted } from './plannedResponses.ts'
import type { Prism } from './prism.ts'
import { startProxy } from './proxy.ts'
import { type Violation, ViolationError } from './violation.ts'

export interface MockOptions {
  /** Port to listen on. If omitted, a free one. */
  port?: number
  /** Address to listen on. If omitted, `127.0.0.1`. */
  host?: string
  /** Called for every violation of the document, when it happens. */
  onViolation?: (violation: Violation) => void
}

/** A running mock. */
export interface Mock {
  /** The address, such as `http://127.0.0.1:4010`. */
  url: string
  /** Violations of the document so far, by requests or by responses of the mock. */
  violations: readonly Violation[]
  /**
   * Plans the response to the next request of an operation that has no `Prefer` header. Several are used in order.
   * @throws Error if the document has no such response
   */
  answer<Id extends OperationId>(id: Id, wanted: Wanted<Id>): void
  /** @throws ViolationError if there were violations since the last call */
  verify(): void
  /** Forgets violations and planned responses. */
  reset(): void
  stop(): Promise<void>
}

/**
 * Starts a mock in front of Prism, which may still be starting: requests wait for it. Prism is stopped with the mock, and
 * if the mock cannot start.
 * @throws Error if the port is in use
 */
export async function openMock(
  { port = 0, host = '127.0.0.1', onViolation }: MockOptions,
  prism: Prism,
): Promise<Mock> {
  const violations: Violation[] = []
  try {
    const document = loadDocument<OperationId>()
    const planned = createPlannedResponses(document)
    const proxy = await startProxy({
      document,
      prism: prism.url,
      port,
      host,
      takePlanned: planned.take,
      onViolation(violation) {
        violations.push(violation)
        onViolation?.(violation)
      },
    })
    return {
      url: proxy.url,
      violations,
      answer: planned.add,
      verify() {
        const found = violations.splice(0)
        if (found.length > 0) throw new ViolationError(found)
      },
      reset() {
        violations.length = 0
        planned.clear()
      },
      async stop() {
        await proxy.stop()
        await prism.stop()
      },
    }
  } catch (error) {
    await prism.stop()
    throw error
  }
}
