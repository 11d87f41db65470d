import { type ApiDocument, loadDocument, type Schema } from '@tintype/document'

/** The part of JSON Schema that tools use. */
export interface JsonSchema {
  [keyword: string]: unknown
  type?: string
  description?: string
}

/** Keywords that a model understands. Everything else of the document is checked by the API. */
const KEYWORDS = ['type', 'enum', 'minimum', 'maximum', 'minItems', 'maxItems', 'maxLength'] as const

let loaded: ApiDocument | undefined

/** The document, read once. */
export function apiDocument(): ApiDocument {
  loaded ??= loadDocument()
  return loaded
}

/**
 * A field of the document as the schema of an argument, with the first sentence of its description.
 * @param path the schema and the field, such as `Album.title`
 * @throws Error if the document has no such field
 */
export function documentedField(path: string, overrides: JsonSchema = {}): JsonSchema {
  const [schemaName = '', fieldName = ''] = path.split('.')
  const field = apiDocument().json.components.schemas[schemaName]?.properties?.[fieldName]
  if (field === undefined) throw new Error(`The document has no field ${path}.`)
  const { description = '' } = { ...apiDocument().resolve(field), ...field }
  return { ...shape(field), description: firstSentence(description), ...overrides }
}

function shape(node: Schema): JsonSchema {
  const schema = apiDocument().resolve(node)
  const kept: JsonSchema = {}
  for (const keyword of KEYWORDS)
    if (schema[keyword] !== undefined) Object.assign(kept, { [keyword]: schema[keyword] })
  if (schema.items !== undefined) kept.items = shape(schema.items)
  return kept
}

/** Ends at the first period that ends a sentence, as opposed to one in a name such as `albums.list`. */
export function firstSentence(text: string): string {
  return (/^[\s\S]*?[.](?=\s|$)/.exec(text.trim())?.[0] ?? text).replaceAll('`', '')
}
