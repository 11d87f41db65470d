import { pathToFileURL } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { notice } from './print.ts'

/** Bytes to send, in any of the forms that fetch takes. */
const BINARY = ts.factory.createUnionTypeNode(
  ['Blob', 'ArrayBuffer', 'ArrayBufferView', 'ReadableStream'].map((name) =>
    ts.factory.createTypeReferenceNode(name),
  ),
)

/** The text of generated/schema.ts: paths, operations and schemas as openapi-typescript writes them. */
export async function schemaTypes(path: string): Promise<string> {
  const nodes = await openapiTS(pathToFileURL(path), {
    // A default is what the server fills in, not what an answer always holds: proto3 leaves defaults out.
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    // Its own answer for bytes is `string`.
    transform: (schema) => ('format' in schema && schema.format === 'binary' ? BINARY : undefined),
  })
  return `${notice}${astToString(nodes)}`
}
