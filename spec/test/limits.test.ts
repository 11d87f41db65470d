import { describe, expect, it } from 'vitest'
import { operations, resolve, type Schema, schemaIn } from './document.ts'

/** Texts and lists under a schema that may have any size. A schema that contains itself may have any depth. */
function unbounded(schema: Schema, place: string, around: readonly Schema[] = []): string[] {
  const own = resolve<Schema>(schema)
  if (around.includes(own)) return [`${place} (contains itself)`]
  const below = (part: Schema, name: string) => unbounded(part, `${place}${name}`, [...around, own])
  const isBounded = own.enum !== undefined || own.maxLength !== undefined || own.format === 'binary'
  return [
    ...(own.type === 'string' && !isBounded ? [place] : []),
    ...(own.type === 'array' && own.maxItems === undefined ? [place] : []),
    ...Object.entries(own.properties ?? {}).flatMap(([name, property]) => below(property, `.${name}`)),
    ...(own.items ? below(own.items, '[]') : []),
    ...(own.allOf ?? []).flatMap((part) => below(part, '')),
  ]
}

describe('no request is unbounded', () => {
  it.each(operations)('$id: each text and each list has a limit', ({ operation, parameters, globals }) => {
    const bodies = Object.values(operation.requestBody?.content ?? {})
    expect([
      ...[...parameters, ...globals].flatMap(({ name, schema }) => unbounded(schema, name)),
      ...bodies.flatMap((body) => unbounded(schemaIn(body), 'body')),
    ]).toEqual([])
  })

  it('a text or list without a limit is found at any depth', () => {
    const text: Schema = { type: 'string' }
    const list: Schema = { type: 'array', items: { type: 'string', maxLength: 1 } }
    const itself: Schema = { type: 'object', properties: {} }
    itself.properties = { part: itself }
    const open: Schema = {
      type: 'object',
      properties: { text, list, texts: { type: 'array', maxItems: 1, items: text }, itself },
      allOf: [{ properties: { other: text } }],
    }
    expect(unbounded(open, 'body')).toEqual([
      'body.text',
      'body.list',
      'body.texts[]',
      'body.itself.part (contains itself)',
      'body.other',
    ])
  })
})
