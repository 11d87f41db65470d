import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { parse } from 'node:querystring'
import {
  type ApiDocument,
  createMatcher,
  createQueryBinder,
  type DocumentedOperation,
  isForm,
  mergeFields,
  methodOf,
  type QueryBinder,
} from '@tintype/contract/document'
import { drain, readAll } from './bodies.ts'

/** What is wrong with a request that Prism would not notice. */
export interface Problem {
  /** Where it is, such as `request.query.colour`. */
  place: string
  message: string
  /** The name of the documented error for it. */
  error?: string
}

/** A request of an operation, in the one form that Prism understands. */
export interface Incoming {
  operation: DocumentedOperation
  method: string
  /** Path and query as the document writes them. */
  url: string
  headers: Record<string, string>
  body?: Buffer
  /** Length of the body that came; of an upload Prism gets a single byte. */
  bodyBytes: number
  problem?: Problem
}

/** @returns undefined for a request of no operation */
export type IncomingReader = (request: IncomingMessage) => Promise<Incoming | undefined>

/**
 * Reads requests in all the forms that the API takes (facts 1.3): slashes in odd places, fields of the body in the query,
 * forms, headers and tokens in the query, and any content type.
 */
export function createIncomingReader(document: ApiDocument): IncomingReader {
  const match = createMatcher(document)
  const binders = new Map<DocumentedOperation, QueryBinder>()
  const binderOf = (operation: DocumentedOperation) => {
    const binder = binders.get(operation) ?? createQueryBinder(document, operation)
    binders.set(operation, binder)
    return binder
  }
  return async (request) => {
    const { headers } = request
    const method = methodOf(request.method ?? 'GET', headers['x-http-method-override'])
    const { path, query } = split(request.url ?? '/')
    const found = match(method === 'HEAD' ? 'GET' : method, path)
    if (found === undefined) return undefined
    const { operation } = found
    const isUpload = operation.requestBody?.content['application/octet-stream'] !== undefined
    const received = isUpload ? await drain(request) : await readAll(request)
    const text = Buffer.isBuffer(received) ? received.toString() : ''
    const asForm = isForm(headers['content-type'], text)
    const all = asForm ? combined(query, parse(text, '&', '=', { maxKeys: 0 })) : query
    const { parameters, fields, unknown } = binderOf(operation)(all)
    const body = isUpload ? standIn(received as number) : message(asForm ? '' : text, fields, operation)
    const problem = unknownParameter(unknown) ?? body.problem
    return {
      operation,
      method,
      url: urlOf(found.path, parameters),
      headers: headersOf(operation, headers, all, body.bytes),
      ...(body.bytes && { body: body.bytes }),
      bodyBytes: Buffer.isBuffer(received) ? received.length : received,
      ...(problem && { problem }),
    }
  }
}

type Query = Record<string, unknown>

function split(url: string): { path: string; query: Query } {
  const end = url.indexOf('?')
  if (end === -1) return { path: url, query: {} }
  return { path: url.slice(0, end), query: parse(url.slice(end + 1), '&', '=', { maxKeys: 0 }) }
}

function combined(query: Query, form: Query): Query {
  const both = Object.keys(form).filter((name) => Object.hasOwn(query, name))
  return {
    ...query,
    ...form,
    ...Object.fromEntries(both.map((name) => [name, [query[name], form[name]].flat()])),
  }
}

function unknownParameter([name]: readonly string[]): Problem | undefined {
  if (name === undefined) return undefined
  return {
    place: `request.query.${name}`,
    message: `there is no parameter "${name}"`,
    error: 'UnknownParameter',
  }
}

interface Body {
  bytes?: Buffer
  problem?: Problem
}

/** Prism looks at no bytes of an upload, and takes 10 MB at most. */
const standIn = (length: number): Body => (length > 0 ? { bytes: Buffer.from('-') } : {})

/** The message of a request, with fields that came in the query. */
function message(text: string, fields: Query, { requestBody }: DocumentedOperation): Body {
  if (requestBody === undefined) return {}
  const isEmpty = text.trim() === ''
  if (isEmpty && Object.keys(fields).length === 0) return {}
  try {
    const given: unknown = isEmpty ? {} : JSON.parse(text)
    const isMessage = typeof given === 'object' && given !== null && !Array.isArray(given)
    return { bytes: Buffer.from(JSON.stringify(isMessage ? mergeFields(given as Query, fields) : given)) }
  } catch {
    // Prism would never answer.
    const problem = { place: 'request.body', message: 'is not JSON', error: 'InvalidJson' }
    return { bytes: Buffer.from('{}'), problem }
  }
}

function urlOf(path: string, parameters: Query): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) search.append(name, String(one))
  }
  return search.size > 0 ? `${path}?${search}` : path
}

/** The headers of the document, which may be in the query (facts 5.1), and the token, for which Prism looks only there. */
function headersOf(
  { parameters }: DocumentedOperation,
  given: IncomingHttpHeaders,
  query: Query,
  body: Buffer | undefined,
): Record<string, string> {
  const inQuery = new Map(Object.entries(query).map(([name, value]) => [name.toLowerCase(), String(value)]))
  const headers: Record<string, string> = { accept: '*/*' }
  for (const { name, in: place } of parameters) {
    const value = given[name.toLowerCase()] ?? inQuery.get(name.toLowerCase())
    if (place === 'header' && value !== undefined) headers[name.toLowerCase()] = String(value)
  }
  const token = query.access_token ?? query.oauth_token
  const authorization = given.authorization ?? (token === undefined ? undefined : `Bearer ${token}`)
  if (authorization !== undefined) headers.authorization = authorization
  if (given.origin !== undefined) headers.origin = given.origin
  if (body !== undefined) {
    const isUpload = parameters.some(({ in: place }) => place === 'header')
    headers['content-type'] = isUpload ? 'application/octet-stream' : 'application/json'
    headers['content-length'] = String(body.length)
  }
  return headers
}
