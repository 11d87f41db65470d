import { createDocument, type DocumentedOperation, serverUrl } from '@tintype/document'
import { pathPattern } from '@tintype/document/match'
import type { OperationId } from '@tintype/types/operations'
import { type HttpHandler, http, type RequestHandlerOptions } from 'msw'
import { createAddresses } from './addresses.ts'
import { json } from './embedded.ts'
import { documentedResponse } from './mswResponse.ts'
import { choose, type ResponseChoice } from './responses.ts'

export type { AnyResponse, BodyOf, DocumentedChoice, OwnResponse, ResponseChoice } from './responses.ts'

export interface HandlerOptions {
  /** The `baseUrl` of the client. If omitted, handlers respond at any address. */
  baseUrl?: string
}

/** A request of an operation. */
export interface OperationCall {
  request: Request
  /** The parameters in the path, such as `albumId`. */
  parameters: Record<string, string>
}

/**
 * A response, or a function that chooses it. By operation, so that TypeScript infers the literals that a function
 * returns.
 */
type HandlerResponses = {
  [Id in OperationId]:
    | ResponseChoice<Id>
    | ((call: OperationCall) => ResponseChoice<Id> | Promise<ResponseChoice<Id>>)
}

export type HandlerResponse<Id extends OperationId> = HandlerResponses[Id]

export interface Handlers {
  /** Respond to every operation with its first example, and to the URLs in these examples. */
  all: HttpHandler[]
  /** A handler for one operation, with the options of MSW (`once`). Pass it to `server.use` or `worker.use`. */
  respond<Id extends OperationId>(
    id: Id,
    response: HandlerResponse<Id>,
    options?: RequestHandlerOptions,
  ): HttpHandler
}

const document = createDocument<OperationId>(json)
const addresses = createAddresses(document)
const [documentedServer = { url: '' }] = json.servers
const documentedBase = serverUrl(documentedServer)

/**
 * Creates handlers for MSW. Requests are not compared with the document: `startMock` does that.
 * @throws Error if the document has no such response
 */
export function createHandlers({ baseUrl }: HandlerOptions = {}): Handlers {
  const base = baseUrl === undefined ? 'https?://[^/]+(?:/.*)?' : escaped(baseUrl.replace(/\/+$/, ''))
  const respond: Handlers['respond'] = (id, response, options) => {
    const operation = document.operation(id)
    // A mistake is an error where it is made.
    if (typeof response !== 'function') choose(operation, response as ResponseChoice)
    // Groups of the pattern would be parameters of MSW, which fails if one is not decodable.
    const pattern = new RegExp(`^${base}${pathPattern(operation.path).replaceAll('([', '(?:[')}`)
    const resolve = async ({ request }: { request: Request }) => {
      const [url = ''] = request.url.split('?')
      const { origin, parameters } = partsOf(url, base, operation)
      const choice = typeof response === 'function' ? await response({ request, parameters }) : response
      const chosen = choose(operation, choice as ResponseChoice)
      const { status, headers, body } = await documentedResponse(document, { operation, request, chosen })
      const local = (text: string) => addresses.localize(text, origin)
      const sent = typeof body === 'string' ? local(body) : body
      const entries = Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, local(value)] as const],
      )
      return new Response(hasBody(status) ? sent : null, { status, headers: Object.fromEntries(entries) })
    }
    return http[methodOf(operation)](pattern, resolve, options)
  }
  return {
    all: [...document.operations.map(({ id }) => respond(id, { status: 200 })), resourceHandler(base)],
    respond,
  }
}

/** Responds to base URLs and the URLs of pages. */
function resourceHandler(base: string): HttpHandler {
  const folders = resourceFolders().join('|')
  return http.get(new RegExp(`^${base}/(?:${folders})/`), ({ request }) => {
    const { pathname } = new URL(request.url)
    const path = new RegExp(`/(?:${folders})/.*`).exec(pathname)?.[0] ?? pathname
    const resource = addresses.resource(path)
    return resource && new Response(resource.bytes(), { headers: { 'content-type': resource.type } })
  })
}

/** The first folder of every URL in the examples that leads to a resource. */
function resourceFolders(): string[] {
  const text = JSON.stringify(json.components.examples)
  const folders = [...text.matchAll(new RegExp(`"${escaped(documentedBase)}/([^/"]+)/`, 'g'))]
  return [...new Set(folders.map(([, folder = '']) => folder))].filter((each) =>
    addresses.resource(`/${each}/`),
  )
}

const METHODS = { GET: 'get', POST: 'post', PATCH: 'patch', PUT: 'put', DELETE: 'delete' } as const

const methodOf = ({ method }: DocumentedOperation) => METHODS[method as keyof typeof METHODS]

/** The base of a URL, to which the URLs in responses lead, and the parameters in its path. */
function partsOf(url: string, base: string, { path }: DocumentedOperation) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const [, origin = '', ...values] = new RegExp(`^(${base})${pathPattern(path)}`).exec(url) ?? []
  const parameters = Object.fromEntries(names.map((name, index) => [name, decoded(values[index] ?? '')]))
  return { origin, parameters }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** fetch does not allow a body for these. */
const hasBody = (status: number): boolean => status !== 204 && status !== 205 && status !== 304
