import { type ErrorName, errors, errorTexts } from '@tintype/types/errors'
import type { OperationId } from '@tintype/types/operations'
import type { Output, PartialResponse } from '../api/methods.ts'
import { isBlob, isBuffer, isWebStream } from '../http/bytes.ts'
import { operationOf } from '../http/wire.ts'

/** How the fake responds to one request. */
export type FakeResponse =
  | {
      /** The operation that the request must be for. Default: any. */
      operation?: OperationId | undefined
      /** Default: 200. */
      status?: number | undefined
      headers?: Record<string, string> | undefined
      /** A string or bytes are sent as they are, anything else as JSON. Default: `{}`. */
      body?: unknown
    }
  /** An error of the API, by its name in the document. */
  | { error: ErrorName; operation?: OperationId | undefined; headers?: Record<string, string> | undefined }
  /** A connection that breaks before the response. */
  | { broken: true; operation?: OperationId | undefined }
  /** Called with the request. */
  | ((request: RecordedRequest) => FakeResponse | Promise<FakeResponse>)

/** @deprecated Use `FakeResponse`. */
export type Answer = FakeResponse

/** A request that the client has sent. */
export interface RecordedRequest {
  operation: OperationId | undefined
  method: string
  url: string
  path: string
  query: Record<string, string | string[]>
  /** By their names in lower case. */
  headers: Record<string, string>
  /** A JSON body as its value, another body as bytes; undefined if there is none. */
  body: unknown
}

export interface FakeFetch {
  (request: Request): Promise<Response>
  /** The requests in their order. */
  readonly requests: RecordedRequest[]
}

/** A response of an operation, checked against its type. */
export function fakeResponse<Id extends OperationId>(
  operation: Id,
  body: PartialResponse<Output<Id>>,
): FakeResponse {
  return { operation, body }
}

/** @deprecated Use `fakeResponse`. */
export function answer<Id extends OperationId>(
  operation: Id,
  body: PartialResponse<Output<Id>>,
): FakeResponse {
  return fakeResponse(operation, body)
}

/**
 * Creates a fetch without a network. It responds from a list, in its order, and records the requests. A request that
 * the list has no response for gets a 501, which the client never retries, with a message that says so.
 */
export function fakeFetch(responses: readonly FakeResponse[]): FakeFetch {
  const remaining = [...responses]
  const requests: RecordedRequest[] = []
  const fake = async (request: Request): Promise<Response> => {
    request.signal.throwIfAborted()
    const recorded = await record(request)
    requests.push(recorded)
    let next = remaining.shift()
    while (typeof next === 'function') next = await next(recorded)
    const actual = recorded.operation ?? `${recorded.method} ${recorded.path}`
    if (next === undefined) return unexpected(`fakeFetch has no response left for ${actual}.`)
    if (next.operation && next.operation !== recorded.operation)
      return unexpected(`fakeFetch expected ${next.operation}, but the request was for ${actual}.`)
    if ('broken' in next) throw new TypeError('fetch failed', { cause: new Error('the connection broke') })
    return 'error' in next ? errorResponse(next.error, next.headers) : plainResponse(next)
  }
  return Object.assign(fake, { requests })
}

interface PlainResponse {
  status?: number | undefined
  headers?: Record<string, string> | undefined
  body?: unknown
}

function plainResponse({ status = 200, headers = {}, body = {} }: PlainResponse): Response {
  const isRaw = typeof body === 'string' || isBuffer(body) || isBlob(body) || isWebStream(body)
  return isRaw ? new Response(body as string, { status, headers }) : Response.json(body, { status, headers })
}

interface ErrorFields {
  httpStatus: number
  rpc: number
  status: string | null
  message: string
  details?: readonly unknown[]
}

/** Errors of uploads are flat, and have the number of the google.rpc code instead of the HTTP status. */
function errorResponse(name: ErrorName, headers: Record<string, string> = {}): Response {
  const { httpStatus, rpc, status, message, details }: ErrorFields = errors[name]
  const isFlat = 'flat' in errorTexts[name]
  const body = isFlat ? { code: rpc, message } : { error: { code: httpStatus, message, status, details } }
  return Response.json(body, { status: httpStatus, headers })
}

function unexpected(message: string): Response {
  return Response.json({ error: { code: 501, message, status: 'UNIMPLEMENTED' } }, { status: 501 })
}

async function record(request: Request): Promise<RecordedRequest> {
  const { method, url, headers } = request
  const { pathname, searchParams } = new URL(url)
  const query: RecordedRequest['query'] = {}
  for (const name of searchParams.keys()) {
    const values = searchParams.getAll(name)
    query[name] = values.length > 1 ? values : (values[0] ?? '')
  }
  const bytes = new Uint8Array(await request.arrayBuffer())
  const isJson = headers.get('content-type')?.includes('json')
  const body = bytes.length === 0 ? undefined : isJson ? JSON.parse(new TextDecoder().decode(bytes)) : bytes
  return {
    operation: operationOf(request),
    method,
    url,
    path: pathname,
    query,
    headers: Object.fromEntries(headers),
    body,
  }
}
