import { type Document, type Operation, type Reference, resolve, type Schema } from './document.ts'

/**
 * What the schemas of a request's body forbid without an error text of its own, as sentences: Google answers all of it
 * with "Request contains an invalid argument." and names no field.
 */
export function fieldRules(document: Document, { requestBody }: Operation): string {
  const body = requestBody?.content['application/json']?.schema
  return body === undefined ? '' : rulesOf(document, body, '').join(' ')
}

function rulesOf(document: Document, part: Schema | Reference, path: string): string[] {
  const schema = resolve<Schema>(part, document.components.schemas)
  // What only answers hold is ignored in requests. A reference may say so beside itself.
  if (schema.readOnly || ('readOnly' in part && part.readOnly)) return []
  const inner = path === '' ? '' : `${path}.`
  const { allOf = [], items, maxItems, maxLength, not, properties = {}, 'x-violations': named = {} } = schema
  const rules: string[] = []
  // Ids and tokens come from the server: nobody gets their length wrong.
  if (maxLength !== undefined && !named.maxLength && !schema['x-ascii'])
    rules.push(`\`${path}\` has at most ${maxLength} characters.`)
  if (maxItems !== undefined && !named.maxItems)
    rules.push(`\`${path}\` has at most ${maxItems} ${maxItems === 1 ? 'item' : 'items'}.`)
  if (not?.required)
    rules.push(`${not.required.map((name) => `\`${inner}${name}\``).join(' and ')} exclude each other.`)
  return [
    ...rules,
    ...allOf.flatMap((each) => rulesOf(document, each, path)),
    ...(items ? rulesOf(document, items, `${path}[]`) : []),
    ...Object.entries(properties).flatMap(([name, each]) => rulesOf(document, each, inner + name)),
  ]
}
