import type { paths } from '@tintype/types'
import { type OperationId, operations } from '@tintype/types/operations'
import createClient, { type Client } from 'openapi-fetch'
import { PhotosError } from './error.ts'
import { createMedia, type DownloadMethod } from './media/download.ts'
import type { Methods, RequestOptions } from './methods.ts'
import type { Transport } from './transport.ts'
import { type UploadRaw, uploadRaw } from './uploadRaw.ts'
import { createUploads, type Upload } from './uploads/upload.ts'

export interface PhotosClientOptions {
  /** An OAuth access token, or a function that gets one; it is asked before every request. */
  auth: string | (() => string | Promise<string>)
  /** Where the API is; Google's own when left out. */
  baseUrl?: string
  /** Used instead of the global fetch. */
  fetch?: (request: Request) => Promise<Response>
}

/** Every operation of the document as a method, and what goes beyond single operations. */
export interface PhotosClient extends Methods {
  /** The openapi-fetch client underneath, with the same authentication: answers are not thrown. */
  readonly raw: Client<paths>
  /** Uploads bytes in one request. @returns the upload token for `mediaItems.batchCreate` */
  readonly uploadRaw: UploadRaw
  /** Uploads files and makes media items of them. */
  readonly upload: Upload
  /** Gets the bytes of a media item. */
  readonly download: DownloadMethod
}

const GOOGLE = 'https://photoslibrary.googleapis.com'

export function createPhotosClient(options: PhotosClientOptions): PhotosClient {
  const raw = createClient<paths>({
    baseUrl: options.baseUrl ?? GOOGLE,
    fetch: authenticated(options),
  })
  const methods = createMethods((id, input, callOptions) => call(raw, id, input, callOptions))
  const send = authenticated(options)
  const transport: Transport = {
    async send({ request, authenticate = true, options: { signal } }) {
      const init = signal ? { signal } : {}
      const made = new Request(await request(), init)
      return authenticate ? send(made) : (options.fetch ?? globalThis.fetch)(made)
    },
  }
  const parts = { transport, methods, baseUrl: options.baseUrl ?? GOOGLE, now: Date.now }
  return { ...methods, ...createUploads(parts), ...createMedia(parts), raw, uploadRaw: uploadRaw(methods) }
}

/** A fetch that sends the caller's token along, fresh for each request. */
function authenticated({ auth, fetch = globalThis.fetch }: PhotosClientOptions) {
  return async (request: Request): Promise<Response> => {
    const token = typeof auth === 'function' ? await auth() : auth
    request.headers.set('authorization', `Bearer ${token}`)
    return fetch(request)
  }
}

type Call = (id: OperationId, input: Record<string, unknown>, options: RequestOptions) => Promise<unknown>

/** Makes the methods from the operation table: none is written by hand. */
function createMethods(call: Call): Methods {
  const methods: Record<string, Record<string, unknown>> = {}
  for (const id of Object.keys(operations) as OperationId[]) {
    const [namespace = '', verb = ''] = id.split('.')
    methods[namespace] ??= {}
    methods[namespace][verb] = (input: Record<string, unknown> = {}, options: RequestOptions = {}) =>
      call(id, input, options)
  }
  // The table is the one that the type is made from.
  return methods as unknown as Methods
}

async function call(
  raw: Client<paths>,
  id: OperationId,
  input: Record<string, unknown>,
  { signal, headers }: RequestOptions,
): Promise<unknown> {
  const operation: OperationFacts = operations[id]
  const { body, ...parameters } = input
  const { path, query, header } = byPlace(operation, parameters)
  const binary = operation.body === 'application/octet-stream'
  const request = raw.request as unknown as LooseRequest
  const { data, error, response } = await request(operation.method.toLowerCase(), operation.path, {
    params: { path, query, header },
    headers: { ...(binary && { 'content-type': operation.body }), ...headers },
    ...(body !== undefined && { body }),
    // Left to itself, openapi-fetch makes JSON of bytes.
    ...(binary && { bodySerializer: (bytes: unknown) => bytes, duplex: 'half' }),
    parseAs: operation.answer === 'text/plain' ? 'text' : 'json',
    ...(signal && { signal }),
  })
  if (!response.ok) throw new PhotosError(id, response.status, error)
  return data
}

interface OperationFacts {
  method: string
  path: string
  headers?: readonly string[]
  body: string | null
  answer: string | null
}

/** openapi-fetch's `request` for an operation that is only known at run time. */
type LooseRequest = (
  method: string,
  path: string,
  init: Record<string, unknown>,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>

/** Parameter names are unique within an operation, so the table tells where each one goes. */
function byPlace({ path: template, headers = [] }: OperationFacts, parameters: Record<string, unknown>) {
  const path: Record<string, unknown> = {}
  const query: Record<string, unknown> = {}
  const header: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(parameters)) {
    const place = template.includes(`{${name}}`) ? path : headers.includes(name) ? header : query
    place[name] = value
  }
  return { path, query, header }
}
