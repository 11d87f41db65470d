import { pathPattern } from '@tintype/document/match'
import { type OperationId, wire } from '@tintype/types/operations'

/** What sending an operation takes. */
export interface WireFacts {
  method: string
  path: string
  /** The path as text and names of parameters, in turn. */
  pathParts: readonly string[]
  /** Names of the parameters that are headers. */
  headers: readonly string[]
  /** Whether the body is bytes, and the answer text. */
  bytes: boolean
  /** Whether the request may be sent again after it may have arrived. */
  idempotent: boolean
  /** Which field of the answer holds the page, for operations that answer in pages. */
  items?: string
  maxPageSize?: number
}

export const operationIds = Object.keys(wire) as OperationId[]

type Row = Partial<WireFacts> & { request: string }

function factsOf({ request, ...rest }: Row): WireFacts {
  const [method = '', path = ''] = request.split(' ')
  const pathParts = path.split(/[{}]/)
  return { headers: [], bytes: false, idempotent: false, ...rest, method, path, pathParts }
}

const known = new Map(operationIds.map((id) => [id, factsOf(wire[id])]))

export const wireFacts = (operation: OperationId) => known.get(operation) as WireFacts

/** Not anchored at the start, because a base URL can have a path. */
const pattern = (path: string) => new RegExp(pathPattern(path))

/** Which operation a request is for, by its address: that is all that openapi-fetch hands on. */
export function operationOf({ method, url }: Pick<Request, 'method' | 'url'>): OperationId | undefined {
  const { pathname } = new URL(url)
  return operationIds.find((id) => {
    const facts = wireFacts(id)
    return facts.method === method && pattern(facts.path).test(pathname)
  })
}

/** Whether a path is the operation's own and has no token in it, so that it may be shown. */
export function showsPath(operation: OperationId, pathname: string): boolean {
  const { path } = wireFacts(operation)
  return !path.includes('Token}') && pattern(path).test(pathname)
}
