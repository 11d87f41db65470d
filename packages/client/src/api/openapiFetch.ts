import type { paths } from '@tintype/types'
import openapiFetch, { type Client } from 'openapi-fetch'

/** The type of `photos.raw`. */
export type RawClient = Client<paths>

/** The parts of `photos.raw`, in terms of fetch only. */
export interface RawClientParts {
  baseUrl: string
  createRequest(url: string, init: RequestInit): Request
  send(request: Request): Promise<Response>
  serializeBody(body: unknown): unknown
  /** A path with its parameters in place. */
  serializePath(path: string, values: Record<string, unknown>): string
}

/** Creates the client. No other file knows openapi-fetch, so that another library can replace it. */
export function createRawClient(parts: RawClientParts): RawClient {
  // In CommonJS the default import is the module, and its property `default` is the function. Read inside this function,
  // because bundlers would keep openapi-fetch for programs that do not use it.
  const createClient = (openapiFetch as { default?: typeof openapiFetch }).default ?? openapiFetch
  // openapi-fetch calls it with `new`, which arrow functions do not allow, and gets the object that it returns.
  function createRequest(url: string, init: RequestInit) {
    return parts.createRequest(url, init)
  }
  return createClient<paths>({
    baseUrl: parts.baseUrl,
    fetch: parts.send,
    Request: createRequest as unknown as typeof Request,
    bodySerializer: parts.serializeBody,
    pathSerializer: parts.serializePath,
  })
}
