import { nodeComplaint } from 'tintype-package-support/node'
import type { Mock, MockOptions } from './mock.ts'
import { openMock } from './openMock.ts'
import { createResponseCheck, startPrism } from './prism.ts'

export type { Mock, MockOptions } from './mock.ts'
export type { Wanted } from './plannedResponses.ts'
export type { AnyResponse, BodyOf, DocumentedChoice, OwnResponse, ResponseChoice } from './responses.ts'
export { type Violation, ViolationError, violationReport } from './violation.ts'

/**
 * Starts Prism over the document of `@tintype/spec`, in this process. It has the shapes of the API and none of its
 * behavior: the same request always has the same response.
 *
 * A response has an `sl-violations` header if the request or the response violates the document.
 * @throws Error if the port is in use, or Node is too old
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const complaint = nodeComplaint(new URL('../package.json', import.meta.url))
  if (complaint) throw new Error(complaint)
  return openMock(options, await startPrism(), createResponseCheck)
}
