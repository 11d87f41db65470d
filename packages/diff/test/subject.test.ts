import { expect, test } from 'vitest'
import { operationsAt } from '../src/operations.ts'
import { subjectOf } from '../src/subject.ts'

const get = {
  operationId: 'albums.get',
  parameters: [{ $ref: '#/components/parameters/albumId' }],
  responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Album' } } } } },
}
const json = {
  paths: { '/albums/{albumId}': { parameters: [], get, delete: { responses: {} } } },
  components: {
    parameters: { albumId: {} },
    schemas: { Album: { properties: { cover: { $ref: '#/components/schemas/Photo' } } }, Photo: {} },
  },
}

test.each([
  ['#/components/schemas/Album/properties/title/maxLength', 'Album.title'],
  ['#/components/schemas/Album/properties/cover/properties/width', 'Album.cover.width'],
  ['#/components/parameters/albumId/schema/maxLength', 'albumId'],
  ['#/paths/~1albums~1{albumId}/get', 'albums.get'],
  ['#/paths/~1albums~1{albumId}/get/responses/404', 'albums.get, response 404'],
  ['#/paths/~1albums~1{albumId}/get/requestBody/content', 'albums.get, request body'],
  ['#/paths/~1albums~1{albumId}/delete', 'DELETE /albums/{albumId}'],
  ['#/paths/~1photos', '/photos'],
  ['#/info/version', 'info.version'],
])('%s is %s', (pointer, subject) => {
  expect(subjectOf(pointer, json)).toBe(subject)
})

test('a schema belongs to every operation that refers to it, also through another schema', () => {
  expect(operationsAt(json)('#/components/schemas/Photo/properties/id')).toEqual(['albums.get'])
})

test('a method that a path does not have belongs to no operation', () => {
  expect(operationsAt(json)('#/paths/~1albums~1{albumId}/post')).toEqual([])
  expect(operationsAt(json)('#/paths/~1albums~1{albumId}/parameters/0')).toEqual([
    'albums.get',
    'DELETE /albums/{albumId}',
  ])
})
