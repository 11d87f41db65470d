import { nodeComplaint } from '../../../node.shared.ts'
import { type Mock, type MockOptions, openMock } from './mock.ts'
import { startPrism } from './prism.ts'

export type { Wanted } from './answers.ts'
export type { Mock, MockOptions } from './mock.ts'
export { type Violation, ViolationError, violationReport } from './violations.ts'

/**
 * Starts Prism over the document of `@tintype/spec`, in this process. It knows the shapes of the API and none
 * of its behaviour: the same request always has the same answer.
 *
 * An answer has an `sl-violations` header when the request or the answer is not what the document says.
 * @throws Error when the port is in use, or Node is too old
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const complaint = nodeComplaint(new URL('../package.json', import.meta.url))
  if (complaint) throw new Error(complaint)
  return openMock(options, await startPrism())
}
