import { serverUrl } from '@tintype/document'
import { describe, expect, it } from 'vitest'
import {
  document,
  type Example,
  examples,
  examplesIn,
  operations,
  type Response,
  resolve,
  walk,
} from './document.ts'

/** Texts that look like ids and tokens: long, without spaces, with the characters that this API uses for them. */
const isOpaque = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{40,}$/.test(value)

function opaqueIn(values: unknown[]): Set<string> {
  const found = new Set<string>()
  for (const value of values) {
    walk(
      (node) => {
        for (const held of Object.values(node).flat()) if (isOpaque(held)) found.add(held)
      },
      { value },
    )
  }
  return found
}

const valuesOf = (content: Response['content'] = {}): unknown[] =>
  Object.values(content).flatMap((media) =>
    Object.values(examplesIn(media)).map((each) => resolve<Example>(each).value),
  )

const requestValues = operations.flatMap(({ operation, parameters }) => [
  ...valuesOf(operation.requestBody?.content),
  ...parameters.map(({ example }) => example),
])
const responseValues = operations.flatMap(({ operation }) =>
  Object.values(operation.responses).flatMap((response) => valuesOf(resolve<Response>(response).content)),
)

/** Everything with an id in the examples of responses: albums, media items, enrichments. */
const things: Record<string, unknown>[] = []
walk((node) => isOpaque(node.id) && things.push(node), Object.values(examples))

describe('the examples tell one story', () => {
  it('every id in a request is also in a response', () => {
    const known = opaqueIn(responseValues)
    expect([...opaqueIn(requestValues)].filter((id) => !known.has(id))).toEqual([])
  })

  it('an id refers to the same resource everywhere', () => {
    const lasting = ['filename', 'mimeType', 'productUrl', 'baseUrl'] as const
    for (const key of lasting) {
      const seen = new Map<unknown, unknown>()
      for (const thing of things.filter((each) => key in each)) {
        expect([key, thing[key]]).toEqual([key, seen.get(thing.id) ?? thing[key]])
        seen.set(thing.id, thing[key])
      }
    }
  })

  it('an album has one title until it is renamed', () => {
    const titles = new Set(things.flatMap(({ title }) => (title === undefined ? [] : [title])))
    expect(titles).toEqual(new Set(['Iceland, August', 'Iceland, August 2021', 'Harbor in winter']))
  })

  it('ids are long enough for clients that recognize them by their length', () => {
    expect(things.map(({ id }) => String(id)).filter((id) => id.length < 55)).toEqual([])
  })

  it('times are in UTC and without fractions', () => {
    walk(({ creationTime }) => {
      if (creationTime !== undefined) expect(creationTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    }, examples)
  })

  it('addresses are those of the first server', () => {
    const server = document.servers.map(serverUrl)[0] ?? ''
    walk((node) => {
      for (const key of [
        'baseUrl',
        'productUrl',
        'shareableUrl',
        'coverPhotoBaseUrl',
        'profilePictureBaseUrl',
      ]) {
        if (key in node) expect(String(node[key]).startsWith(`${server}/`)).toBe(true)
      }
    }, examples)
  })
})
