import {
  globalParameters,
  googleBaseUrl,
  operations,
  scopes,
  service,
  versions,
  wire,
} from './generated/operations.ts'

export type { OperationTree } from './generated/methods.ts'
export { globalParameters, googleBaseUrl, operations, scopes, service, versions, wire }

/** The id of an operation: the same in the document, the client, the server and the docs. */
export type OperationId = keyof typeof operations

/** An OAuth scope of the API, whole. */
export type Scope = (typeof scopes)[number]

/** A query parameter that every operation takes. */
export type GlobalParameter = (typeof globalParameters)[number]
