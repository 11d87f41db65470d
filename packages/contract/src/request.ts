import { bodyFieldOf, type DocumentedOperation } from '@tintype/document'
import { type OperationId, operations } from '@tintype/types/operations'

/** Path, query and header parameters by name; the body as JSON, text or bytes. */
export type Input = { body?: unknown } & Record<string, unknown>

/**
 * A form of a request that differs from the document (facts 1.3): with extra slashes in the path, with the fields of its
 * body in the query as far as possible, or as a form body.
 */
export type RequestForm = 'slashes' | 'query' | 'form'

interface BuiltRequest {
  path: string
  headers: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
}

const BYTES = 'application/octet-stream'
const FORM = 'application/x-www-form-urlencoded'

export function requestOf(
  operation: DocumentedOperation<OperationId>,
  input: Input,
  writing?: RequestForm,
): BuiltRequest {
  const { body, ...parameters } = input
  const placed = placeParameters(operation, parameters)
  if (writing === 'slashes') placed.path = withExtraSlashes(placed.path)
  const { body: type } = operations[operation.id]
  if (type === null) return build(placed)
  if (type !== 'application/json') return build(placed, BYTES, raw(body))
  if (writing === 'query') return bodyInQuery(operation, placed, body ?? {})
  if (writing === 'form') return formBody(operation, placed, body ?? {})
  return build(placed, type, isRaw(body) ? raw(body) : JSON.stringify(body ?? {}))
}

interface Placed {
  path: string
  headers: Record<string, string>
  query: URLSearchParams
}

function build({ path, headers, query }: Placed, type?: string, body?: BuiltRequest['body']): BuiltRequest {
  return {
    path: query.size > 0 ? `${path}?${query}` : path,
    headers: type === undefined ? headers : { 'content-type': type, ...headers },
    body,
  }
}

function bodyInQuery(operation: DocumentedOperation, placed: Placed, body: object): BuiltRequest {
  const rest = addToQuery(body, bodyFieldOf(operation), placed.query)
  return Object.keys(rest).length > 0
    ? build(placed, 'application/json', JSON.stringify(rest))
    : build(placed)
}

function formBody(operation: DocumentedOperation, placed: Placed, body: object): BuiltRequest {
  const form = new URLSearchParams()
  const rest = addToQuery(body, bodyFieldOf(operation), form)
  if (Object.keys(rest).length > 0) throw new Error(`${operation.id} cannot be written as a form.`)
  return build(placed, FORM, String(form))
}

function placeParameters({ path, parameters }: DocumentedOperation, input: Record<string, unknown>): Placed {
  const headers: Record<string, string> = {}
  const query = new URLSearchParams()
  let filled = path
  for (const [name, value] of Object.entries(input)) {
    const place = parameters.find((parameter) => parameter.name === name)?.in ?? 'query'
    if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(String(value)))
    else if (place === 'header') headers[name] = String(value)
    else for (const one of [value].flat()) query.append(name, String(one))
  }
  return { path: filled, headers, query }
}

/** `/v1/albums:x` as `/v1//albums/:x/`. */
const withExtraSlashes = (path: string) => `${path.replace(/^\/v1\//, '/v1//').replace(/:(?=\w+$)/, '/:')}/`

/** Adds the fields of a message to a query. @returns the fields that a query cannot express: lists of messages */
function addToQuery(
  message: object,
  prefix: string | undefined,
  query: URLSearchParams,
): Record<string, unknown> {
  const rest: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(message)) {
    const path = prefix === undefined ? name : `${prefix}.${name}`
    if (Array.isArray(value) && value.some((item) => typeof item === 'object')) rest[name] = value
    else if (Array.isArray(value)) for (const item of value) query.append(path, String(item))
    else if (typeof value === 'object' && value !== null) {
      const below = addToQuery(value, path, query)
      if (Object.keys(below).length > 0) rest[name] = below
    } else query.append(path, String(value))
  }
  return rest
}

const isRaw = (body: unknown) => typeof body === 'string' || body instanceof Uint8Array

const raw = (body: unknown) => (isRaw(body) ? (body as string | Uint8Array<ArrayBuffer>) : '')
