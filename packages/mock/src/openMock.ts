import { type ApiDocument, loadDocument } from '@tintype/document'
import type { ResponseCheck } from '@tintype/document/validate'
import type { OperationId } from '@tintype/types/operations'
import type { Mock, MockOptions } from './mock.ts'
import { createPlannedResponses } from './plannedResponses.ts'
import type { Prism } from './prism.ts'
import { startProxy } from './proxy.ts'
import type { DocumentedChoice } from './responses.ts'
import { type Violation, ViolationError } from './violation.ts'

/**
 * Starts a mock in front of Prism, which may still be starting: requests wait for it. Prism is stopped with the mock, and
 * if the mock cannot start.
 * @param createCheck creates the validator of responses that tests supply; left out where tests cannot supply any
 * @throws Error if the port is in use
 */
export async function openMock(
  { port = 0, host = '127.0.0.1', onViolation }: MockOptions,
  prism: Prism,
  createCheck: (document: ApiDocument) => ResponseCheck = () => () => undefined,
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
      checkResponse: lazily(() => createCheck(document)),
      onViolation(violation) {
        violations.push(violation)
        onViolation?.(violation)
      },
    })
    return {
      url: proxy.url,
      violations,
      respond: planned.add,
      answer: (id, { code: status, example }) => planned.add(id, { status, example } as DocumentedChoice),
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

/** Creates a check when it is first used: that takes as long as a hundred requests. */
function lazily(create: () => ResponseCheck): ResponseCheck {
  let check: ResponseCheck | undefined
  return (operation, response) => {
    check ??= create()
    return check(operation, response)
  }
}
