import type { ApiDocument } from './document.ts'
import type { Schema } from './model.ts'

/** A schema with its references resolved and its `allOf` parts merged. The same schema gives the same object. */
export function flatten(document: ApiDocument, schema: Schema): Schema {
  const cached = flattened.get(schema)
  if (cached !== undefined) return cached
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

/** The name of a property as the schema spells it, for a name that may be in snake_case (facts 1). */
export function propertyName(properties: Record<string, Schema>, name: string): string {
  if (Object.hasOwn(properties, name)) return name
  const camel = camelCase(name)
  return Object.hasOwn(properties, camel) ? camel : name
}

export const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
