/** The bundle, as the tests use it. */
import {
  type ApiDocument,
  type DocumentedOperation,
  type Example,
  errorExamples,
  loadDocument,
  type MediaType,
  type OperationObject,
  ownParameters,
  type Parameter,
  type Resolvable,
  referenceName,
  type Schema,
} from '@tintype/document'

export type {
  Example,
  MediaType,
  OpenApi as Document,
  Parameter,
  ResponseObject as Response,
  Schema,
} from '@tintype/document'
export { referenceName as nameOf } from '@tintype/document'

const api: ApiDocument = loadDocument()

export const document = api.json
export const { schemas } = document.components
/** All examples, also those of errors that belong to no operation. */
export const examples = errorExamples(document)
export const oauth2 = document.components.securitySchemes.oauth2

/** Follows a reference of the bundle. */
export const resolve = <Node extends object>(node: Resolvable<Node>): Node => api.resolve(node)

/** The name of the schema that a node refers to: by a `$ref`, or by an `allOf` that closes it for use in a request. */
export function refOf(schema: Schema): string | undefined {
  const ref = schema.$ref ?? (schema.allOf?.length === 1 ? schema.allOf[0]?.$ref : undefined)
  return ref === undefined ? undefined : referenceName(ref)
}

export interface Located {
  id: string
  method: string
  path: string
  operation: DocumentedOperation
  /** Parameters of the path and of the operation, without the global ones. */
  parameters: Parameter[]
  globals: Parameter[]
}

/** All operations, in the order of the document. */
export const operations: Located[] = api.operations.map((operation) => ({
  id: operation.id,
  method: operation.method,
  path: operation.path,
  operation,
  parameters: ownParameters(operation),
  globals: operation.parameters.filter((parameter) => parameter['x-global']),
}))

export function operationOf(id: string): Located {
  const operation = operations.find((each) => each.id === id)
  if (!operation) throw new Error(`the document has no operation ${id}`)
  return operation
}

/** The examples of a body. @throws Error if there are none */
export function examplesIn({ examples }: MediaType): Record<string, Resolvable<Example>> {
  if (!examples) throw new Error('a body has no examples')
  return examples
}

/** The schema of a body. @throws Error if there is none */
export function schemaIn({ schema }: MediaType): Schema {
  if (!schema) throw new Error('a body has no schema')
  return schema
}

/** The reference of an operation for a response; undefined if it describes the response itself. */
export function responseReference({ path, method }: Located, status: string): string | undefined {
  const pointer = `#/paths/${escapeKey(path)}/${method.toLowerCase()}`
  const response = resolve<OperationObject>({ $ref: pointer }).responses[status]
  return response && '$ref' in response ? response.$ref : undefined
}

/** A key as a step of a JSON Pointer. */
export const escapeKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** Calls `visit` for every object of the document, with its JSON Pointer. */
export function walk(
  visit: (node: Record<string, unknown>, pointer: string) => void,
  node: unknown = document,
  at = '#',
): void {
  if (typeof node !== 'object' || node === null) return
  if (!Array.isArray(node)) visit(node as Record<string, unknown>, at)
  for (const [key, value] of Object.entries(node)) {
    walk(visit, value, `${at}/${escapeKey(key)}`)
  }
}
