import type { paths } from '@tintype/types'
import openapiFetch, { type Client } from 'openapi-fetch'
import { byteStream, isBlob, isBuffer, isForeignBlob, isWebStream, requestBody } from '../http/bytes.ts'
import type { Transport } from '../http/transport.ts'
import { pathPart } from '../http/validate.ts'
import { operationOf, wireFacts } from '../http/wire.ts'

/** openapi-fetch over the client's own transport: answers are not thrown, but failures to get one are. */
export function rawClient(transport: Transport, baseUrl: string): Client<paths> {
  // In CommonJS the default import is what `require` gives, as in Node, and its `default` is the function. Looked up
  // here: outside of a function, bundlers would keep all of openapi-fetch for those who use none of it.
  const createClient = (openapiFetch as { default?: typeof openapiFetch }).default ?? openapiFetch
  return createClient<paths>({
    baseUrl,
    fetch: async (request) => send(transport, request),
    // Called with `new`, which gives what a function returns.
    Request: createRequest as unknown as typeof Request,
    bodySerializer: (body) =>
      isBuffer(body) || isBlob(body) || isWebStream(body) ? body : JSON.stringify(body),
    pathSerializer: (path, values) =>
      path.replace(/\{(\w+)\}/g, (_, name) => pathPart('The path', name, values[name])),
  })
}

function createRequest(url: string, { method = '', headers, body, ...init }: RequestInit): Request {
  const operation = operationOf({ method, url })
  const all = headers as Headers
  if (!body || !operation || !wireFacts(operation).bytes)
    return new Request(url, { ...init, method, headers, ...(body && { body }) })
  // openapi-fetch takes every body for JSON.
  if (all.get('content-type') === 'application/json') all.set('content-type', 'application/octet-stream')
  const bytes = requestBody(body)
  const sent = isForeignBlob(bytes) ? byteStream((bytes as Blob).stream()) : bytes
  return new Request(url, { ...init, method, headers, body: sent, duplex: 'half' } as RequestInit)
}

/** Which operation a request of openapi-fetch is for, shows in its address alone. */
function send(transport: Transport, request: Request): Promise<Response> {
  const operation = operationOf(request)
  if (operation === undefined) {
    // The address may hold a token.
    throw new TypeError(`This ${request.method} is to no operation of this API.`)
  }
  const { bytes } = wireFacts(operation)
  return transport.send({
    operation,
    // A copy for every attempt would keep all the bytes of an upload in memory.
    request: () => (bytes ? request : request.clone()),
    once: bytes,
    options: { signal: request.signal },
  })
}
