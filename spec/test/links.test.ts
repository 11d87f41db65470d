import type { Link, Schema } from '@tintype/document'
import { describe, expect, it } from 'vitest'
import { document, operationOf, operations, resolve } from './document.ts'
import { facts } from './facts.ts'

const links = operations.flatMap(({ id, operation }) =>
  Object.entries(operation.responses['200']?.links ?? {}).map(([name, link]) => ({
    from: id,
    name,
    link: resolve<Link>(link),
  })),
)

/** Every expression in a link. */
const expressionsIn = ({ parameters, requestBody }: Link): string[] =>
  [...JSON.stringify([parameters, requestBody]).matchAll(/"(\$[^"]*)"/g)].map(([, text = '']) => text)

/** The schema at a JSON Pointer into a body; undefined if the body cannot have such a value. */
const schemaAt = (body: Schema | undefined, pointer: string): Schema | undefined =>
  pointer
    .split('/')
    .slice(1)
    .reduce<Schema | undefined>((schema, step) => {
      if (schema === undefined) return undefined
      const { items, properties } = resolve<Schema>(schema)
      return /^\d+$/.test(step) ? items : properties?.[step]
    }, body)

describe('a link leads from a result to an operation that uses it', () => {
  it.each(links)('$from to $link.operationId ($name)', ({ from, link }) => {
    const target = operationOf(link.operationId)
    const names = target.parameters.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(Object.keys(link.parameters ?? {})))
    const body = resolve<Schema>(target.operation.requestBody?.content['application/json']?.schema ?? {})
    expect(Object.keys(body.properties ?? {})).toEqual(
      expect.arrayContaining(Object.keys(link.requestBody ?? {})),
    )
    const source = operationOf(from).operation
    const expressions = expressionsIn(link)
    expect(expressions).not.toEqual([])
    for (const expression of expressions) {
      const [, place, pointer = ''] =
        expression.match(/^\$(response\.body|request\.body|request\.path)(.*)$/) ?? []
      const bodies = place === 'request.body' ? source.requestBody?.content : source.responses['200']?.content
      const isThere =
        place === 'request.path'
          ? operationOf(from).parameters.some(({ name }) => `.${name}` === pointer)
          : schemaAt(Object.values(bodies ?? {})[0]?.schema, pointer.replace(/^#/, '')) !== undefined
      expect([expression, isThere]).toEqual([expression, true])
    }
  })

  it.each(['albumId', 'mediaItemId', 'shareToken'])(
    'every recorded method whose path has %s is linked',
    (name) => {
      const targets = new Set(links.map(({ link }) => link.operationId))
      const recorded = facts.methods.map(({ id }) => id)
      const taking = operations.filter(({ path }) => path.includes(`{${name}}`)).map(({ id }) => id)
      expect(taking.filter((id) => recorded.includes(id) && !targets.has(id))).toEqual([])
    },
  )

  it('every list is linked to its next page', () => {
    const paged = operations.filter(({ operation }) => operation['x-paging']).map(({ id }) => id)
    const toItself = links.filter(({ from, link }) => from === link.operationId).map(({ from }) => from)
    expect(toItself.sort()).toEqual(paged.sort())
  })

  it('an upload is linked to the creation of a media item', () => {
    expect(links.filter(({ from }) => from === 'uploads.create').map(({ link }) => link.operationId)).toEqual(
      ['mediaItems.batchCreate'],
    )
  })

  it('is used at least once', () => {
    const used = new Set(links.map(({ name }) => name))
    expect([...used].sort()).toEqual(Object.keys(document.components.links).sort())
  })
})
