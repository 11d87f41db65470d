import type { ApiDocument, Schema } from '@tintype/document'
import fc from 'fast-check'

/** Texts that mean something to the server, by the names of the fields that hold them. */
export type Names = Readonly<Record<string, readonly string[]>>

/** Values that a schema of a request allows. Most names are those of existing resources. */
export function valuesOf(
  document: ApiDocument,
  schema: Schema,
  names: Names,
  name = '',
): fc.Arbitrary<unknown> {
  const own = merged(document, schema)
  if (own.enum !== undefined) return fc.constantFrom(...own.enum)
  switch (own.type) {
    case 'object':
      return messageOf(document, own, names)
    case 'array':
      return fc.uniqueArray(valuesOf(document, own.items ?? {}, names, name), {
        minLength: Number(own.minItems ?? 0),
        maxLength: Math.min(Number(own.maxItems ?? 5), 5),
        selector: (value) => JSON.stringify(value),
      })
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min: Number(own.minimum ?? 0), max: Math.min(Number(own.maximum ?? 1e6), 1e6) })
    case 'number':
      return fc.double({
        min: Number(own.minimum ?? -1e6),
        max: Number(own.maximum ?? 1e6),
        noNaN: true,
      })
    default:
      return textOf(own, names[name])
  }
}

function messageOf(
  document: ApiDocument,
  { properties = {}, required = [] }: Schema,
  names: Names,
): fc.Arbitrary<object> {
  const fields = Object.entries(properties)
    .filter(([, property]) => !merged(document, property).readOnly)
    .map(([name, property]) => [name, valuesOf(document, property, names, name)] as const)
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] as string[] })
}

function textOf({ maxLength = 60, format }: Schema, known: readonly string[] = []): fc.Arbitrary<string> {
  if (format === 'int64') return fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String)
  const any = fc.string({ unit: 'grapheme', maxLength: Math.min(Number(maxLength), 60) })
  return known.length === 0
    ? any
    : fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: any })
}

/** A schema with its references resolved and its parts merged. */
function merged(document: ApiDocument, schema: Schema): Schema {
  const own = document.resolve(schema)
  const { allOf = [], ...rest } = own
  const readOnly = schema.readOnly ?? own.readOnly
  const parts = allOf.map((part) => merged(document, part))
  return Object.assign({}, ...parts, rest, readOnly === undefined ? {} : { readOnly })
}
