import type { ApiDocument, DocumentedOperation, Schema } from '@tintype/document'

/**
 * The limits in the schemas of a request body that have no error text of their own, as sentences. Google rejects all
 * of them with "Request contains an invalid argument." and names no field.
 */
export function fieldRules(document: ApiDocument, { requestBody }: DocumentedOperation): string {
  const body = requestBody?.content['application/json']?.schema
  return body === undefined ? '' : rulesOf(document, body, '').join(' ')
}

function rulesOf(document: ApiDocument, part: Schema, path: string): string[] {
  const schema = document.resolve<Schema>(part)
  // Requests may have read-only fields, which are ignored. A reference can be read-only too.
  if (schema.readOnly || part.readOnly) return []
  const { allOf = [], items, properties = {} } = schema
  const inner = path === '' ? '' : `${path}.`
  return [
    ...ownRules(schema, path, inner),
    ...allOf.flatMap((each) => rulesOf(document, each, path)),
    ...(items ? rulesOf(document, items, `${path}[]`) : []),
    ...Object.entries(properties).flatMap(([name, each]) => rulesOf(document, each, inner + name)),
  ]
}

function ownRules(schema: Schema, path: string, inner: string): string[] {
  const { maxItems, maxLength, not, 'x-violations': ownErrors = {} } = schema
  const rules: string[] = []
  // `x-ascii` marks ids and tokens, which callers copy from responses: their length is never wrong.
  if (maxLength !== undefined && !ownErrors.maxLength && !schema['x-ascii'])
    rules.push(`\`${path}\` has at most ${maxLength} characters.`)
  if (maxItems !== undefined && !ownErrors.maxItems)
    rules.push(`\`${path}\` has at most ${maxItems} ${maxItems === 1 ? 'item' : 'items'}.`)
  if (not?.required)
    rules.push(`${not.required.map((name) => `\`${inner}${name}\``).join(' and ')} exclude each other.`)
  return rules
}
