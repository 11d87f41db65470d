import { pathToFileURL } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { type Document, operationsOf, readDocument } from './document.ts'
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
  const sent = sentSchemas(readDocument(path))
  return `${notice}${astToString(nodes.map((node) => withUndefined(node, sent)))}`
}

/** The names of the schemas that request bodies are made of. */
function sentSchemas(document: Document): Set<string> {
  const found = new Set<string>()
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    const name = '$ref' in part ? String(part.$ref).split('/').at(-1) : undefined
    if (name !== undefined && !found.has(name)) {
      found.add(name)
      visit(document.components.schemas[name])
    }
    for (const each of Object.values(part)) visit(each)
  }
  for (const { operation } of operationsOf(document)) visit(operation.requestBody)
  return found
}

/** Which optional properties are inputs: those of the schemas that are sent, and the parameters of operations. */
type Place = 'elsewhere' | 'schemas' | 'parameters' | 'input'

/**
 * Lets optional properties of inputs be undefined, which JSON leaves out. Under `exactOptionalPropertyTypes`,
 * `{ pageToken: page.nextPageToken }` would be an error otherwise. What only answers hold stays as it is.
 */
function withUndefined(node: ts.Node, sent: ReadonlySet<string>): ts.Node {
  const visitIn =
    (place: Place) =>
    (each: ts.Node): ts.Node => {
      if (!ts.isPropertySignature(each) || each.type === undefined)
        return ts.visitEachChild(each, visitIn(place), undefined)
      const name = ts.isIdentifier(each.name) || ts.isStringLiteral(each.name) ? each.name.text : ''
      const inner = placeIn(place, name)
      const type = ts.visitNode(each.type, visitIn(inner), ts.isTypeNode) ?? each.type
      const isOutput = each.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword)
      const isInput = place === 'input' && each.questionToken !== undefined && !isOutput
      return ts.factory.updatePropertySignature(
        each,
        each.modifiers,
        each.name,
        each.questionToken,
        isInput ? orUndefined(type) : type,
      )
    }

  function placeIn(place: Place, name: string): Place {
    if (place === 'elsewhere') return name === 'schemas' || name === 'parameters' ? name : place
    if (place === 'schemas') return sent.has(name) ? 'input' : 'elsewhere'
    // The groups of parameters: `query`, `header`, `path`, `cookie`.
    return 'input'
  }

  return visitIn('elsewhere')(node)
}

function orUndefined(type: ts.TypeNode): ts.TypeNode {
  const undefinedType = ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword)
  return ts.factory.createUnionTypeNode([...(ts.isUnionTypeNode(type) ? type.types : [type]), undefinedType])
}
