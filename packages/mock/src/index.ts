import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createLogger } from '@stoplight/prism-core'
import { getHttpOperationsFromSpec, type IHttpConfig } from '@stoplight/prism-http'
import { createServer } from '@stoplight/prism-http-server'

export interface MockOptions {
  /** Port to listen on; a free one when left out. */
  port?: number
  /** Address to listen on; this machine alone when left out. */
  host?: string
  /** Logs what violates the document; off when left out. */
  log?: boolean
}

/** A running mock. */
export interface Mock {
  /** Where it listens, such as `http://127.0.0.1:4010`. */
  url: string
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
  log = false,
}: MockOptions = {}): Promise<Mock> {
  const server = createServer(await getHttpOperationsFromSpec(readDocument()), {
    components: { logger: createLogger('tintype-mock', { level: log ? 'warn' : 'silent' }) },
    config: CONFIG,
    cors: true,
  })
  // Prism rejects with a text.
  const url = await server.listen(port, host).catch((reason: unknown) => {
    throw reason instanceof Error ? reason : new Error(String(reason))
  })
  return { url, stop: () => server.close() }
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

/**
 * The document without its `readOnly` marks: Prism takes such a field as one that a request must not have,
 * while the API ignores it (api-facts 2.1) and clients do send it.
 */
function readDocument(): object {
  const path = createRequire(import.meta.url).resolve('@tintype/spec/openapi.json')
  return JSON.parse(readFileSync(path, 'utf8'), (key, value) => (key === 'readOnly' ? undefined : value))
}
