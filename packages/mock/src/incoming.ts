import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { parse } from 'node:querystring'
import {
  type ApiDocument,
  createMatcher,
  createQueryBinder,
  type DocumentedOperation,
  effectiveMethod,
  isForm,
  mergeFields,
  type QueryBinder,
  takesBytes,
} from '@tintype/document'
import type { OperationId } from '@tintype/types/operations'
import { drain, readAll } from './bodies.ts'
import { suggestion } from './suggestion.ts'

/** A problem of a request that Prism would not find. */
export interface Problem {
  /** Where it is, such as `request.query.color`. */
  place: string
  message: string
  /** The name of the documented error. */
  error?: string
}

/** A request of an operation, in the one form that Prism accepts. */
export interface Incoming {
  operation: DocumentedOperation<OperationId>
  method: string
  /** Path and query as the document spells them. */
  url: string
  headers: Record<string, string>
  body?: Buffer
  /** The length of the body that was sent: Prism gets one byte of an upload. */
  bodyBytes: number
  problem?: Problem
}

/** @returns undefined if the request matches no operation */
export type IncomingReader = (request: IncomingMessage) => Promise<Incoming | undefined>

/**
 * Reads requests in every form that the API accepts (facts 1.3): extra slashes, fields of the body in the query, forms,
 * headers and tokens in the query, and any content type.
 */
export function createIncomingReader(document: ApiDocument<OperationId>): IncomingReader {
  const match = createMatcher(document.operations)
  const binders = new Map<DocumentedOperation, QueryBinder>()
  const binderOf = (operation: DocumentedOperation) => {
    const binder = binders.get(operation) ?? createQueryBinder(document, operation)
    binders.set(operation, binder)
    return binder
  }
  return async (request) => {
    const { headers } = request
    const method = effectiveMethod(request.method ?? 'GET', headers['x-http-method-override'])
    const { path, query } = splitUrl(request.url ?? '/')
    const matched = match(method === 'HEAD' ? 'GET' : method, path)
    if (matched === undefined) return undefined
    const { operation } = matched
    const received = takesBytes(operation) ? await drain(request) : await readAll(request)
    const text = Buffer.isBuffer(received) ? received.toString() : ''
    const asForm = isForm(headers['content-type'], text)
    const all = asForm ? mergeQueries(query, parseQuery(text)) : query
    const { parameters, fields, unknown } = binderOf(operation)(all)
    const body = Buffer.isBuffer(received)
      ? messageBody(asForm ? '' : text, fields, operation)
      : uploadBody(received)
    return {
      operation,
      method,
      url: urlOf(matched.path, parameters),
      headers: headersOf(operation, headers, all, body.bytes),
      body: body.bytes,
      bodyBytes: Buffer.isBuffer(received) ? received.length : received,
      problem: unknownParameter(unknown, operation) ?? body.problem,
    }
  }
}

type Query = Record<string, unknown>

const parseQuery = (text: string): Query => parse(text, '&', '=', { maxKeys: 0 })

function splitUrl(url: string): { path: string; query: Query } {
  const end = url.indexOf('?')
  if (end === -1) return { path: url, query: {} }
  return { path: url.slice(0, end), query: parseQuery(url.slice(end + 1)) }
}

/** A parameter that is in both has the values of both. */
function mergeQueries(query: Query, form: Query): Query {
  const both = Object.keys(form).filter((name) => Object.hasOwn(query, name))
  return {
    ...query,
    ...form,
    ...Object.fromEntries(both.map((name) => [name, [query[name], form[name]].flat()])),
  }
}

/** Clients can send parameters of any length. */
const MAX_NAME = 100

function unknownParameter([name]: readonly string[], operation: DocumentedOperation): Problem | undefined {
  if (name === undefined) return undefined
  const names = operation.parameters.map((parameter) => parameter.name)
  const known = name.length > MAX_NAME ? undefined : suggestion(name, names)
  const hint = known === undefined ? '' : `; did you mean "${known}"?`
  return {
    place: `request.query.${name}`,
    message: `there is no parameter "${name}"${hint}`,
    error: 'UnknownParameter',
  }
}

interface Body {
  bytes?: Buffer
  problem?: Problem
}

/** One byte for all: Prism does not read uploads, and accepts 10 MB at most. */
const uploadBody = (length: number): Body => (length > 0 ? { bytes: Buffer.from('-') } : {})

/** The JSON body of a request, with the fields that are in the query. */
function messageBody(text: string, fields: Query, { requestBody }: DocumentedOperation): Body {
  if (requestBody === undefined) return {}
  const isEmpty = text.trim() === ''
  if (isEmpty && Object.keys(fields).length === 0) return {}
  try {
    const sent: unknown = isEmpty ? {} : JSON.parse(text)
    const isMessage = typeof sent === 'object' && sent !== null && !Array.isArray(sent)
    return { bytes: Buffer.from(JSON.stringify(isMessage ? mergeFields(sent as Query, fields) : sent)) }
  } catch {
    // Prism never responds to a body that is not JSON.
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

/** The documented headers, which can be in the query (facts 5.1), and the token, which Prism reads from a header only. */
function headersOf(
  { parameters }: DocumentedOperation,
  sent: IncomingHttpHeaders,
  query: Query,
  body: Buffer | undefined,
): Record<string, string> {
  const inQuery = new Map(Object.entries(query).map(([name, value]) => [name.toLowerCase(), String(value)]))
  const headers: Record<string, string> = { accept: '*/*' }
  for (const { name, in: place } of parameters) {
    const value = sent[name.toLowerCase()] ?? inQuery.get(name.toLowerCase())
    if (place === 'header' && value !== undefined) headers[name.toLowerCase()] = String(value)
  }
  const token = query.access_token ?? query.oauth_token
  const authorization = sent.authorization ?? (token === undefined ? undefined : `Bearer ${token}`)
  if (authorization !== undefined) headers.authorization = authorization
  if (sent.origin !== undefined) headers.origin = sent.origin
  if (body !== undefined) {
    const isUpload = parameters.some(({ in: place }) => place === 'header')
    headers['content-type'] = isUpload ? 'application/octet-stream' : 'application/json'
    headers['content-length'] = String(body.length)
  }
  return headers
}
