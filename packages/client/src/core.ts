import { googleBaseUrl, type OperationId } from '@tintype/types/operations'
import { createQuerySerializer, removeTrailingSlash } from 'openapi-fetch'
import type { Methods } from './methods.ts'
import type { PhotosClientOptions } from './options.ts'
import { type PagedOptions, pagedCall } from './paged.ts'
import { sendForSuccess } from './sendForSuccess.ts'
import { createTransport, type Explain, type Sendable, type Transport } from './transport.ts'
import { operationIds, type WireFacts, wireFacts } from './wire.ts'

/**
 * Every operation of the document as a method, sent with the same care as by `createPhotosClient`, in half the bytes:
 * without uploads, media and `raw`, and errors come without a hint (`explain` has it).
 */
export function createPhotosCore(options: PhotosClientOptions): Methods {
  return assemble(options).methods
}

/** The parts that clients are put together from. */
export function assemble(options: PhotosClientOptions, explain?: Explain) {
  const baseUrl = removeTrailingSlash(options.baseUrl ?? googleBaseUrl)
  const transport = createTransport(options, explain)
  return { baseUrl, transport, methods: createMethods(transport, baseUrl) }
}

type Values = Record<string, unknown>

/** Makes the methods from the operation table: none is written by hand. */
function createMethods(transport: Transport, baseUrl: string): Methods {
  const methods: Record<string, Values> = {}
  for (const operation of operationIds) {
    const facts = wireFacts(operation)
    const [namespace = '', verb = ''] = operation.split('.')
    methods[namespace] ??= {}
    methods[namespace][verb] = (input: Values = {}, options: PagedOptions = {}) => {
      const ask = (values: Values) => call(transport, operation, facts, baseUrl, values, options)
      return facts.items === undefined
        ? ask(input)
        : pagedCall({ operation, facts, input, options, transport, ask })
    }
  }
  // The table is the one that the type is made from.
  return methods as unknown as Methods
}

function call(
  transport: Transport,
  operation: OperationId,
  facts: WireFacts,
  baseUrl: string,
  values: Values,
  options: PagedOptions,
): Promise<unknown> {
  let made: Made
  try {
    made = requestOf(operation, facts, baseUrl, values)
  } catch (error) {
    return Promise.reject(error)
  }
  const once = values.body instanceof ReadableStream
  return sendForSuccess(transport, { operation, request: () => made, once, options }, (exchange) => {
    const { text = '' } = exchange
    if (facts.bytes) return text
    try {
      return JSON.parse(text || '{}')
    } catch {
      throw transport.refusal(operation, exchange)
    }
  })
}

type Made = Exclude<Sendable, Request>

const querySerializer = createQuerySerializer()

/** What `Request` is made of. Names are unique within an operation, so the table tells where each one goes. */
function requestOf(
  operation: OperationId,
  { method, pathParts, headers: headerNames, bytes }: WireFacts,
  baseUrl: string,
  values: Values,
): Made {
  let url = baseUrl
  let isName = false
  for (const part of pathParts) {
    // An empty one would make the address that of another operation.
    if (isName && !values[part]) throw new TypeError(`${operation} needs ${part}.`)
    url += isName ? encodeURIComponent(String(values[part])) : part
    isName = !isName
  }
  const headers: Record<string, string> = {}
  let query: Values | undefined
  for (const name of Object.keys(values)) {
    if (name === 'body' || pathParts.includes(name)) continue
    const value = values[name]
    if (!headerNames.includes(name)) query = { ...query, [name]: value }
    else if (value !== undefined) headers[name.toLowerCase()] = String(value)
  }
  const search = query && querySerializer(query)
  const made: Made = { url: search ? `${url}?${search}` : url, init: { method, headers } }
  const { body } = values
  if (body !== undefined) {
    headers['content-type'] = bytes ? 'application/octet-stream' : 'application/json'
    made.init.body = bytes ? (body as NonNullable<RequestInit['body']>) : JSON.stringify(body)
    // Fetch wants to hear that it need not read the answer while it sends a stream; TypeScript does not know of it yet.
    Object.assign(made.init, { duplex: 'half' })
  }
  return made
}
