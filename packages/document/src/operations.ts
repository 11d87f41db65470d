import {
  METHODS,
  type OpenApi,
  type OperationFields,
  type OperationObject,
  type Parameter,
  type PathItem,
  type RequestBody,
  type ResponseObject,
} from './model.ts'
import { resolveReference } from './reference.ts'

/** An operation with everything that its place in the document adds to it, and its references resolved. */
export interface DocumentedOperation<Id extends string = string> extends OperationFields {
  id: Id
  /** In upper case. */
  method: string
  path: string
  /** Its own, those of its path, and the global ones. */
  parameters: Parameter[]
  requestBody?: RequestBody
  /** By status. */
  responses: Record<string, ResponseObject>
  scopes: OperationScopes
}

/** The OAuth scopes that give access to an operation: one of them is enough. */
export interface OperationScopes {
  /** Until 2025-03-31. */
  legacy: string[]
  /** Since then. Empty for operations that Google removed. */
  '2025': string[]
}

/** Every operation, in the order of the document. */
export function operationsOf<Id extends string>(json: OpenApi): DocumentedOperation<Id>[] {
  return Object.entries(json.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method]
      return operation === undefined ? [] : [documented<Id>(json, { method, path, item, operation })]
    }),
  )
}

interface Place {
  method: string
  path: string
  item: PathItem
  operation: OperationObject
}

function documented<Id extends string>(
  json: OpenApi,
  { method, path, item, operation }: Place,
): DocumentedOperation<Id> {
  const { operationId, parameters = [], requestBody, responses, ...fields } = operation
  return {
    ...fields,
    id: operationId as Id,
    method: method.toUpperCase(),
    path,
    parameters: [...(item.parameters ?? []), ...parameters].map((each) => resolveReference(json, each)),
    requestBody: requestBody && resolveReference(json, requestBody),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [status, resolveReference(json, response)]),
    ),
    scopes: {
      legacy: fields.security.flatMap(({ oauth2 }) => oauth2 ?? []),
      '2025': fields['x-scopes-since-2025-03-31'],
    },
  }
}

/** The parameters of an operation without the global ones. */
export function ownParameters({ parameters }: DocumentedOperation): Parameter[] {
  return parameters.filter((parameter) => !parameter['x-global'])
}

/** Whether the request body is bytes instead of JSON: an upload. */
export function takesBytes({ requestBody }: DocumentedOperation): boolean {
  return requestBody?.content['application/octet-stream'] !== undefined
}
