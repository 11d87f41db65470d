import type { OperationId } from '@tintype/types/operations'
import { chunkBytes, isForeignBlob, isWebStream, requestBody } from '../http/bytes.ts'
import type { Attempt, RequestInput } from '../http/call.ts'
import type { PhotosClientOptions, RequestOptions } from '../http/options.ts'
import { type Explain, Transport } from '../http/transport.ts'
import {
  checkClientOptions,
  checkedBaseUrl,
  headerValue,
  parameterText,
  pathSegment,
} from '../http/validate.ts'
import { operationIds, wireFacts } from '../http/wire.ts'
import type { Methods } from './methods.ts'
import { type PagedOptions, pagedCall } from './paged.ts'
import { withResponse } from './withResponse.ts'

/**
 * Creates a client with every operation of the document as a method, in half the bytes of `createPhotosClient`. It has
 * no uploads, media or `raw`, and its errors have no name and no hint; `explain` finds both.
 */
export function createPhotosCore(options: PhotosClientOptions): Methods {
  return assemble(options).methods
}

/** The parts that clients are made of. */
export interface ClientParts {
  baseUrl: string
  transport: Transport
  methods: Methods
}

export function assemble(options: PhotosClientOptions, explain?: Explain): ClientParts {
  const transport = new Transport(options, explain)
  checkClientOptions(options)
  const baseUrl = checkedBaseUrl(options.baseUrl)
  return { baseUrl, transport, methods: createMethods(transport, baseUrl) }
}

type Values = Record<string, unknown>

/** Creates the methods from the operation table; none is written by hand. */
function createMethods(transport: Transport, baseUrl: string): Methods {
  const methods: Record<string, Values> = {}
  for (const operation of operationIds) {
    const facts = wireFacts(operation)
    const [namespace = '', verb = ''] = operation.split('.')
    methods[namespace] ??= {}
    methods[namespace][verb] = (input: Values = {}, options: PagedOptions = {}) => {
      const load = (input: Values) =>
        withResponse((onAttempt) => callOperation(transport, operation, baseUrl, input, options, onAttempt))
      return facts.items === undefined
        ? load(input)
        : pagedCall({ operation, facts, input, options, transport, load })
    }
  }
  // The type `Methods` is derived from the same table.
  return methods as unknown as Methods
}

async function callOperation(
  transport: Transport,
  operation: OperationId,
  baseUrl: string,
  input: Values,
  options: RequestOptions,
  onAttempt: (attempt: Attempt) => void,
): Promise<unknown> {
  const streamErrors: unknown[] = []
  const request = buildRequest(operation, baseUrl, input, streamErrors)
  const createRequest = isForeignBlob(request.init.body) ? () => readBlob(request) : () => request
  const call = { operation, createRequest, isSingleUse: isWebStream(input.body), options }
  let attempt: Attempt
  try {
    attempt = await transport.sendOrThrow(call)
  } catch (error) {
    // Fetch reports an error of the caller's stream as a network failure.
    throw streamErrors[0] ?? error
  }
  onAttempt(attempt)
  const { text = '' } = attempt
  if (wireFacts(operation).bytes) return text
  try {
    return JSON.parse(text || '{}')
  } catch {
    throw transport.failed(transport.responseError(operation, attempt))
  }
}

type FetchInput = Exclude<RequestInput, Request>

/** @param streamErrors receives the error of a body that is a stream */
function buildRequest(
  operation: OperationId,
  baseUrl: string,
  input: Values,
  streamErrors: unknown[],
): FetchInput {
  const { method, bytes } = wireFacts(operation)
  const { url, headers } = placeParameters(operation, baseUrl, input)
  const { body } = input
  if (body === undefined) return { url, init: { method, headers } }
  headers['content-type'] = bytes ? 'application/octet-stream' : 'application/json'
  const content = bytes ? requestBody(body, streamErrors) : JSON.stringify(body)
  // Fetch requires `duplex` for a stream.
  const init = { method, headers, body: content, duplex: 'half' as const }
  return { url, init }
}

/** Names are unique within an operation, so that the table knows where each parameter belongs. */
function placeParameters(operation: OperationId, baseUrl: string, input: Values) {
  const { pathParts, headers: headerNames } = wireFacts(operation)
  let url = baseUrl
  let isName = false
  for (const part of pathParts) {
    url += isName ? pathSegment(operation, part, input[part]) : part
    isName = !isName
  }
  const headers: Record<string, string> = {}
  const query: string[] = []
  for (const name of Object.keys(input)) {
    if (name === 'body' || pathParts.includes(name)) continue
    const value = input[name]
    if (value === undefined || value === null) continue
    if (headerNames.includes(name)) headers[name.toLowerCase()] = headerValue(name, value)
    else
      for (const each of [value].flat())
        query.push(`${name}=${encodeURIComponent(parameterText(name, each))}`)
  }
  if (query.length > 0) url += `?${query.join('&')}`
  return { url, headers }
}

/** Reads a Blob that fetch cannot send, for each attempt again so that its bytes are not held between them. */
async function readBlob({ url, init }: FetchInput): Promise<FetchInput> {
  return { url, init: { ...init, body: chunkBytes(await (init.body as Blob).arrayBuffer()) } }
}
