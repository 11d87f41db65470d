import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { insertBefore, insertEntry } from '../src/insert.ts'
import { parseOperation } from '../src/operation.ts'
import { addToContract } from '../src/templates/contract.ts'
import { addToServer } from '../src/templates/server.ts'
import { Workspace } from '../src/workspace.ts'

const scopes = ['photoslibrary.readonly']

test('names are derived from the id', () => {
  expect(
    parseOperation('mediaItems.archive', 'POST /v1/mediaItems/{mediaItemId}:archive', { scopes }),
  ).toEqual({
    id: 'mediaItems.archive',
    collection: 'mediaItems',
    verb: 'archive',
    method: 'POST',
    path: '/v1/mediaItems/{mediaItemId}:archive',
    pathParameters: ['mediaItemId'],
    rpc: 'ArchiveMediaItem',
    functionName: 'archiveMediaItem',
    scopes,
    hasBody: true,
  })
})

test.each([
  ['albums', 'GET /v1/albums', /^"albums" is not an operation id\..* such as albums\.delete\.$/],
  ['albums.x', 'REMOVE /v1/albums', /^"REMOVE \/v1\/albums" is not a request\. Write one of GET, POST/],
  ['albums.x', 'GET albums', /^"albums" is not a path of this API\. Write \/v1\//],
  ['albums.x', 'GET /v1/albums/x y', /is not a request/],
])('%s, "%s" is rejected with an error that says what to write', (id, request, message) => {
  expect(() => parseOperation(id, request, { scopes })).toThrow(message)
})

test('an operation needs a scope', () => {
  expect(() => parseOperation('albums.x', 'GET /v1/albums', { scopes: [] })).toThrow(/--scope/)
})

test('an entry is inserted in order, after entries of several lines', () => {
  const text = "{\n  'a.a': 1,\n  'a.c': {\n    x: 1,\n  },\n  'a.f': 2,\n}\n"
  const pattern = /^ {2}'(\w+\.\w+)':.*\n(?: {4}.*\n| {2}\}.*\n)*/gm
  expect(insertEntry(text, pattern, 'a.d', "  'a.d': 3,\n")).toBe(
    text.replace("  'a.f'", "  'a.d': 3,\n  'a.f'"),
  )
  expect(insertEntry(text, pattern, 'a.0', "  'a.0': 3,\n")).toBe(
    text.replace("  'a.a'", "  'a.0': 3,\n  'a.a'"),
  )
  expect(() => insertEntry('', pattern, 'a.d', '')).toThrow(/a\.d would be added/)
})

test('text is inserted before the end of a block', () => {
  expect(insertBefore('a\nx {\n  1\n}\ny {\n}\n', 'x {', '}', '  2\n')).toBe('a\nx {\n  1\n  2\n}\ny {\n}\n')
  expect(() => insertBefore('a\n', 'x {', '}', '')).toThrow('No "x { … }" was found')
})

test('the stubs of an operation without parameters name none', () => {
  const workspace = new Workspace(resolve(import.meta.dirname, '../../..'))
  const operation = parseOperation('albums.count', 'GET /v1/albums:count', { scopes })
  addToContract(operation, workspace)
  addToServer(operation, workspace)
  expect(workspace.read('packages/contract/src/scenarios/albums.ts')).toContain("'albums.count', () => ({})")
  expect(workspace.read('apps/server/test/model/commands.ts')).toContain(
    "command(1, 'albums.count', fc.constant({}), () => ({})),",
  )
  expect(workspace.read('apps/server/test/http/matrix.test.ts')).toContain("      'albums.count',\n")
  expect(workspace.read('apps/server/test/http/discovery/document.test.ts')).toContain("'albums.count': {")
})
