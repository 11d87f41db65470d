import { expect, test } from 'vitest'
import { createMatcher, loadDocument } from '../src/index.ts'
import { pathPattern } from '../src/match.ts'

const { operations } = loadDocument()
const match = createMatcher(operations)

/** A path of an operation, with values that are percent-encoded. */
const filled = (path: string) => path.replace(/\{\w+\}/g, 'A%2Fb-_%3A')

test.each(operations.map(({ id, method, path }) => ({ id, method, path: filled(path) })))(
  '$id is found at every spelling of its path',
  ({ id, method, path }) => {
    const colon = path.lastIndexOf(':')
    const spellings = [
      path,
      `${path}/`,
      `${path}//`,
      `/${path}`,
      path.replace('/v1/', '//v1///'),
      path.replace(/:(?!.*:)/, '/:'),
      path.replace(/:(?!.*:)/, '//:'),
      path.replace(/:(?!.*:)/, '/:/').replace('/:/', colon === -1 ? '' : '/:'),
      path.replace(/:(?!.*:)/, '/'),
    ]
    for (const spelling of spellings) {
      const found = match(method, spelling)
      expect([spelling, found?.operation.id, found?.path]).toEqual([spelling, id, path])
    }
  },
)

test.each([
  ['POST', '/v1/mediaItems%3Asearch'],
  ['POST', '/v1/albums/x%3Ashare'],
  ['POST', '/v1/albums/x:burn'],
  ['GET', '/v1/mediaItems:search'],
  ['GET', '/v1'],
  ['GET', '/'],
  ['GET', ''],
  ['GET', '/v2/albums'],
  ['GET', '/v1/Albums'],
  ['GET', '/media/v1/albums'],
  ['GET', '/v1/albums/x/y'],
])('%s %s is not an operation', (method, path) => {
  expect(match(method, path)).toBeUndefined()
})

test('a pattern matches the end of a path, because a base URL can have a path', () => {
  const pattern = new RegExp(pathPattern('/v1/albums/{albumId}:share'))
  expect(pattern.exec('/base/v1/albums/x:share')?.slice(1)).toEqual(['x'])
  expect(pattern.test('/base/v1/albums/x')).toBe(false)
  expect(pattern.test('/base/v1/albums/x:share/more')).toBe(false)
})

test('any list of operations can be matched, not only the one of the document', () => {
  const get = { method: 'GET', path: '/v1/things/{thingId}', id: 1 }
  const search = { method: 'GET', path: '/v1/things:search', id: 2 }
  const matchThing = createMatcher([get, search])
  expect(matchThing('GET', '/v1/things/x')).toEqual({ operation: get, path: '/v1/things/x' })
  expect(matchThing('GET', '/v1/things/search')).toEqual({ operation: search, path: '/v1/things:search' })
})
