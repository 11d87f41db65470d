import { type ApiDocument, type DocumentedOperation, flatten, type Schema } from '@tintype/document'

/** How large a JSON body may be before it is even read: in bytes, and in values, lists and objects included. */
export interface BodySize {
  bytes: number
  values: number
}

/**
 * A body below this is always read, so that a client whose list is too long is told so in the API's own words, and not
 * that its body is too large. To read it takes a millisecond.
 */
const LEAST: BodySize = { bytes: 64 * 1024, values: 2000 }

/** Deepest nesting that is read: the limit of proto3 JSON parsers. */
export const MAX_DEPTH = 100

/** A character as `\ud83d\ude00`, which is how some clients write whatever is not ASCII. */
const ESCAPED_CHARACTER = 12
/** Digits, sign, exponent, quotes. */
const NUMBER = 32
/** Quotes, colon, comma, line break and indentation. */
const AROUND_VALUE = 64

/** The size of the largest body that the document allows for an operation, with room for white space and nulls. */
export function largestBody(document: ApiDocument, { requestBody }: DocumentedOperation): BodySize {
  const schema = requestBody?.content['application/json']?.schema
  const { bytes, values } = schema === undefined ? { bytes: 0, values: 0 } : sizeOf(document, schema)
  return { bytes: Math.max(LEAST.bytes, bytes), values: Math.max(LEAST.values, 2 * values) }
}

function sizeOf(document: ApiDocument, schema: Schema): BodySize {
  const flat = flatten(document, schema)
  const around = { bytes: AROUND_VALUE, values: 1 }
  if (flat.type === 'object') {
    const properties = Object.entries(flat.properties ?? {})
    const parts = properties.map(([name, property]) =>
      sum([{ bytes: name.length, values: 0 }, sizeOf(document, property)]),
    )
    return sum([around, ...parts])
  }
  if (flat.type === 'array') {
    const { bytes, values } = sizeOf(document, flat.items ?? {})
    const count = limitOf(flat, 'maxItems')
    return sum([around, { bytes: count * bytes, values: count * values }])
  }
  if (flat.type !== 'string') return sum([around, { bytes: NUMBER, values: 0 }])
  return sum([around, { bytes: textBytes(flat), values: 0 }])
}

function textBytes(schema: Schema): number {
  if (schema.enum) return Math.max(...schema.enum.map((name) => String(name).length))
  return limitOf(schema, 'maxLength') * (schema['x-ascii'] ? 1 : ESCAPED_CHARACTER)
}

function limitOf(schema: Schema, keyword: 'maxItems' | 'maxLength'): number {
  const limit = schema[keyword]
  if (typeof limit !== 'number') throw new Error(`The document has no ${keyword} for a part of a request.`)
  return limit
}

const sum = (sizes: readonly BodySize[]): BodySize => ({
  bytes: sizes.reduce((all, { bytes }) => all + bytes, 0),
  values: sizes.reduce((all, { values }) => all + values, 0),
})

/**
 * Looks at a JSON text before it is parsed: to make objects of a million names or brackets takes a second, to count them
 * a few milliseconds. A text that is not JSON may pass.
 * @returns what is too much; undefined when nothing is
 */
export function excessOf(text: string, { values: most }: Pick<BodySize, 'values'>): string | undefined {
  let [depth, values] = [0, 1]
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === QUOTE) at = endOfText(text, at)
    else if (sign === COMMA) values++
    else if (sign === CLOSING_BRACKET || sign === CLOSING_BRACE) depth--
    else if (sign === BRACKET || sign === BRACE) {
      values++
      if (++depth > MAX_DEPTH) return `The body is nested more than ${MAX_DEPTH} levels deep.`
    }
    if (values > most) return `The body has more than ${most} values.`
  }
  return undefined
}

const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c]
const [BRACKET, CLOSING_BRACKET, BRACE, CLOSING_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d]

/** Where the closing quote of a JSON string is; the end of the text when there is none. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = end
    while (text.charCodeAt(escapes - 1) === BACKSLASH) escapes--
    if ((end - escapes) % 2 === 0) return end
  }
  return text.length
}
