import { afterAll, afterEach, beforeAll } from 'vitest'
import { type Mock, type MockOptions, startMock } from './index.ts'

/**
 * Runs a mock for the tests of a file, or of the `describe` around it. A test that violates the document fails, with
 * place and reason. Planned responses that a test did not use are discarded.
 */
export function withMock(options: MockOptions = {}): Omit<Mock, 'stop'> {
  let running: Mock | undefined
  const mock = (): Mock => {
    if (running === undefined) throw new Error('The mock runs during tests: it starts in beforeAll.')
    return running
  }
  beforeAll(async () => {
    running = await startMock(options)
  })
  afterEach(() => {
    const violated = mock()
    try {
      violated.verify()
    } finally {
      violated.reset()
    }
  })
  afterAll(async () => {
    await running?.stop()
  })
  return {
    get url() {
      return mock().url
    },
    get violations() {
      return mock().violations
    },
    respond: (id, response) => mock().respond(id, response),
    answer: (id, wanted) => mock().answer(id, wanted),
    verify: () => mock().verify(),
    reset: () => mock().reset(),
  }
}
