import { type ApiDocument, flatten, propertyName, type Schema } from '@tintype/document'

/**
 * Brings a request value into the one form that the document's schemas describe, reading it as proto3 JSON is
 * read (facts 1 and 13): snake_case names, strings for numbers and booleans, numbers for enums, one value
 * for a list, and null or a default ("", 0, false, []) for "not set".
 *
 * What cannot be brought into form is left as it is, for the validator to name.
 * @returns undefined for a value that means "not set".
 */
export function canonicalize(document: ApiDocument, schema: Schema, value: unknown): unknown {
  const { type, items, enum: names } = flatten(document, schema)
  if (value === null || value === undefined) return undefined
  if (type === 'array') return canonicalList(document, items ?? {}, value)
  if (type === 'object') return canonicalObject(document, schema, value)
  if (names !== undefined && typeof value === 'number') return names[value] ?? value
  if (type === 'integer' || type === 'number') return canonicalNumber(flatten(document, schema), value)
  if (type === 'boolean') return canonicalBoolean(value)
  if (type === 'string' && schema.format === 'int64' && typeof value === 'number') return String(value)
  if (typeof value === 'string' && schema['x-first-of']) return firstOf(value, schema['x-first-of'])
  return value === '' ? undefined : value
}

/** Google's Java client joins several orders into one text (facts 4.3). */
function firstOf(joined: string, separator: string): string | undefined {
  return joined.split(separator)[0]?.trim() || undefined
}

function canonicalObject(document: ApiDocument, schema: Schema, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { properties = {} } = flatten(document, schema)
  const result: Record<string, unknown> = {}
  for (const [given, part] of Object.entries(value)) {
    const name = propertyName(properties, given)
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    const canonical = property === undefined ? part : canonicalize(document, property, part)
    // defineProperty, because a plain assignment to `__proto__` would not make a property of that name.
    if (canonical !== undefined) {
      Object.defineProperty(result, name, {
        value: canonical,
        enumerable: true,
        writable: true,
        configurable: true,
      })
    }
  }
  return result
}

function canonicalList(document: ApiDocument, items: Schema, value: unknown): unknown {
  const list = (Array.isArray(value) ? value : [value])
    .filter((item) => item !== null)
    // An empty text or a zero inside a list is an element, not an unset field.
    .map((item) => canonicalize(document, items, item) ?? item)
  return list.length === 0 ? undefined : list
}

function canonicalNumber(schema: Schema, value: unknown): unknown {
  const number = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
  if (number === 0) return undefined
  if (schema['x-clamped'] && typeof number === 'number' && schema.maximum !== undefined) {
    return Math.min(number, schema.maximum)
  }
  return number
}

function canonicalBoolean(value: unknown): unknown {
  const text = typeof value === 'string' ? value.toLowerCase() : value
  if (text === 'true' || text === '1') return true
  if (text === 'false' || text === '0' || text === '' || text === false) return undefined
  return value
}
