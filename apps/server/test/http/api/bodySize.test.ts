import { flatten, loadDocument, type Schema } from '@tintype/document'
import type { OperationId } from '@tintype/types/operations'
import { expect, test } from 'vitest'
import { ApiError } from '../../../src/domain/apiError.ts'
import { largestBody } from '../../../src/http/api/bodySize.ts'
import { findExcess, MAX_DEPTH } from '../../../src/http/api/scanJson.ts'
import { createRequestReaders } from '../../../src/http/api/validation.ts'

const document = loadDocument<OperationId>()
const readers = createRequestReaders(document)
const withBody = document.operations.filter(({ requestBody }) => requestBody?.content['application/json'])
const bodyOf = (operation: (typeof withBody)[number]): Schema =>
  operation.requestBody?.content['application/json']?.schema ?? {}

/** A value with every property of a schema, each text and list at its maximum. */
function filled(schema: Schema): unknown {
  const { type, properties = {}, items = {}, enum: names, ...rest } = flatten(document, schema)
  if (type === 'object') {
    return Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, filled(part)]))
  }
  if (type === 'array') return Array.from({ length: Number(rest.maxItems) }, () => filled(items))
  if (names) return names.toSorted((a, b) => String(b).length - String(a).length)[0]
  if (type === 'string') return (rest['x-ascii'] ? 'x' : '🖼').repeat(Number(rest.maxLength))
  return type === 'boolean' ? false : -1.7976931348623157e308
}

/** Indented and in ASCII only, as some clients write it. */
const asciiJson = (value: unknown) =>
  JSON.stringify(value, null, 2).replace(
    /[^\x20-\x7e\n]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

test.each(withBody)('$id accepts the largest body that the document allows', (operation) => {
  const size = largestBody(document, operation)
  const text = asciiJson(filled(bodyOf(operation)))
  expect(text.length).toBeLessThanOrEqual(size.bytes)
  expect(findExcess(text, size.values)).toBeUndefined()
})

test('the body of batchCreate may have most of a megabyte, all others 64 kB', () => {
  const sizes = document.operations.map(
    (operation) => [operation.id, largestBody(document, operation)] as const,
  )
  for (const [id, { bytes, values }] of sizes) {
    expect(values).toBe(2000)
    if (id === 'mediaItems.batchCreate') expect(bytes).toBeLessThan(1_000_000)
    else expect(bytes).toBe(64 * 1024)
  }
})

const detailsOf = (id: (typeof withBody)[number]['id'], text: string) => {
  try {
    readers.get(id)?.body(text)
  } catch (error) {
    if (error instanceof ApiError) return error.details
  }
  return undefined
}
const bodyViolation = (description: string) => [{ fieldViolations: [{ field: 'body', description }] }]

test('a body with more values or levels than any valid request is not parsed', () => {
  const keys = Array.from({ length: 2000 }, (_, number) => `"key ${number}":0`)
  expect(detailsOf('albums.create', `{${keys}}`)).toMatchObject(
    bodyViolation('The body has more than 2000 values.'),
  )
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
  expect(detailsOf('albums.create', nested(MAX_DEPTH + 1))).toMatchObject(
    bodyViolation(`The body is nested more than ${MAX_DEPTH} levels deep.`),
  )
  expect(detailsOf('albums.create', nested(MAX_DEPTH))).toMatchObject([
    { fieldViolations: [{ description: expect.stringContaining('Invalid value') }] },
  ])
})

test('commas and brackets within strings do not count, with any escape sequences', () => {
  for (const text of ['[[[,,,', '"', '\\', '\\"', '\\\\"[,', ',\\']) {
    expect(findExcess(JSON.stringify({ text: text.repeat(50) }), 3)).toBeUndefined()
  }
  expect(findExcess('{"a":"\\"","b":[1,2]}', 3)).toBe('The body has more than 3 values.')
})

test('a body with many violations is rejected with the first one', () => {
  const items = Array.from({ length: 50 }, () => ({ description: 'x'.repeat(1000), unknown: 1 }))
  const details = detailsOf('mediaItems.batchCreate', JSON.stringify({ newMediaItems: items }))
  expect(details).toHaveLength(1)
  expect(details?.[0]?.fieldViolations).toHaveLength(1)
})
