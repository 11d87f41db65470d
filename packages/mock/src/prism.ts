import { createLogger } from '@stoplight/prism-core'
import type { IHttpConfig } from '@stoplight/prism-http'
import { createServer } from '@stoplight/prism-http-server'
import { builtOperations } from './operations.ts'

// In this file, because it shares its validator with Prism.
export { createResponseCheck } from '@tintype/document/validate'

/** A Prism that is running or starting. */
export interface Prism {
  /** Resolves when Prism listens. */
  url: string | Promise<string>
  stop(): Promise<unknown>
}

/** Starts Prism over the document, in this process. Loading this module takes most of a second. */
export async function startPrism(): Promise<Prism & { url: string }> {
  const prism = createServer(builtOperations(), {
    components: { logger: createLogger('tintype-mock', { level: 'silent' }) },
    config: CONFIG,
    cors: true,
  })
  return { url: await prism.listen(0, '127.0.0.1'), stop: () => prism.close() }
}

const CONFIG: IHttpConfig = {
  // The document has an example for every response. Generated values would be no valid timestamps or 64-bit numbers.
  mock: { dynamic: false },
  validateRequest: true,
  validateResponse: true,
  checkSecurity: true,
  errors: false,
  upstreamProxy: undefined,
  isProxy: false,
}
