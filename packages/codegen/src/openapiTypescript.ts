import type { ApiDocument } from '@tintype/document'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { sentSchemas, withUndefined } from './optionalInputs.ts'
import { BYTES, type TypeGenerator } from './typeGenerator.ts'

const bytes = ts.factory.createUnionTypeNode(BYTES.map((name) => ts.factory.createTypeReferenceNode(name)))

/** The adapter of openapi-typescript. */
export const openapiTypescript: TypeGenerator = async (document, file) => {
  const nodes = await openapiTS(file, {
    // openapi-typescript makes bytes a `string`.
    transform: (schema) => ('format' in schema && schema.format === 'binary' ? bytes : undefined),
    // The server applies a default, but responses omit it, as in proto3: such a field is optional.
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
  })
  const sent = sentSchemas(document)
  return astToString(nodes.map((node) => withUndefined(withOptionalHeaders(node, document), sent)))
}

/** openapi-typescript takes every header that is a reference for required. */
function withOptionalHeaders(node: ts.Node, document: ApiDocument): ts.Node {
  const visit = (each: ts.Node): ts.Node => {
    if (!ts.isPropertySignature(each)) return ts.visitEachChild(each, visit, undefined)
    const [, name] = /^components\["headers"\]\["(.*)"\]$/.exec(each.type ? textOf(each.type) : '') ?? []
    if (name === undefined || document.json.components.headers[name]?.required)
      return ts.visitEachChild(each, visit, undefined)
    const optional = ts.factory.createToken(ts.SyntaxKind.QuestionToken)
    return ts.factory.updatePropertySignature(each, each.modifiers, each.name, optional, each.type)
  }
  return visit(node)
}

/** The names in an indexed access, such as `components["headers"]["Retry-After"]`. */
function textOf(type: ts.TypeNode): string {
  return ts.isIndexedAccessTypeNode(type) || ts.isTypeReferenceNode(type) ? astToString(type).trim() : ''
}
