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

async function call(
  transport: Transport,
  operation: OperationId,
  facts: WireFacts,
  baseUrl: string,
  values: Values,
  options: PagedOptions,
): Promise<unknown> {
  const made = requestOf(operation, facts, baseUrl, values)
  const once = made.init.body instanceof ReadableStream
  const exchange = await sendForSuccess(transport, { operation, request: () => made, once, options })
  const { text = '' } = exchange
  if (facts.bytes) return text
  try {
    return JSON.parse(text || '{}')
  } catch {
    throw transport.refusal(operation, exchange)
  }
}

type Made = Exclude<Sendable, Request>

const querySerializer = createQuerySerializer()

/** What `Request` is made of. Names are unique within an operation, so the table tells where each one goes. */
function requestOf(
  operation: OperationId,
  { method, pathParts, headers: headerNames, bytes }: WireFacts,
  baseUrl: string,
  { body, ...parameters }: Values,
): Made {
  const path = pathParts.map((part, at) => {
    if (at % 2 === 0) return part
    const value = parameters[part]
    // An empty one would make the address that of another operation.
    if (!value) throw new TypeError(`${operation} needs ${part}.`)
    return encodeURIComponent(String(value))
  })
  const headers: Record<string, string> = {}
  const query: Values = {}
  for (const [name, value] of Object.entries(parameters)) {
    if (pathParts.includes(name)) continue
    if (!headerNames.includes(name)) query[name] = value
    else if (value !== undefined) headers[name.toLowerCase()] = String(value)
  }
  const init: Made['init'] = { method, headers }
  if (body !== undefined) {
    headers['content-type'] = bytes ? 'application/octet-stream' : 'application/json'
    init.body = bytes ? (body as NonNullable<RequestInit['body']>) : JSON.stringify(body)
    // Fetch wants to hear that it need not read the answer while it sends a stream; TypeScript does not know of it yet.
    Object.assign(init, { duplex: 'half' })
  }
  const search = querySerializer(query)
  return { url: baseUrl + path.join('') + (search && `?${search}`), init }
}
