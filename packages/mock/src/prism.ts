import { createLogger } from '@stoplight/prism-core'
import type { IHttpConfig } from '@stoplight/prism-http'
import { createServer } from '@stoplight/prism-http-server'
import { builtOperations } from './operations.ts'

/** A Prism that runs or is about to, which the front asks. */
export interface Prism {
  /** Where it listens, once it does. */
  url: string | Promise<string>
  stop(): Promise<unknown>
}

/** Starts Prism over the document, in this process. Only to load it takes most of a second. */
export async function startPrism(): Promise<Prism & { url: string }> {
  const prism = createServer(builtOperations(), {
    components: { logger: createLogger('tintype-mock', { level: 'silent' }) },
    config: CONFIG,
    cors: true,
  })
  return { url: await prism.listen(0, '127.0.0.1'), stop: () => prism.close() }
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
