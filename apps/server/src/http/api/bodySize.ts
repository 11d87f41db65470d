import { type ApiDocument, type DocumentedOperation, flatten, type Schema } from '@tintype/document'

/** The limits of a JSON body, checked before it is parsed: bytes, and values (lists and objects included). */
export interface BodySize {
  bytes: number
  values: number
}

/**
 * Smaller bodies are always read, which takes a millisecond: a client whose list is too long then gets the API's own error
 * and not one about the size of the body.
 */
const MIN_LIMIT: BodySize = { bytes: 64 * 1024, values: 2000 }

/** A character outside of ASCII as some clients write it: `\ud83d\ude00`. */
const ESCAPED_CHARACTER_BYTES = 12
/** Digits, sign, exponent, quotes. */
const NUMBER_BYTES = 32
/** Quotes, colon, comma, line break and indentation. */
const SYNTAX_BYTES = 64

/** The largest body that the document allows for an operation, with room for white space and nulls. */
export function largestBody(document: ApiDocument, { requestBody }: DocumentedOperation): BodySize {
  const schema = requestBody?.content['application/json']?.schema
  const { bytes, values } = schema === undefined ? { bytes: 0, values: 0 } : sizeOf(document, schema)
  return { bytes: Math.max(MIN_LIMIT.bytes, bytes), values: Math.max(MIN_LIMIT.values, 2 * values) }
}

function sizeOf(document: ApiDocument, schema: Schema): BodySize {
  const flat = flatten(document, schema)
  const syntax = { bytes: SYNTAX_BYTES, values: 1 }
  if (flat.type === 'object') {
    const properties = Object.entries(flat.properties ?? {})
    const parts = properties.map(([name, property]) =>
      sum([{ bytes: name.length, values: 0 }, sizeOf(document, property)]),
    )
    return sum([syntax, ...parts])
  }
  if (flat.type === 'array') {
    const { bytes, values } = sizeOf(document, flat.items ?? {})
    const count = limitOf(flat, 'maxItems')
    return sum([syntax, { bytes: count * bytes, values: count * values }])
  }
  if (flat.type !== 'string') return sum([syntax, { bytes: NUMBER_BYTES, values: 0 }])
  return sum([syntax, { bytes: textBytes(flat), values: 0 }])
}

function textBytes(schema: Schema): number {
  if (schema.enum) return Math.max(...schema.enum.map((name) => String(name).length))
  return limitOf(schema, 'maxLength') * (schema['x-ascii'] ? 1 : ESCAPED_CHARACTER_BYTES)
}

function limitOf(schema: Schema, keyword: 'maxItems' | 'maxLength'): number {
  const limit = schema[keyword]
  if (typeof limit !== 'number')
    throw new Error(`The document must set ${keyword} for every part of a request.`)
  return limit
}

const sum = (sizes: readonly BodySize[]): BodySize => ({
  bytes: sizes.reduce((all, { bytes }) => all + bytes, 0),
  values: sizes.reduce((all, { values }) => all + values, 0),
})
