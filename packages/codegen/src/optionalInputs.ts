import { type ApiDocument, referenceName } from '@tintype/document'
import ts from 'typescript'

/** The names of the schemas in request bodies. */
export function sentSchemas({ operations, json }: ApiDocument): Set<string> {
  const sent = new Set<string>()
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    const name = '$ref' in part ? referenceName(String(part.$ref)) : undefined
    if (name !== undefined && !sent.has(name)) {
      sent.add(name)
      visit(json.components.schemas[name])
    }
    for (const each of Object.values(part)) visit(each)
  }
  for (const { requestBody } of operations) visit(requestBody)
  return sent
}

/** Where a property is. Properties of sent schemas and parameters of operations are inputs. */
type Place = 'elsewhere' | 'schemas' | 'parameters' | 'input'

/**
 * Allows undefined for optional properties of inputs, which JSON omits. Otherwise `{ pageToken: page.nextPageToken }`
 * is an error with `exactOptionalPropertyTypes`. Properties of responses are unchanged.
 */
export function withUndefined(node: ts.Node, sent: ReadonlySet<string>): ts.Node {
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
