import {
  globalParameters,
  googleBaseUrl,
  operations,
  scopes,
  service,
  versions,
  wire,
} from './generated/operations.ts'
import type { operations as Shapes } from './generated/schema.ts'

export type { OperationTree } from './generated/methods.ts'
export { globalParameters, googleBaseUrl, operations, scopes, service, versions, wire }

/** The id of an operation: the same in the document, the client, the server and the docs. */
export type OperationId = keyof typeof operations

/** A status that the document has for an operation, as a number. */
export type StatusOf<Id extends OperationId> = Extract<keyof Shapes[Id]['responses'], number>

/** An OAuth scope of the API, whole. */
export type Scope = (typeof scopes)[number]

/** A query parameter that every operation takes. */
export type GlobalParameter = (typeof globalParameters)[number]
