import { pathPattern } from '@tintype/document/match'
import { type OperationId, wire } from '@tintype/types/operations'

/** How an operation is sent. */
export interface WireFacts {
  method: string
  path: string
  /** The path split into text and names of parameters, alternating. */
  pathParts: readonly string[]
  /** Names of the parameters that are headers. */
  headers: readonly string[]
  /** Whether the request body is bytes and the response is text. */
  bytes: boolean
  /** Whether the request may be repeated after it may have arrived. */
  idempotent: boolean
  /** For operations with pages: the field of the response with the items. */
  items?: string
  /** For operations with pages: the largest page size that the API allows. */
  maxPageSize?: number
}

export const operationIds = Object.keys(wire) as OperationId[]

type Row = Partial<WireFacts> & { request: string }

function factsOf({ request, ...rest }: Row): WireFacts {
  const [method = '', path = ''] = request.split(' ')
  const pathParts = path.split(/[{}]/)
  return { headers: [], bytes: false, idempotent: false, ...rest, method, path, pathParts }
}

const table = new Map(operationIds.map((id) => [id, factsOf(wire[id])]))

export const wireFacts = (operation: OperationId) => table.get(operation) as WireFacts

/** Not anchored at the start, because a base URL can have a path. */
const pattern = (path: string) => new RegExp(pathPattern(path))

/** Finds the operation of a request by its method and URL, which is all that `photos.raw` passes on. */
export function operationOf({ method, url }: Pick<Request, 'method' | 'url'>): OperationId | undefined {
  const { pathname } = new URL(url)
  return operationIds.find((id) => {
    const facts = wireFacts(id)
    return facts.method === method && pattern(facts.path).test(pathname)
  })
}

/** Whether logs may contain a path: it is the operation's own, and has no token in it. */
export function isLoggable(operation: OperationId, pathname: string): boolean {
  const { path } = wireFacts(operation)
  return !path.includes('Token}') && pattern(path).test(pathname)
}
