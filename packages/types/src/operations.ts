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

/** The id of an operation, such as `albums.create`: the same in the document, the client, the server and the docs. */
export type OperationId = keyof typeof operations

/** An HTTP status in the document's responses of an operation. */
export type StatusOf<Id extends OperationId> = Extract<keyof Shapes[Id]['responses'], number>

/** An OAuth scope of the API as a URL. */
export type Scope = (typeof scopes)[number]

/** The name of a query parameter that every operation accepts. */
export type GlobalParameter = (typeof globalParameters)[number]
