import type { DocumentedOperation } from '@tintype/document'
import { type OperationId, operations } from '@tintype/types/operations'

/** Path, query and header parameters by the names of the document; the body as JSON, text or bytes. */
export type Input = { body?: unknown } & Record<string, unknown>

/**
 * How a request is written, if not as the document has it (facts 1.3): with slashes in odd places of the path, with the
 * fields of its body in the query as far as they can be, or as a form.
 */
export type Writing = 'slashes' | 'query' | 'form'

interface Written {
  path: string
  headers: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
}

const BYTES = 'application/octet-stream'
const FORM = 'application/x-www-form-urlencoded'

export function requestOf(
  operation: DocumentedOperation<OperationId>,
  input: Input,
  writing?: Writing,
): Written {
  const { body, ...parameters } = input
  const { headers, query, path } = placed(operation, parameters)
  const filled = writing === 'slashes' ? oddly(path) : path
  const url = () => (query.size > 0 ? `${filled}?${query}` : filled)
  const { method, body: type } = operations[operation.id]
  if (method === 'GET') return { path: url(), headers }
  if (type !== 'application/json')
    return { path: url(), headers: { 'content-type': BYTES, ...headers }, body: raw(body) }
  if (writing !== 'query' && writing !== 'form') {
    const text = isRaw(body) ? raw(body) : JSON.stringify(body ?? {})
    return { path: url(), headers: { 'content-type': type, ...headers }, body: text }
  }
  const form = writing === 'form' ? new URLSearchParams() : query
  const rest = flattened(body ?? {}, bodyPathOf(operation), form)
  if (writing === 'query') {
    const json = Object.keys(rest).length > 0 ? { 'content-type': type } : undefined
    return { path: url(), headers: { ...json, ...headers }, ...(json && { body: JSON.stringify(rest) }) }
  }
  if (Object.keys(rest).length > 0) throw new Error(`${operation.id} cannot be written as a form.`)
  return { path: url(), headers: { 'content-type': FORM, ...headers }, body: String(form) }
}

function placed({ path, parameters }: DocumentedOperation, input: Record<string, unknown>) {
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
const oddly = (path: string) => `${path.replace(/^\/v1\//, '/v1//').replace(/:(?=\w+$)/, '/:')}/`

const bodyPathOf = (operation: DocumentedOperation) =>
  /\{(\w+)\.\w+\}/.exec(operation['x-google-path-template'] ?? '')?.[1]

/** Adds the fields of a message to a query. @returns those that a query cannot hold: lists of messages */
function flattened(
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
      const below = flattened(value, path, query)
      if (Object.keys(below).length > 0) rest[name] = below
    } else query.append(path, String(value))
  }
  return rest
}

const isRaw = (body: unknown) => typeof body === 'string' || body instanceof Uint8Array

const raw = (body: unknown) => (isRaw(body) ? (body as string | Uint8Array<ArrayBuffer>) : '')
