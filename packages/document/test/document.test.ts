import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  createDocument,
  documentFile,
  flatten,
  loadDocument,
  maxPageSize,
  type OpenApi,
  ownParameters,
  pointerSteps,
  referenceName,
  takesBytes,
} from '../src/index.ts'

const document = loadDocument()
const json: OpenApi = JSON.parse(readFileSync(documentFile(), 'utf8'))

test('the list has every operation of the document once, with its method and path', () => {
  const written = Object.entries(json.paths).flatMap(([path, { parameters: _, ...item }]) =>
    Object.entries(item).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`),
  )
  expect(document.operations.map(({ id, method, path }) => `${id} ${method} ${path}`).sort()).toEqual(
    written.sort(),
  )
  expect(document.operation('albums.share').path).toBe('/v1/albums/{albumId}:share')
  expect(() => document.operation('albums.burn')).toThrow('The document has no operation albums.burn.')
})

test('an operation has the parameters of its path, its own and the global ones, without references', () => {
  const operation = document.operation('albums.patch')
  expect(ownParameters(operation).map((each) => [each.name, each.in])).toEqual([
    ['albumId', 'path'],
    ['updateMask', 'query'],
  ])
  for (const { parameters } of document.operations) {
    expect(parameters.filter((each) => '$ref' in each)).toEqual([])
    expect(parameters.filter((each) => each['x-global'])).toEqual(document.globalParameters)
  }
  expect(document.globalParameters.length).toBe(11)
})

test('request bodies and responses have no references, and state whether they are bytes', () => {
  for (const { requestBody, responses } of document.operations) {
    for (const node of [requestBody ?? {}, ...Object.values(responses)])
      expect(node).not.toHaveProperty('$ref')
  }
  expect(document.operations.filter(takesBytes).map(({ id }) => id)).toEqual(['uploads.create'])
})

test('an operation has the scopes of both eras; one that Google removed has none in the later era', () => {
  const { scopes } = document.operation('mediaItems.batchGet')
  expect(scopes.legacy.length).toBeGreaterThan(scopes['2025'].length)
  for (const { scopes, ...operation } of document.operations) {
    expect(scopes.legacy).not.toEqual([])
    expect([operation.id, scopes['2025'].length === 0]).toEqual([
      operation.id,
      operation['x-removed'] !== undefined,
    ])
  }
})

test('references are resolved, including escapes of JSON Pointer, and a dangling reference is an error', () => {
  const { albums } = flatten(document, { $ref: '#/components/schemas/ListAlbumsResponse' }).properties ?? {}
  expect(albums?.items).toEqual({ $ref: '#/components/schemas/Album' })
  expect(document.resolve({ $ref: '#/paths/~1v1~1albums~1{albumId}:share/post' })).toHaveProperty(
    'operationId',
    'albums.share',
  )
  expect(() => document.resolve({ $ref: '#/components/schemas/Burnt' })).toThrow(
    '#/components/schemas/Burnt is not in the document.',
  )
  expect(pointerSteps('#/paths/~1v1~1albums/a~0b%7B')).toEqual(['paths', '/v1/albums', 'a~b{'])
  expect(referenceName('#/components/schemas/Album')).toBe('Album')
})

test('a schema is flattened to one object with the properties of its parts, and its own keywords win', () => {
  const Base = { type: 'object', description: 'base', properties: { a: {} } }
  const derived = {
    description: 'derived',
    allOf: [{ $ref: '#/components/schemas/Base' }],
    properties: { b: {} },
  }
  const small = createDocument({
    ...json,
    paths: {},
    components: { ...json.components, schemas: { Base, Error: json.components.schemas.Error } },
  })
  const flat = flatten(small, derived)
  expect(flat).toMatchObject({ type: 'object', description: 'derived', properties: { a: {}, b: {} } })
  expect(flatten(small, derived)).toBe(flat)
})

test('the largest page size comes from the query or the body, and an operation without pages has none', () => {
  const paged = document.operations.filter((operation) => operation['x-paging'])
  expect(paged.map((operation) => [operation.id, maxPageSize(document, operation)])).toEqual([
    ['albums.list', 50],
    ['mediaItems.list', 100],
    ['mediaItems.search', 100],
    ['sharedAlbums.list', 50],
  ])
  expect(() => maxPageSize(document, document.operation('albums.get'))).toThrow('albums.get has no pageSize')
})

test('every extension of the document has a type', () => {
  const model = readFileSync(new URL('../src/model.ts', import.meta.url), 'utf8')
  const extensions = new Set<string>()
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      // Names of headers are keys too, in components.
      if (key.startsWith('x-')) extensions.add(key)
      collect(value)
    }
  }
  collect(json)
  expect(extensions.size).toBeGreaterThan(20)
  expect([...extensions].filter((name) => !model.includes(`'${name}'`))).toEqual([])
})
