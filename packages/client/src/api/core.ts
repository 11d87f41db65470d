import type { OperationId } from '@tintype/types/operations'
import { chunkBytes, isForeignBlob, isWebStream, requestBody } from '../http/bytes.ts'
import type { PhotosClientOptions } from '../http/options.ts'
import { sendForSuccess } from '../http/sendForSuccess.ts'
import { createTransport, type Explain, type Sendable, type Transport } from '../http/transport.ts'
import { checkClientOptions, checkedBaseUrl, headerValue, pathPart, scalar } from '../http/validate.ts'
import { operationIds, type WireFacts, wireFacts } from '../http/wire.ts'
import type { Methods } from './methods.ts'
import { type PagedOptions, pagedCall } from './paged.ts'

/**
 * Every operation of the document as a method, sent with the same care as by `createPhotosClient`, in half the bytes:
 * without uploads, media and `raw`, and errors come without a hint (`explain` has it).
 */
export function createPhotosCore(options: PhotosClientOptions): Methods {
  return assemble(options).methods
}

/** The parts that clients are put together from. */
export function assemble(options: PhotosClientOptions, explain?: Explain) {
  checkClientOptions(options)
  const baseUrl = checkedBaseUrl(options.baseUrl)
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
  const { init, streamErrors } = made
  const { body } = init
  let request: () => Made | Promise<Made> = () => made
  if (isForeignBlob(body)) {
    // Read for each attempt, so that nothing is held between them.
    request = async () => ({
      url: made.url,
      init: { ...init, body: chunkBytes(await (body as Blob).arrayBuffer()) },
    })
  }
  const call = { operation, request, once: streamErrors !== undefined, options }
  const result = sendForSuccess(transport, call, (exchange) => {
    const { text = '' } = exchange
    if (facts.bytes) return text
    try {
      return JSON.parse(text || '{}')
    } catch {
      throw transport.refusal(operation, exchange)
    }
  })
  // What the caller's stream failed with is not a failure of the network.
  return streamErrors ? result.catch((error) => Promise.reject(streamErrors[0] ?? error)) : result
}

type Made = Exclude<Sendable, Request> & {
  /** What the stream that is the body has failed with. */
  streamErrors?: unknown[]
}

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
    url += isName ? pathPart(operation, part, values[part]) : part
    isName = !isName
  }
  const headers: Record<string, string> = {}
  const query: string[] = []
  for (const name of Object.keys(values)) {
    if (name === 'body' || pathParts.includes(name)) continue
    const value = values[name]
    if (value === undefined || value === null) continue
    if (headerNames.includes(name)) headers[name.toLowerCase()] = headerValue(name, value)
    else for (const each of [value].flat()) query.push(`${name}=${encodeURIComponent(scalar(name, each))}`)
  }
  const made: Made = { url: query.length > 0 ? `${url}?${query.join('&')}` : url, init: { method, headers } }
  const { body } = values
  if (body !== undefined) {
    headers['content-type'] = bytes ? 'application/octet-stream' : 'application/json'
    if (isWebStream(body)) made.streamErrors = []
    made.init.body = bytes ? requestBody(body, made.streamErrors) : JSON.stringify(body)
    // Fetch requires to be told that it need not read the response while it sends a stream; TypeScript does not know it yet.
    Object.assign(made.init, { duplex: 'half' })
  }
  return made
}
