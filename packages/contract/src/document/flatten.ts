import type { ApiDocument, Schema } from './document.ts'

/** A schema with its references followed and its `allOf` parts merged. */
export function flatten(document: ApiDocument, schema: Schema): Schema {
  const known = flattened.get(schema)
  if (known !== undefined) return known
  const own = document.resolve(schema)
  let result = own
  for (const part of own.allOf ?? []) {
    const flat = flatten(document, part)
    result = { ...flat, ...result, properties: { ...flat.properties, ...result.properties } }
  }
  flattened.set(schema, result)
  return result
}

const flattened = new WeakMap<Schema, Schema>()

/** The name of a property as the schema writes it, for a name that may be in snake_case (facts 1). */
export function propertyName(properties: Record<string, Schema>, given: string): string {
  if (Object.hasOwn(properties, given)) return given
  const camel = given.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return Object.hasOwn(properties, camel) ? camel : given
}
