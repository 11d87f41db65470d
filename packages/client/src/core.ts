import { googleBaseUrl, type OperationId } from '@tintype/types/operations'
import {
  createFinalURL,
  createQuerySerializer,
  defaultPathSerializer,
  removeTrailingSlash,
} from 'openapi-fetch'
import type { Methods } from './methods.ts'
import type { PhotosClientOptions } from './options.ts'
import { type PagedOptions, pagedCall } from './paged.ts'
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
      const ask = async (values: Values) =>
        call(transport, operation, requestOf(operation, facts, baseUrl, values), options)
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
  { url, init }: Made,
  options: PagedOptions,
): Promise<unknown> {
  const once = init.body instanceof ReadableStream
  const { response, text = '' } = await transport.exchange({
    operation,
    request: () => ({ url, init }),
    once,
    options,
  })
  if (!response.ok) throw transport.refusal(operation, response, text)
  if (wireFacts(operation).bytes) return text
  try {
    return JSON.parse(text || '{}')
  } catch {
    throw transport.refusal(operation, response, text)
  }
}

type Made = Exclude<Sendable, Request>

const querySerializer = createQuerySerializer()

/** What `Request` is made of. Names are unique within an operation, so the table tells where each one goes. */
function requestOf(
  operation: OperationId,
  { method, path: template, headers: headerNames, bytes }: WireFacts,
  baseUrl: string,
  { body, ...parameters }: Values,
): Made {
  const [path, query]: [Values, Values] = [{}, {}]
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(parameters)) {
    if (template.includes(`{${name}}`)) path[name] = value
    else if (!headerNames.includes(name)) query[name] = value
    else if (value !== undefined) headers[name.toLowerCase()] = String(value)
  }
  // An empty one would make the address that of another operation.
  const missing = template.match(/\w+(?=\})/g)?.find((name) => !path[name])
  if (missing) throw new TypeError(`${operation} needs ${missing}.`)
  if (body !== undefined) headers['content-type'] = bytes ? 'application/octet-stream' : 'application/json'
  const url = createFinalURL(template, {
    baseUrl,
    params: { path, query },
    querySerializer,
    pathSerializer: defaultPathSerializer,
  })
  // Fetch wants to hear that it need not read the answer while it sends a stream; TypeScript does not know of it yet.
  const init = { method, headers, body: bytes ? body : JSON.stringify(body), duplex: 'half' } as Made['init']
  return { url, init }
}
