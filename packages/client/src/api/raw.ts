import { byteStream, isBlob, isBuffer, isForeignBlob, isWebStream, requestBody } from '../http/bytes.ts'
import type { Attempt } from '../http/call.ts'
import type { Transport } from '../http/transport.ts'
import { pathSegment } from '../http/validate.ts'
import { operationOf, wireFacts } from '../http/wire.ts'
import { createRawClient, type RawClient } from './openapiFetch.ts'

/** Creates a client that sends through the transport. It returns error responses instead of throwing. */
export function rawClient(transport: Transport, baseUrl: string): RawClient {
  return createRawClient({
    baseUrl,
    createRequest,
    send: (request) => send(transport, request),
    serializeBody: (body) =>
      isBuffer(body) || isBlob(body) || isWebStream(body) ? body : JSON.stringify(body),
    serializePath: (path, values) =>
      path.replace(/\{(\w+)\}/g, (_, name) => pathSegment('The path', name, values[name])),
  })
}

function createRequest(url: string, { method = '', headers, body, ...init }: RequestInit): Request {
  const operation = operationOf({ method, url })
  if (!body || !operation || !wireFacts(operation).bytes) {
    return new Request(url, { ...init, method, headers, body: body || null })
  }
  const all = headers as Headers
  // The default type of every body.
  if (all.get('content-type') === 'application/json') all.set('content-type', 'application/octet-stream')
  const bytes = requestBody(body)
  const content = isForeignBlob(bytes) ? byteStream((bytes as Blob).stream()) : bytes
  return new Request(url, { ...init, method, headers, body: content, duplex: 'half' } as RequestInit)
}

async function send(transport: Transport, request: Request): Promise<Response> {
  const operation = operationOf(request)
  if (operation === undefined) {
    // Without the URL, which may contain a token.
    throw new TypeError(`This ${request.method} request matches no operation of this API.`)
  }
  const { bytes } = wireFacts(operation)
  const attempt = await transport.send({
    operation,
    // Copying an upload for every attempt would keep all its bytes in memory.
    createRequest: () => (bytes ? request : request.clone()),
    isSingleUse: bytes,
    options: { signal: request.signal },
  })
  return unreadResponse(attempt)
}

/** A response whose body can be read, though it was read already. */
function unreadResponse({ response, text }: Attempt): Response {
  const { status, statusText, headers, url } = response
  // Browsers report an unfollowed redirect with status 0, which no new Response may have.
  if (!status) return response
  const copy = new Response(text || null, { status, statusText, headers })
  return Object.defineProperty(copy, 'url', { value: url })
}
