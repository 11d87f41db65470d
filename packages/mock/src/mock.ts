import type { OperationId } from '@tintype/types/operations'
import type { Wanted } from './plannedResponses.ts'
import type { ResponseChoice } from './responses.ts'
import type { Violation } from './violation.ts'

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
   * Plans the response to the next request of an operation that has no `Prefer` header: an example by its name, a status,
   * or a body of the test. Several are used in order. A body that the document does not allow is a violation, unless
   * `validate` is false.
   * @throws Error if the document has no such example or status
   */
  respond<Id extends OperationId>(id: Id, response: ResponseChoice<Id>): void
  /** @deprecated Use `respond`, with `status` instead of `code`. */
  answer<Id extends OperationId>(id: Id, wanted: Wanted<Id>): void
  /** @throws ViolationError if there were violations since the last call */
  verify(): void
  /** Forgets violations and planned responses. */
  reset(): void
  stop(): Promise<void>
}
