import type { paths } from '@tintype/types'
import openapiFetch, { type Client } from 'openapi-fetch'
import type { Transport } from './transport.ts'
import { operationOf, wireFacts } from './wire.ts'

/** openapi-fetch over the client's own transport: answers are not thrown, but failures to get one are. */
export function rawClient(transport: Transport, baseUrl: string): Client<paths> {
  // In CommonJS the default import is what `require` gives, as in Node, and its `default` is the function. Looked up
  // here: outside of a function, bundlers would keep all of openapi-fetch for those who use none of it.
  const createClient = (openapiFetch as { default?: typeof openapiFetch }).default ?? openapiFetch
  return createClient<paths>({ baseUrl, fetch: async (request) => send(transport, request) })
}

/** Which operation a request of openapi-fetch is for, shows in its address alone. */
function send(transport: Transport, request: Request): Promise<Response> {
  const operation = operationOf(request)
  if (operation === undefined)
    throw new TypeError(`${request.method} ${request.url} is no operation of this API.`)
  const { bytes } = wireFacts(operation)
  return transport.send({
    operation,
    // A copy for every attempt would keep all the bytes of an upload in memory.
    request: () => (bytes ? request : request.clone()),
    once: bytes,
    options: { signal: request.signal },
  })
}
