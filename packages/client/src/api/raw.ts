import { byteStream, isBlob, isBuffer, isForeignBlob, isWebStream, requestBody } from '../http/bytes.ts'
import type { Attempt } from '../http/call.ts'
import type { Transport } from '../http/transport.ts'
import { pathSegment } from '../http/validate.ts'
import { operationOf, wireFacts } from '../http/wire.ts'
import { createRawClient, type RawClient } from './openapiFetch.ts'

/** Creates a client that sends through the transport. It returns error responses instead of throwing. */
export function rawClient(transport: Transport, baseUrl: string): RawClient {
  /** Requests as they were created. A stream can be in one request only, and a middleware may replace a request. */
  const inits = new WeakMap<Request, RequestInit>()
  return createRawClient({
    baseUrl,
    createRequest(url, init) {
      const complete = withBytes(url, init)
      const request = new Request(url, complete)
      if (!isWebStream(complete.body)) inits.set(request, complete)
      return request
    },
    send: (request) => send(transport, request, inits.get(request)),
    serializeBody: (body) =>
      isBuffer(body) || isBlob(body) || isWebStream(body) ? body : JSON.stringify(body),
    serializePath: (path, values) =>
      path.replace(/\{(\w+)\}/g, (_, name) => pathSegment('The path', name, values[name])),
  })
}

/** Converts a body of bytes to one that fetch can send. */
function withBytes(url: string, init: RequestInit): RequestInit {
  const { method = '', headers, body } = init
  const operation = operationOf({ method, url })
  if (!body || !operation || !wireFacts(operation).bytes) return { ...init, body: body || null }
  const all = headers as Headers
  // The default type of every body.
  if (all.get('content-type') === 'application/json') all.set('content-type', 'application/octet-stream')
  const bytes = requestBody(body)
  const content = isForeignBlob(bytes) ? byteStream((bytes as Blob).stream()) : bytes
  return { ...init, body: content, duplex: 'half' } as RequestInit
}

async function send(
  transport: Transport,
  request: Request,
  init: RequestInit | undefined,
): Promise<Response> {
  const operation = operationOf(request)
  if (operation === undefined) {
    // Without the URL, which may contain a token.
    throw new TypeError(`This ${request.method} request matches no operation of this API.`)
  }
  const { bytes } = wireFacts(operation)
  const { url, method, credentials, signal } = request
  const read = async () => ({
    method,
    credentials,
    body: bytes ? request.body : (await request.text()) || null,
    duplex: 'half' as const,
  })
  const complete = { ...(init ?? (await read())), headers: Object.fromEntries(request.headers) }
  const attempt = await transport.send({
    operation,
    createRequest: () => ({ url, init: complete }),
    isSingleUse: bytes,
    options: { signal },
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
