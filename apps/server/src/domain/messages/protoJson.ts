import { type ApiDocument, flatten, propertyName, type Schema } from '@tintype/document'

/**
 * Brings a request value into the one form that the document's schemas describe. Google reads requests as proto3 JSON
 * (facts 1, 13): snake_case names, strings for numbers and booleans, numbers for enums, one value for a list, and null or
 * a default ("", 0, false, []) for "not set". A value that has no such form stays as it is, for the validator to report.
 * @returns undefined for a value that means "not set"
 */
export function canonicalize(document: ApiDocument, schema: Schema, value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  const flat = flatten(document, schema)
  if (flat.type === 'array') return canonicalList(document, flat.items ?? {}, value)
  if (flat.type === 'object') return canonicalObject(document, flat, value)
  return canonicalScalar(schema, flat, value)
}

function canonicalObject(document: ApiDocument, { properties = {} }: Schema, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const result: Record<string, unknown> = {}
  for (const [alias, part] of Object.entries(value)) {
    const name = propertyName(properties, alias)
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    const canonical = property === undefined ? part : canonicalize(document, property, part)
    // A plain assignment to `__proto__` would not create a property of that name.
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
    // In a list, an empty text or a zero is an element and not an unset field.
    .map((item) => canonicalize(document, items, item) ?? item)
  return list.length === 0 ? undefined : list
}

function canonicalScalar(schema: Schema, flat: Schema, value: unknown): unknown {
  if (flat.enum !== undefined && typeof value === 'number') return flat.enum[value] ?? value
  if (flat.type === 'integer' || flat.type === 'number') return canonicalNumber(flat, value)
  if (flat.type === 'boolean') return canonicalBoolean(value)
  if (flat.type === 'string' && schema.format === 'int64' && typeof value === 'number') return String(value)
  if (typeof value === 'string' && schema['x-first-of']) return firstOf(value, schema['x-first-of'])
  return value === '' ? undefined : value
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

/** Google's Java client joins several orders into one text (facts 4.3). */
function firstOf(joined: string, separator: string): string | undefined {
  return joined.split(separator)[0]?.trim() || undefined
}
