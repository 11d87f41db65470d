import { type ErrorName, errors, errorTexts } from '@tintype/types/errors'
import type { OperationId } from '@tintype/types/operations'
import type { Output } from '../api/methods.ts'
import { isBlob, isBuffer, isWebStream } from '../http/bytes.ts'
import { operationOf } from '../http/wire.ts'

/** What the fake answers to one request. */
export type Answer =
  | {
      /** The operation that must be asked; any when left out. */
      operation?: OperationId | undefined
      /** 200 when left out. */
      status?: number | undefined
      headers?: Record<string, string> | undefined
      /** A string or bytes as they are, anything else as JSON; `{}` when left out. */
      body?: unknown
    }
  /** An error of the API, by its name in the document. */
  | { error: ErrorName; operation?: OperationId | undefined; headers?: Record<string, string> | undefined }
  /** A connection that breaks before the answer. */
  | { broken: true; operation?: OperationId | undefined }
  /** Decides when it is asked. */
  | ((request: RecordedRequest) => Answer | Promise<Answer>)

/** A request as it would have gone out. */
export interface RecordedRequest {
  operation: OperationId | undefined
  method: string
  url: string
  path: string
  query: Record<string, string | string[]>
  headers: Record<string, string>
  /** JSON as the value it stands for, other bodies as bytes, undefined without one. */
  body: unknown
}

export interface FakeFetch {
  (request: Request): Promise<Response>
  /** What was asked, in order. */
  readonly requests: RecordedRequest[]
}

/** The answer of one operation, checked against its type. */
export function answer<Id extends OperationId>(operation: Id, body: Output<Id>): Answer {
  return { operation, body }
}

/**
 * A fetch without a network: answers from a list, in its order, and records what was asked.
 * What the list has no answer for is answered with 501 and a message that says so, which the client never repeats.
 */
export function fakeFetch(answers: readonly Answer[]): FakeFetch {
  const left = [...answers]
  const requests: RecordedRequest[] = []
  const fake = async (request: Request): Promise<Response> => {
    request.signal.throwIfAborted()
    const recorded = await record(request)
    requests.push(recorded)
    let next = left.shift()
    while (typeof next === 'function') next = await next(recorded)
    const asked = recorded.operation ?? `${recorded.method} ${recorded.path}`
    if (next === undefined) return refusal(`The fake has no answer left for ${asked}.`)
    if (next.operation && next.operation !== recorded.operation)
      return refusal(`The fake expected ${next.operation}, but was asked for ${asked}.`)
    if ('broken' in next) throw new TypeError('fetch failed', { cause: new Error('the connection broke') })
    return 'error' in next ? errorNamed(next.error, next.headers) : plain(next)
  }
  return Object.assign(fake, { requests })
}

function plain({
  status = 200,
  headers,
  body = {},
}: {
  status?: number | undefined
  headers?: Record<string, string> | undefined
  body?: unknown
}) {
  const isBytes = isBuffer(body) || isBlob(body) || isWebStream(body)
  if (typeof body === 'string' || isBytes)
    return new Response(body as string, { status, ...(headers && { headers }) })
  return Response.json(body, { status, ...(headers && { headers }) })
}

interface NamedError {
  httpStatus: number
  rpc: number
  status: string | null
  message: string
  details?: readonly unknown[]
}

/** Errors of uploads are flat, and carry the number of the google.rpc code instead of the HTTP status. */
function errorNamed(name: ErrorName, headers: Record<string, string> = {}): Response {
  const { httpStatus: status, rpc, message, details, ...error }: NamedError = errors[name]
  const body =
    'flat' in errorTexts[name]
      ? { code: rpc, message }
      : { error: { code: status, message, status: error.status, ...(details && { details }) } }
  return Response.json(body, { status, headers })
}

function refusal(message: string): Response {
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
